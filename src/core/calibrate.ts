import type { Side } from './landmarks.ts';
import type { Degrees, Metres, Millis, Pixels } from './units.ts';

/** What the neutral pose told of camera and person. */
export interface Calibration {
  /** The still stretch it was taken from. */
  readonly from: Millis;
  readonly to: Millis;
  /** Picture turned clockwise against gravity. */
  readonly roll: Degrees;
  /** Camera looking up is positive. */
  readonly pitch: Degrees;
  /** Above the floor. */
  readonly cameraHeight: Metres;
  /** From the camera to the feet, along the floor. */
  readonly distance: Metres;
  readonly focal: Pixels;
  /** Heel landmark to toe landmark. */
  readonly footLength: Readonly<Record<Side, Metres>>;
}
