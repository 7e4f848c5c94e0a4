import { beforeEach, expect, test, vi } from 'vitest';
import { isOfExercise, keepProgress } from '../../src/app/progress.ts';
import type { RomRecord } from '../../src/core/rom/record.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import { rangeOfMotion } from '../../src/routines/range-of-motion.ts';
import { openProgress } from '../../src/store/progress-store.ts';
import type { ProgressStore } from '../../src/store/progress-store.ts';
import { WORDS } from '../../src/words/index.ts';
import { setRecord } from '../support/set-record.ts';

vi.mock('../../src/store/progress-store.ts', () => ({ openProgress: vi.fn() }));

const store = { active: vi.fn(async () => ({ id: 'me', programme: null })), put: vi.fn(), close: vi.fn() };
beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(openProgress).mockResolvedValue(store as unknown as ProgressStore);
});

const held = { 'external.left': { value: 34, halfWidth95: 5 } };

test.each([
  ['hip-rotation-walk-out', {}, true],
  ['range-of-motion', held, false],
  ['range-of-motion', {}, false],
  ['soft-bend-check', {}, false],
  ['a-routine-that-is-gone', {}, true],
  ['a-routine-that-is-gone', held, false],
] as const)('a result of %s with %j is of an exercise: %s', (routine, values, expected) => {
  expect(isOfExercise({ routine, values })).toBe(expected);
});

/** The left foot was held out. */
const HELD: RomRecord = {
  'turnout.left': { external: 38, halfWidth95: 6, halfWidths: { external: 6 }, holds: { external: 1, internal: 0 } },
};

/** A set of somebody, or a check, with a picture of a held moment. */
function recordedOf(kind: 'camera' | 'file', routine = ROUTINES[0]!, rom: RomRecord = {}) {
  const record = setRecord({ rom, routine: { id: routine.id, version: routine.version } });
  const stills = async () => new Map([['hold left external', new Blob(['picture'])]]);
  return { id: null, record: { ...record, source: { ...record.source, kind } }, routine, track: vi.fn(), stills };
}

test('a set before the camera is kept for whoever is up', async () => {
  const done = await keepProgress(recordedOf('camera'), false, WORDS.en);
  expect(store.put).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ id: done?.result, person: 'me' }),
    undefined,
  );
});

test('a set in a video, perhaps of somebody else, counts for nobody', async () => {
  expect(await keepProgress(recordedOf('file'), false, WORDS.en)).toBeNull();
  expect(store.put).not.toHaveBeenCalled();
});

test('of a range check in a video in which nothing was held, the summary says what was seen', async () => {
  expect(await keepProgress(recordedOf('file', rangeOfMotion), false, WORDS.en)).toBeNull();
});

test('a range check in a video is shown, and counts for nobody', async () => {
  const done = await keepProgress(recordedOf('file', rangeOfMotion, HELD), false, WORDS.en);
  expect(done).toMatchObject({ video: { id: done?.result, person: '', routine: 'range-of-motion' } });
  expect(Object.keys(done!.pictures)).toEqual(['hold left external']);
  expect(store.put).not.toHaveBeenCalled();
});

test('pictures that cannot be had are no reason not to go on', async () => {
  const stills = () => Promise.reject(new Error('no canvas'));
  for (const kind of ['camera', 'file'] as const)
    expect(await keepProgress({ ...recordedOf(kind, rangeOfMotion, HELD), stills }, false, WORDS.en)).toBeNull();
});
