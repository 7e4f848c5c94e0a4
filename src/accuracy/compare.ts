import { median } from '../core/geometry.ts';
import { quantile } from '../core/quantile.ts';

/** What was told in one frame, and what is true there. */
export interface Told {
  /** Undefined where it means nothing. */
  readonly truth: number | undefined;
  /** NaN where nothing was told. */
  readonly value: number;
  /** Half width of the interval that came with it; null for none. */
  readonly halfWidth95: number | null;
  /** Whether a foot truly moves. */
  readonly moving: boolean;
}

/** One value held against the truth. */
export interface Miss {
  readonly truth: number;
  /** Told less true. */
  readonly error: number;
  /** Whether the interval holds the truth; null where there was none. */
  readonly held: boolean | null;
  readonly moving: boolean;
}

/** All of one quantity in one clip, or in many. */
export interface Compared {
  /** In how many frames there was something to tell. */
  readonly due: number;
  readonly misses: readonly Miss[];
  /** For each hold: median told less median true. */
  readonly holds: readonly number[];
}

/** Where there was nothing to tell. */
export const NOTHING: Compared = { due: 0, misses: [], holds: [] };

/** A shorter stillness is no hold: it is the turning point between two movements. Seconds. */
const SHORTEST_HOLD = 0.2;
/** A hold counts where it was told in at least this share of it. */
const TOLD_SHARE = 0.5;

/** Holds a row of frames, `fps` a second, against the truth. */
export function compare(rows: readonly Told[], fps: number): Compared {
  const due = rows.filter(({ truth }) => truth !== undefined);
  return {
    due: due.length,
    misses: due.flatMap(({ truth, value, halfWidth95, moving }) => {
      if (!Number.isFinite(value)) return [];
      const error = value - truth!;
      return [{ truth: truth!, error, held: halfWidth95 === null ? null : Math.abs(error) <= halfWidth95, moving }];
    }),
    holds: stillStretches(rows)
      .filter(({ length }) => length >= SHORTEST_HOLD * fps)
      .flatMap(holdError),
  };
}

/** Unbroken rows of frames in which there is something to tell and nothing moves. */
function stillStretches(rows: readonly Told[]): Told[][] {
  const stretches: Told[][] = [[]];
  for (const row of rows) {
    if (row.truth !== undefined && !row.moving) stretches.at(-1)!.push(row);
    else if (stretches.at(-1)!.length > 0) stretches.push([]);
  }
  return stretches;
}

function holdError(stretch: readonly Told[]): number[] {
  const told = stretch.filter(({ value }) => Number.isFinite(value));
  if (told.length < TOLD_SHARE * stretch.length) return [];
  return [median(told.map(({ value }) => value)) - median(told.map(({ truth }) => truth!))];
}

/** Several clips, or both sides, as one. */
export const together = (parts: readonly Compared[]): Compared => ({
  due: parts.reduce((sum, { due }) => sum + due, 0),
  misses: parts.flatMap(({ misses }) => misses),
  holds: parts.flatMap(({ holds }) => holds),
});

/** Mean; NaN for none. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** Mean absolute error of errors; NaN for none. */
export const meanSize = (values: readonly number[]): number => mean(values.map(Math.abs));

/** Of the values that came with an interval: how many, and how many intervals hold the truth. */
export function intervals(misses: readonly Miss[]): { readonly held: number; readonly of: number } {
  const told = misses.filter(({ held }) => held !== null);
  return { held: told.filter(({ held }) => held).length, of: told.length };
}

/**
 * How far what is told goes along with the truth: 1 fully, 0 not at all. A reading that always says "nothing wrong" has
 * small errors where little is wrong; this tells it from one that sees. NaN where the truth never changes.
 */
export function slope(misses: readonly Miss[]): number {
  const middle = mean(misses.map(({ truth }) => truth));
  const spread = misses.reduce((sum, { truth }) => sum + (truth - middle) ** 2, 0);
  return spread > 0
    ? 1 + misses.reduce((sum, { truth, error }) => sum + (truth - middle) * error, 0) / spread
    : Number.NaN;
}

/** This share of the values, where the truth lies furthest from usual, are extremes: form errors are among them. */
const EXTREME = 0.1;

/** The tenth of the values where the truth lies furthest from its median. */
export function extremes(misses: readonly Miss[]): Miss[] {
  const usual = median(misses.map(({ truth }) => truth));
  const from = ({ truth }: Miss) => Math.abs(truth - usual);
  const least = quantile(misses.map(from), 1 - EXTREME);
  return misses.filter((miss) => from(miss) >= least);
}
