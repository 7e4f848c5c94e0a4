import type { Side } from '../landmarks.ts';
import type { Seen } from '../reading.ts';

/** Smaller differences are what most people have, and are not worth a word even where they are certain. Degrees. */
const WORTH_SAYING = 6;

/**
 * The side that surely turns further, from left minus right; null where both look even as far as can be told: the
 * interval reaches zero, or the difference is small.
 */
export const largerSide = ({ value, halfWidth95 }: Seen): Side | null =>
  Math.abs(value) > halfWidth95 && Math.abs(value) >= WORTH_SAYING ? (value > 0 ? 'left' : 'right') : null;
