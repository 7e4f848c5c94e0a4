import type { Side } from './landmarks.ts';
import type { PivotPoint } from './routine.ts';
import type { Degrees } from './units.ts';

/**
 * What the teaching figure does, as data: one thing after another, each on from where the last one ended. Angles in
 * degrees, lengths in metres of a person 1.7 m tall, times in seconds.
 */
export type FigureMove =
  /** The feet are set down anew, side by side: between `heels` they are this far apart. Takes no time. */
  | { readonly kind: 'stand'; readonly heels: number; readonly turnout: Degrees }
  /** A foot turns about its heel or its ball until its turnout is `to`, toes out positive. */
  | {
      readonly kind: 'pivot';
      readonly foot: Side;
      readonly about: PivotPoint;
      readonly to: Degrees;
      readonly seconds: number;
    }
  /** Both knees bend or straighten to this flexion; 0 is straight. Each goes the way its foot points. */
  | { readonly kind: 'bend'; readonly to: Degrees; readonly seconds: number }
  /** Both heels rise or sink, until the soles stand at this angle to the floor; 0 is flat. */
  | { readonly kind: 'rise'; readonly to: Degrees; readonly seconds: number }
  /** Nothing moves. */
  | { readonly kind: 'pause'; readonly seconds: number };
