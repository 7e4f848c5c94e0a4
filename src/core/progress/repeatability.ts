import { studentQuantile } from './normal.ts';
import { FOLLOWED, lineThrough, seriesOf } from './series.ts';
import type { Check } from './series.ts';

/**
 * How far checks of somebody who has not changed differ from day to day, where little is known of the person: published
 * standard errors of active hip rotation are 1.9 to 3.6° (clinometer, Miley et al. 2019; inclinometer, Krause et al.,
 * with a minimal detectable change of 5.4°). Degrees.
 */
const PUBLISHED = 2;
/** The person's own checks outweigh it from this many degrees of freedom on. */
const PUBLISHED_WEIGHT = 4;

/** How repeatable one person's checks are. */
export interface Repeatability {
  /** Standard error of measurement from day to day, degrees. */
  readonly sem: number;
  /** Minimal detectable change: two checks must differ by more than this for the change to be more than noise. Degrees. */
  readonly mdc95: number;
  /** Degrees of freedom, for quantiles. */
  readonly df: number;
  /** The share of it that comes from the person's own checks, 0 to 1. */
  readonly own: number;
}

/**
 * From a person's own checks: what is left of each quantity once a straight trend is taken out, pooled over all that is
 * followed, and drawn toward published values while there are few.
 */
export function repeatabilityOf(checks: readonly Check[]): Repeatability {
  const lines = FOLLOWED.map((followed) => {
    const series = seriesOf(checks, followed);
    return { n: series.length, line: lineThrough(series) };
  });
  const own = lines.reduce((sum, { n, line }) => sum + (line ? n - 2 : 0), 0);
  const squares = lines.reduce((sum, { line }) => sum + (line?.residual ?? 0), 0);
  const df = own + PUBLISHED_WEIGHT;
  const sem = Math.sqrt((PUBLISHED_WEIGHT * PUBLISHED ** 2 + squares) / df);
  return { sem, mdc95: studentQuantile(0.975, df) * Math.SQRT2 * sem, df, own: own / df };
}
