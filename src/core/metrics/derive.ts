import type { Calibration } from '../calibrate.ts';
import type { Tracked } from '../kalman.ts';
import type { Side } from '../landmarks.ts';
import type { SeenBy, Weights } from '../learned/model.ts';
import type { Hands, Moving } from '../moment.ts';
import { isSeen, unseen } from '../reading.ts';
import type { Reading, Readings, Seen, UnseenReason } from '../reading.ts';
import type { SignalId, SignalStates } from '../signals.ts';

/** What a metric may look at. */
export interface View extends SeenBy {
  readonly signals: SignalStates;
  /** Slope of the shoulder line in the neutral pose, degrees. */
  readonly neutralSlope: number;
  /** How far knees read as bent in the neutral pose, degrees. */
  readonly neutralFlexion: Readonly<Record<Side, number>>;
  readonly calibration: Calibration;
  readonly correction: Weights;
  readonly moving: Moving;
  readonly hands: Hands;
}

/** Half width of the interval of a sum of independent errors, from theirs. */
export const together = (...halfWidths: readonly number[]): number =>
  Math.sqrt(halfWidths.reduce((sum, halfWidth) => sum + halfWidth * halfWidth, 0));

/** How another error of form is taken for this one: so much of each degree beyond `usual`. Degrees. */
export interface Confusion {
  readonly usual: number;
  /** Half width of the 95 % interval for each degree. */
  readonly each: number;
}

/** Half width of the interval of what may be nothing but the other error, which reads `value`. */
export const takenFor = (value: number, { usual, each }: Confusion): number =>
  each * Math.max(0, Math.abs(value) - usual);

/** Makes a reading of signals, or passes on why the first of them cannot be told. */
export function derive<Id extends SignalId>(
  { signals }: View,
  ids: readonly Id[],
  make: (seen: Readonly<Record<Id, Tracked>>) => Seen | UnseenReason,
): Reading {
  for (const id of ids) {
    const state = signals[id];
    if ('unseen' in state) return unseen(state.unseen);
  }
  const made = make(signals as Readonly<Record<Id, Tracked>>);
  return typeof made === 'string' ? unseen(made) : made;
}

/** Makes a reading of other readings, or passes on why the first of them cannot be told. */
export function combine<Id extends keyof Readings>(
  readings: Pick<Readings, Id>,
  ids: readonly Id[],
  make: (seen: Readonly<Record<Id, Seen>>) => Seen,
): Reading {
  for (const id of ids) {
    const reading: Reading = readings[id];
    if (!isSeen(reading)) return reading;
  }
  return make(readings as Readonly<Record<Id, Seen>>);
}
