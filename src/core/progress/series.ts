import type { Seen } from '../reading.ts';

/** What is followed from check to check, by direction and side; all in degrees of turnout. */
export const FOLLOWED = ['external.left', 'internal.left', 'external.right', 'internal.right'] as const;
export type Followed = (typeof FOLLOWED)[number];

/** One check: when, and what was measured. */
export interface Check {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly values: Readonly<Partial<Record<Followed, Seen>>>;
}

/** One quantity over time, the oldest value first. */
export type Series = readonly Point[];
export interface Point extends Seen {
  readonly at: number;
}

/** One quantity of some checks, in the order of time. */
export const seriesOf = (checks: readonly Check[], followed: Followed): Series =>
  checks
    .flatMap(({ at, values }) => {
      const seen = values[followed];
      return seen ? [{ at, ...seen }] : [];
    })
    .toSorted((a, b) => a.at - b.at);

const DAY = 86_400_000;
/** Time between two moments, days. */
export const daysBetween = (from: number, to: number): number => (to - from) / DAY;

/** A straight line through a series by least squares; null through fewer than two days. */
export interface Line {
  /** Degrees a day. */
  readonly slope: number;
  readonly at: (time: number) => number;
  /** Sum of the squared distances from it, and of the squared times from their middle, days². */
  readonly residual: number;
  readonly spread: number;
  /** The middle of the times, as for `at`. */
  readonly middle: number;
}

export function lineThrough(series: Series): Line | null {
  const n = series.length;
  if (n < 2) return null;
  const middle = series.reduce((sum, { at }) => sum + at, 0) / n;
  const mean = series.reduce((sum, { value }) => sum + value, 0) / n;
  const days = series.map(({ at }) => daysBetween(middle, at));
  const spread = days.reduce((sum, day) => sum + day * day, 0);
  if (spread === 0) return null;
  const slope = series.reduce((sum, { value }, i) => sum + days[i]! * (value - mean), 0) / spread;
  const at = (time: number) => mean + slope * daysBetween(middle, time);
  const residual = series.reduce((sum, point) => sum + (point.value - at(point.at)) ** 2, 0);
  return { slope, at, residual, spread, middle };
}
