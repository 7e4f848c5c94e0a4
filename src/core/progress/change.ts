import { studentQuantile } from './normal.ts';
import { repeatabilityOf } from './repeatability.ts';
import type { Repeatability } from './repeatability.ts';
import { daysBetween, FOLLOWED, lineThrough, seriesOf } from './series.ts';
import type { Check, Followed, Point, Series } from './series.ts';

/**
 * How often a person who has not changed may be told that they have, all that is followed taken together: 5 % at most,
 * and a little less, since nobody's noise is known exactly.
 */
const FALSE_ALARMS = 0.038;
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
  const halfWidth95 = certainty(together, df) * Math.SQRT2 * sem;
  return judged({ value: b.value - a.value, halfWidth95, from: a.at, to: b.at, checks: 2 });
}

/** What changed over a series, by the straight line through it; null where there are not two days. */
export function changeOver(series: Series, repeatability: Repeatability, together = 1): Change | null {
  const line = lineThrough(series);
  const [first, last] = [series[0], series.at(-1)];
  if (!line || !first || !last) return null;
  if (series.length < LEAST_FOR_TREND) return changeBetween(first, last, repeatability, together);
  const days = daysBetween(first.at, last.at);
  const halfWidth95 = (certainty(together, repeatability.df) * repeatability.sem * days) / Math.sqrt(line.spread);
  return judged({ value: line.slope * days, halfWidth95, from: first.at, to: last.at, checks: series.length });
}

const certainty = (together: number, df: number): number => studentQuantile(1 - FALSE_ALARMS / together / 2, df);

/** What changed lately in everything that is followed. */
export function recentChanges(checks: readonly Check[]): Readonly<Partial<Record<Followed, Change>>> {
  const repeatability = repeatabilityOf(checks);
  const last = Math.max(...checks.map(({ at }) => at));
  const recent = checks.filter(({ at }) => daysBetween(at, last) <= TREND_DAYS);
  const changes = FOLLOWED.map(
    (followed) => [followed, changeOver(seriesOf(recent, followed), repeatability, FOLLOWED.length)] as const,
  );
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
