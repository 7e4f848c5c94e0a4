import { firstPlace } from '../core/first-place.ts';

/** A frame counts for a moment that is at most this share of a frame away. */
const SHARE = 0.6;

/** Looks up the item nearest to a time in seconds; undefined where none is within about a frame. */
export function nearestIn<Item extends { readonly t: number }>(
  items: readonly Item[],
  fps: number,
): (t: number) => Item | undefined {
  const sorted = items.toSorted((a, b) => a.t - b.t);
  return (t) => {
    const after = firstPlace(sorted.length, (place) => sorted[place]!.t >= t);
    const [best] = [sorted[after - 1], sorted[after]]
      .filter((item) => item !== undefined)
      .toSorted((a, b) => Math.abs(a.t - t) - Math.abs(b.t - t));
    return best && Math.abs(best.t - t) <= SHARE / fps ? best : undefined;
  };
}
