import type { Calibration } from '../calibrate.ts';
import type { Tracked } from '../kalman.ts';
import type { Moving } from '../moment.ts';
import { isSeen, unseen } from '../reading.ts';
import type { Reading, Readings, UnseenReason } from '../reading.ts';
import type { SignalId, SignalStates } from '../signals.ts';

/** What a metric may look at. */
export interface View {
  readonly signals: SignalStates;
  /** What each signal read in the neutral pose. */
  readonly neutral: Readonly<Record<SignalId, number>>;
  readonly calibration: Calibration;
  readonly moving: Moving;
}

/** A value with the standard deviation of its error, both in the metric's unit. */
export interface Estimate {
  readonly value: number;
  readonly deviation: number;
}

const TO_95 = 1.96;

export const toReading = ({ value, deviation }: Estimate): Reading => ({ value, halfWidth95: TO_95 * deviation });

/** The standard deviation of the sum of independent errors. */
export const together = (...deviations: readonly number[]): number =>
  Math.sqrt(deviations.reduce((sum, deviation) => sum + deviation * deviation, 0));

/** Makes a reading of signals, or passes on why the first of them cannot be told. */
export function derive<Id extends SignalId>(
  { signals }: View,
  ids: readonly Id[],
  make: (seen: Readonly<Record<Id, Tracked>>) => Estimate | UnseenReason,
): Reading {
  for (const id of ids) {
    const state = signals[id];
    if ('unseen' in state) return unseen(state.unseen);
  }
  const made = make(signals as Readonly<Record<Id, Tracked>>);
  return typeof made === 'string' ? unseen(made) : toReading(made);
}

/** Makes a reading of other readings, or passes on why the first of them cannot be told. */
export function combine<Id extends keyof Readings>(
  readings: Pick<Readings, Id>,
  ids: readonly Id[],
  make: (values: Readonly<Record<Id, number>>, deviations: Readonly<Record<Id, number>>) => Estimate,
): Reading {
  const values = {} as Record<Id, number>;
  const deviations = {} as Record<Id, number>;
  for (const id of ids) {
    const reading: Reading = readings[id];
    if (!isSeen(reading)) return reading;
    values[id] = reading.value;
    deviations[id] = reading.halfWidth95 / TO_95;
  }
  return toReading(make(values, deviations));
}
