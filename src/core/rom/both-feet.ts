import type { Seen } from '../reading.ts';

/**
 * How far the errors of one person's feet go together: one camera, one pelvis and one pair of shoes stand behind both.
 * Correlation of 46 pairs of holds, of 25 rendered people.
 */
const SHARED = 0.4;

/** Ranges of left plus, or minus, right. What the errors of both share counts twice in the sum and cancels out in the difference. */
export function bothFeet(left: Seen, right: Seen, sign: 1 | -1): Seen {
  const [a, b] = [left.halfWidth95, right.halfWidth95];
  return {
    value: left.value + sign * right.value,
    halfWidth95: Math.sqrt(a ** 2 + b ** 2 + 2 * sign * SHARED * a * b),
  };
}
