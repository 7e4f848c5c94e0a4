import { studentQuantile } from './normal.ts';
import { repeatabilityOf } from './repeatability.ts';
import type { Repeatability } from './repeatability.ts';
import { daysBetween, FOLLOWED, lineThrough, seriesOf } from './series.ts';
import type { Check, Followed, Point, Series } from './series.ts';

/**
 * How often a person who has not changed may be told that they have, all that is followed taken together: a little less
 * than 5 %, so that it is 5 at most among any hundred.
 */
const FALSE_ALARMS = 0.045;
/** The same where the noise is partly a published one, which the person's own may exceed. */
const FALSE_ALARMS_PUBLISHED = 0.038;
/** A trend needs this many checks; fewer are held against each other, the first against the last. */
const LEAST_FOR_TREND = 4;
/** A trend is of these last days: nobody changes evenly for a year. */
const TREND_DAYS = 70;

/** What changed between two moments, and whether it is more than noise. */
export interface Change {
  /** Degrees, positive: more. */
  readonly value: number;
  /** Half width of its interval; with several quantities, of the intervals that hold for all of them at once. */
  readonly halfWidth95: number;
  /** The whole interval lies on one side of nothing. */
  readonly real: boolean;
  readonly from: number;
  readonly to: number;
  readonly checks: number;
}

const judged = (change: Omit<Change, 'real'>): Change => ({
  ...change,
  real: Math.abs(change.value) > change.halfWidth95,
});

/** What changed between two values of one quantity, of `together` that are asked about at once. */
export function changeBetween(a: Point, b: Point, { sem, df }: Repeatability, together = 1): Change {
  const halfWidth95 = certainty(FALSE_ALARMS_PUBLISHED / together, df) * Math.SQRT2 * sem;
  return judged({ value: b.value - a.value, halfWidth95, from: a.at, to: b.at, checks: 2 });
}

/** What changed over one of the series that are followed, by the straight line through it; null without two days. */
function changeOver(series: Series, others: readonly Series[], repeatability: Repeatability): Change | null {
  const line = lineThrough(series);
  const [first, last] = [series[0], series.at(-1)];
  if (!line || !first || !last) return null;
  if (series.length < LEAST_FOR_TREND) return changeBetween(first, last, repeatability, FOLLOWED.length);
  const days = daysBetween(first.at, last.at);
  const own = ownNoise(series.length - 2, line.residual, others);
  const quantile = own
    ? certainty(FALSE_ALARMS / FOLLOWED.length, own.df)
    : certainty(FALSE_ALARMS_PUBLISHED / FOLLOWED.length, repeatability.df);
  const halfWidth95 = (quantile * (own ?? repeatability).sem * days) / Math.sqrt(line.spread);
  return judged({ value: line.slope * days, halfWidth95, from: first.at, to: last.at, checks: series.length });
}

/** With fewer degrees of freedom than this, the person's own noise is drawn toward a published one. */
const ENOUGH_OWN = 8;

/**
 * The person's own noise for the trend of one series: what is left of it beside its line, and of the others beside their
 * means. One of those that changed as well makes it too large, never too small. Null where that is too little to go by.
 */
function ownNoise(df: number, residual: number, others: readonly Series[]): Pick<Repeatability, 'sem' | 'df'> | null {
  const parts = others.map((series) => {
    const middle = series.reduce((sum, { value }) => sum + value, 0) / series.length;
    return series.reduce((sum, { value }) => sum + (value - middle) ** 2, 0);
  });
  const all = others.reduce((sum, { length }) => sum + Math.max(0, length - 1), df);
  if (all < ENOUGH_OWN) return null;
  return { sem: Math.sqrt(parts.reduce((sum, part) => sum + part, residual) / all), df: all };
}

const certainty = (falseAlarms: number, df: number): number => studentQuantile(1 - falseAlarms / 2, df);

/** What changed lately in everything that is followed. */
export function recentChanges(checks: readonly Check[]): Readonly<Partial<Record<Followed, Change>>> {
  const repeatability = repeatabilityOf(checks);
  const last = Math.max(...checks.map(({ at }) => at));
  const recent = checks.filter(({ at }) => daysBetween(at, last) <= TREND_DAYS);
  const all = FOLLOWED.map((followed) => ({ followed, series: seriesOf(recent, followed) }));
  const changes = all.map(({ followed, series }) => {
    const others = all.filter((one) => one.followed !== followed).map((one) => one.series);
    return [followed, changeOver(series, others, repeatability)] as const;
  });
  return Object.fromEntries(changes.filter(([, change]) => change !== null));
}

/** What changed between any two checks, in everything that both have. */
export function changesBetween(
  a: Check,
  b: Check,
  repeatability: Repeatability,
): Readonly<Partial<Record<Followed, Change>>> {
  const changes = FOLLOWED.flatMap((followed) => {
    const [before, after] = [a.values[followed], b.values[followed]];
    if (!before || !after) return [];
    const points = [
      { at: a.at, ...before },
      { at: b.at, ...after },
    ] as const;
    return [[followed, changeBetween(points[0], points[1], repeatability, FOLLOWED.length)] as const];
  });
  return Object.fromEntries(changes);
}

/** The highest value of a series; null where there is none. */
export const bestOf = (series: Series): Point | null =>
  series.reduce<Point | null>((best, point) => (best && best.value >= point.value ? best : point), null);
