import type { EventRecord } from '../core/session-record.ts';
import { isPivot } from './truth.ts';
import type { Truth, TruthPivot } from './truth.ts';

type FoundPivot = Extract<EventRecord, { kind: 'pivot' }>;

/** How near both boundaries must be for a pivot to count, milliseconds. */
export const TOLERANCES = [200, 300, 500] as const;
/** One of them. */
export type Tolerance = (typeof TOLERANCES)[number];

/** How the pivots of a clip, or of many, were found. */
export interface PivotScore {
  readonly told: number;
  readonly found: number;
  readonly hits: Readonly<Record<Tolerance, number>>;
  /** For each pair: where it was found to begin and to end, less where it truly did. Seconds. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** Further apart than this two pivots are not the same. Seconds. */
const FURTHEST = 0.75;
/**
 * A turn of the renderer is a minimum-jerk movement: this share of its time has gone when a tenth of the way has. The
 * first and last tenth cannot be seen by anybody, so boundaries are where they end and begin.
 */
const TENTH = 0.2466;

/** Where a turn is a tenth done, and a tenth from done. Seconds. */
export function boundariesOf({ t0, t1 }: Pick<TruthPivot, 't0' | 't1'>): readonly [number, number] {
  return [t0 + TENTH * (t1 - t0), t1 - TENTH * (t1 - t0)];
}

/** Pairs each true pivot with the nearest found one of the same foot, point and direction; each is used once. */
export function scorePivots(events: readonly EventRecord[], truth: Truth): PivotScore {
  const told = truth.events.filter(isPivot);
  const found = events.filter((event) => event.kind === 'pivot');
  const free = new Set(found);
  const offs = told.flatMap((pivot) => {
    const pair = nearest(pivot, free);
    if (!pair) return [];
    free.delete(pair);
    return [offBy(pivot, pair)];
  });
  const within = (tolerance: Tolerance) => offs.filter((off) => 1000 * gap(off) <= tolerance).length;
  return {
    told: told.length,
    found: found.length,
    hits: { 200: within(200), 300: within(300), 500: within(500) },
    begins: offs.map(([begin]) => begin),
    ends: offs.map(([, end]) => end),
  };
}

function nearest(pivot: TruthPivot, free: ReadonlySet<FoundPivot>): FoundPivot | undefined {
  const alike = [...free].filter(
    ({ foot, about, direction }) => foot === pivot.foot && about === pivot.about && direction === pivot.direction,
  );
  const byGap = alike.map((found) => ({ found, off: gap(offBy(pivot, found)) }));
  return byGap.filter(({ off }) => off < FURTHEST).toSorted((a, b) => a.off - b.off)[0]?.found;
}

type Off = readonly [begin: number, end: number];

function offBy(pivot: TruthPivot, found: FoundPivot): Off {
  const [t0, t1] = boundariesOf(pivot);
  return [found.t0 - t0, found.t1 - t1];
}
const gap = ([begin, end]: Off): number => Math.max(Math.abs(begin), Math.abs(end));

/** Harmonic mean of how many were found and how many of what was found is right. NaN where there was nothing at all. */
export const f1 = (hits: number, told: number, found: number): number => (2 * hits) / (told + found);
