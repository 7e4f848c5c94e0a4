import type { Finding } from '../../../src/core/moment.ts';
import type { Turn } from '../../../src/core/pivots.ts';
import type { FootstepEvent, PivotEvent } from '../../../src/core/moment.ts';
import type { Side } from '../../../src/core/landmarks.ts';
import type { Routine, Rule } from '../../../src/core/routine.ts';
import { RuleBook } from '../../../src/core/rules/index.ts';
import type { RuleInput } from '../../../src/core/rules/watch.ts';
import { degrees, metres, millis } from '../../../src/core/units.ts';
import type { Millis } from '../../../src/core/units.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';
import { times } from './person.ts';
import { readingsOf } from './readings.ts';

/** The walk-out with these rules alone. */
export const routineWith = (...rules: readonly Rule[]): Routine => ({ ...hipRotationWalkOut, rules });

/** What every rule of a test says besides what it watches. */
export const RULE = { severity: 2, cooldown: millis(1000), cue: 'belt-square', why: 'It is so.' } as const;

/** One finding as it was told, and when. */
export interface Told {
  readonly t: number;
  readonly finding: Finding;
}

/** What a person does from frame to frame, milliseconds after the beginning; what is left out is quiet. */
export type Play = (t: number) => Partial<Omit<RuleInput, 't'>>;

/** Every finding in every frame of `length` milliseconds. */
export function tell(routine: Routine, length: number, play: Play): Told[] {
  const book = new RuleBook(routine);
  return times(0, length).flatMap((t) => {
    const still = { moving: 'none', turns: [], pivots: [], footsteps: [], hands: 'on-hips', sparse: false } as const;
    const quiet = { step: 'turn-out', began: millis(0), readings: readingsOf({}), ...still };
    const found = book.advance({ ...quiet, ...play(t), t: millis(t) });
    return found.map(({ finding }) => ({ t, finding }));
  });
}

/** The episodes as they were in the end. */
export const ended = (told: readonly Told[]): Finding[] =>
  told.filter(({ finding }) => !finding.open).map(({ finding }) => finding);

export const turnOf = (foot: Turn['foot'], given: Partial<Turn> = {}): Turn => ({
  foot,
  direction: 'external',
  about: 'heel',
  since: millis(0),
  turned: degrees(25),
  speed: 60,
  ...given,
});

export const footstepOf = (foot: Side, t1: Millis): FootstepEvent => ({
  kind: 'step',
  t0: t1,
  t1,
  foot,
  lift: metres(0.07),
});

export const pivotOf = (foot: PivotEvent['foot'], given: Partial<PivotEvent> = {}): PivotEvent => ({
  kind: 'pivot',
  t0: millis(0),
  t1: millis(0),
  foot,
  about: 'heel',
  direction: 'external',
  from: degrees(0),
  to: degrees(35),
  peakSpeed: 60,
  ...given,
});

/** Whether `t` is the frame that shows `at`: events are told in one frame alone. */
export const isFrame = (t: number, at: number): boolean => Math.abs(t - at) < 1000 / 60;
