import type { Side } from '../landmarks.ts';
import type { Seen } from '../reading.ts';
import type { PivotDirection, RuleId } from '../routine.ts';

/** One turn of a foot that was held: what a range is made of. */
export interface HoldRecord {
  readonly foot: Side;
  readonly direction: PivotDirection;
  /** Seconds from the first frame. */
  readonly t0: number;
  readonly t1: number;
  /** The median turnout while it was held, toes out positive, degrees. */
  readonly value: number;
  readonly halfWidth95: number;
  /** Form errors on the way to it or in it, because of which it is to be done again. Left out: there were none. */
  readonly spoilt?: readonly RuleId[];
}

/**
 * How far a foot turns out and in. Both positive in their own direction, degrees; a direction that was never held is
 * left out.
 */
export interface RangeRecord {
  readonly external?: number;
  readonly internal?: number;
  /** The wider of the two half widths. */
  readonly halfWidth95: number;
  readonly halfWidths: { readonly external?: number; readonly internal?: number };
  /** How many holds each value is the mean of. */
  readonly holds: { readonly external: number; readonly internal: number };
  /** Directions that were never held without an error: the value is that of holds which are to be done again. */
  readonly spoilt?: readonly PivotDirection[];
}

/** By direction. Each is positive in its own. */
export interface BothRecord {
  readonly external?: Seen;
  readonly internal?: Seen;
}

/** What a check of the range of motion found: the `rom` block of a record. Empty where the routine checks none. */
export interface RomRecord {
  readonly 'turnout.left'?: RangeRecord;
  readonly 'turnout.right'?: RangeRecord;
  readonly 'turnout.total'?: BothRecord;
  /** Left minus right. */
  readonly 'turnout.asymmetry'?: BothRecord;
  /** The furthest that a foot was held in an exercise that goes further and further. */
  readonly 'reach.left'?: BothRecord;
  readonly 'reach.right'?: BothRecord;
  /** In a soft bend, where thigh and foot can be told apart. */
  readonly 'hip-rotation.left'?: Seen;
  readonly 'hip-rotation.right'?: Seen;
  readonly 'below-knee-twist.left'?: Seen;
  readonly 'below-knee-twist.right'?: Seen;
  /** The widest stance that was held, metres. */
  readonly 'stance-width'?: Seen;
  readonly holds?: readonly HoldRecord[];
}
