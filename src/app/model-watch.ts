import { quantile } from '../core/quantile.ts';

/** Fewer pictures a second than 15 show too little of a pivot, which takes about a second. Milliseconds a picture. */
const TOO_LONG = 1000 / 15;
/** That slow for this long without a break: not a hiccup, but a hot or a weak machine. Milliseconds. */
export const SLOW_FOR_LONG = 10_000;
/** So many pictures are judged together: single slow ones do not count. */
const JUDGED = 15;
/** After a pause it begins anew. Milliseconds. */
const PAUSE = 2000;

/** Watches whether a pose model keeps up. */
export interface ModelWatch {
  /** A picture was looked at; how long the model has been too slow without a break. Milliseconds of one clock. */
  look(now: number, estimateMs: number): number;
}

export function createModelWatch(): ModelWatch {
  let recent: number[] = [];
  let slowSince: number | null = null;
  let last = Number.NEGATIVE_INFINITY;
  return {
    look(now, estimateMs) {
      if (now - last > Math.max(PAUSE, 2 * estimateMs)) [recent, slowSince] = [[], null];
      last = now;
      recent = [...recent.slice(1 - JUDGED), estimateMs];
      if (recent.length < JUDGED || quantile(recent, 0.5) <= TOO_LONG) slowSince = null;
      else slowSince ??= now;
      return slowSince === null ? 0 : now - slowSince;
    },
  };
}
