import { expect, test } from 'vitest';
import { ROUTINES } from '../../src/routines/index.ts';
import { anyTrack, momentsIn, REAL } from '../core/support/exercises.ts';
import type { AnyTrack } from '../core/support/exercises.ts';
import { RECORDED } from '../core/support/recorded.ts';
import { recordOver } from './support.ts';

/** Routines that share no movement with each other, and recordings of them. The two checks are parts of the walk-out. */
const DONE: Readonly<Record<string, readonly AnyTrack[]>> = {
  'hip-rotation-walk-out': RECORDED,
  'bodyweight-squat': ['squat'],
  'heel-raise': ['heel-raise'],
};

/** Every routine over the videos of real people, and those over each other's recordings. */
const OTHERS = ROUTINES.flatMap((routine) => {
  const rendered = routine.id in DONE ? Object.entries(DONE).filter(([id]) => id !== routine.id) : [];
  return [...rendered.flatMap(([, names]) => names), ...REAL].map((name) => [routine.id, name, routine] as const);
});

test.each(OTHERS)('%s counts nothing in "%s", and finds one form error a minute at most', (_, name, routine) => {
  expect(momentsIn(routine, name).at(-1)!.reps).toBe(0);
  const { events, findings } = recordOver(routine, name);
  expect(events.filter(({ kind }) => kind === 'rep')).toEqual([]);
  const frames = anyTrack(name).frames;
  const minutes = (frames.at(-1)!.t - frames[0]!.t) / 60_000;
  expect(findings.length).toBeLessThanOrEqual(Math.max(1, minutes));
});
