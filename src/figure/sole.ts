import type { Side } from '../core/landmarks.ts';
import type { ShoePoint } from './skeleton.ts';

/**
 * The outline of a sole as cubic curves: from the middle of the heel, outward positive and ahead, in hundredths of its
 * length. Each line: two handles and the end; the first starts where the last ends.
 */
const CURVES = [
  [9, -14, 14.5, -7, 14.5, 3],
  [14.5, 18, 19, 30, 19, 47],
  [19, 69, 12, 85, -1, 85],
  [-13, 85, -18, 74, -18, 59],
  [-18, 45, -12, 34, -12, 20],
  [-12, 13, -14, 7, -14, 0],
  [-14, -8, -8, -14, 0, -14],
] as const;
/** Metres in a hundredth of the length. */
const UNIT = 0.00275;
const STEPS = [1 / 6, 1 / 3, 1 / 2, 2 / 3, 5 / 6, 1] as const;

/** The outline of a sole, around the middle of the heel. Metres; the same for both feet, since `out` is outward. */
export const SOLE: readonly ShoePoint[] = CURVES.flatMap(([ax, ay, bx, by, x, y], i) => {
  const [, , , , x0, y0] = CURVES.at(i - 1)!;
  return STEPS.map((t) => ({ out: UNIT * cubic(x0, ax, bx, x, t), ahead: UNIT * cubic(y0, ay, by, y, t) }));
});

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u ** 3 * a + 3 * u ** 2 * t * b + 3 * u * t ** 2 * c + t ** 3 * d;
}

/** Both feet, the right one first: the order in which this routine and most people go. */
export const FEET = ['right', 'left'] as const satisfies readonly Side[];
