import { expect, test } from 'vitest';
import { ROUTINES } from '../../src/routines/index.ts';
import { rangeOfMotion } from '../../src/routines/range-of-motion.ts';
import { anyTrack, momentsIn, REAL } from '../core/support/exercises.ts';
import type { AnyTrack } from '../core/support/exercises.ts';
import { RECORDED } from '../core/support/recorded.ts';
import { recordOver } from './support.ts';

/** Routines that share no movement with each other, and recordings of them. Both checks are parts of the walk-out. */
const DONE: Readonly<Record<string, readonly AnyTrack[]>> = {
  'hip-rotation-walk-out': RECORDED,
  'bodyweight-squat': ['squat'],
  'heel-raise': ['heel-raise'],
};

/** Whether a recording of the second has nothing of the first; a squat is a soft bend on its way down. */
const isOther = (routine: string, recorded: string): boolean =>
  routine in DONE || (recorded !== 'hip-rotation-walk-out' && routine === 'range-of-motion');

/** Every routine over the videos of real people, and those over each other's recordings. */
const OTHERS = ROUTINES.flatMap((routine) => {
  const others = Object.entries(DONE).filter(([id]) => id !== routine.id && isOther(routine.id, id));
  return [...others.flatMap(([, names]) => names), ...REAL].map((name) => [routine.id, name, routine] as const);
});

test.each(['squat', 'heel-raise'] as const)('no foot is held, turned out or in, in "%s"', (name) => {
  expect(recordOver(rangeOfMotion, name).rom).toEqual({ holds: [] });
});

test.each(OTHERS)('%s counts nothing in "%s", and finds one form error a minute at most', (_, name, routine) => {
  expect(momentsIn(routine, name).at(-1)!.reps).toBe(0);
  const { events, findings } = recordOver(routine, name);
  expect(events.filter(({ kind }) => kind === 'rep')).toEqual([]);
  const frames = anyTrack(name).frames;
  const minutes = (frames.at(-1)!.t - frames[0]!.t) / 60_000;
  expect(findings.length).toBeLessThanOrEqual(Math.max(1, minutes));
});
