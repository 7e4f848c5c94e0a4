import { quantile } from '../core/quantile.ts';
import { STAGES } from '../pose/estimator.ts';

/**
 * What a picture goes through, in order: it waits until somebody has time for it; the estimator's own stages; messages to
 * and from its worker; the engine; drawing. Then its whole age as it is shown, and how long the main thread was not to be had.
 */
export const METERED = ['wait', ...STAGES, 'messages', 'core', 'draw', 'age', 'gap'] as const;
export type Metered = (typeof METERED)[number];

/** Half of the times are shorter than `p50`, 19 of 20 shorter than `p95`. Milliseconds. */
export interface MeteredLine {
  readonly what: Metered;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

/** Over this long, milliseconds. */
const WINDOW = 5000;

/** Sums up the times of the last seconds. */
export interface StageMeter {
  /** `now`: milliseconds of one clock. */
  add(now: number, times: Readonly<Partial<Record<Metered, number>>>): void;
  /** A line for each that was measured, in order. */
  lines(): readonly MeteredLine[];
}

export function createStageMeter(): StageMeter {
  let samples: { readonly at: number; readonly times: Readonly<Partial<Record<Metered, number>>> }[] = [];
  let oldest = 0;
  return {
    add(now, times) {
      samples.push({ at: now, times });
      while (oldest < samples.length && now - samples[oldest]!.at > WINDOW) oldest++;
      if (oldest * 2 < samples.length) return;
      samples = samples.slice(oldest);
      oldest = 0;
    },
    lines() {
      const recent = samples.slice(oldest);
      return METERED.flatMap((what) => {
        const times = recent.map((sample) => sample.times[what]).filter((time) => time !== undefined);
        if (times.length === 0) return [];
        return [{ what, p50: quantile(times, 0.5), p95: quantile(times, 0.95), worst: Math.max(...times) }];
      });
    },
  };
}
