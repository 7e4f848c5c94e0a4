import type { Size } from '../core/frame.ts';
import type { Millis } from '../core/units.ts';
import type { Picture } from '../pose/estimator.ts';

/** A picture and when it was taken, counted from the stream's first picture. Whoever gets it closes it. */
export interface TimedPicture {
  readonly picture: Picture;
  readonly t: Millis;
  /** When the page got it, by `performance.now()`; left out where it was fetched only now. */
  readonly came?: number;
}

/** What a recording must know about where its pictures came from; their size is in the pictures. */
export interface SourceInfo {
  readonly kind: 'camera' | 'file' | 'demo';
  readonly name: string;
  /** Pictures a second: counted for a file, promised by a camera; null where unknown. */
  readonly fps: number | null;
  /** How many pictures there will be; null for a camera. */
  readonly frames: number | null;
}

/**
 * A stream of unmirrored pictures, pulled one at a time. A camera gives the newest picture and drops those that nobody
 * came for; a file gives every picture in order.
 */
export interface Source {
  readonly info: SourceInfo;
  /** Pictures that went by while the last one was still being worked on. */
  readonly dropped: number;
  /** How often another camera took the place of one that went away; left out where that does not happen. */
  readonly swaps?: number;
  /** The next picture, or null at the end. Throws `SourceError`. */
  next(): Promise<TimedPicture | null>;
  close(): void;
}

/** How many pixels a picture is wide and high. */
export const sizeOf = (picture: Picture): Size =>
  'displayWidth' in picture
    ? { width: picture.displayWidth, height: picture.displayHeight }
    : { width: picture.width, height: picture.height };

/** What can go wrong with a source. */
export type SourceFault =
  | 'no-camera'
  | 'camera-refused'
  | 'camera-in-use'
  | 'camera-unplugged'
  | 'camera-unsupported'
  | 'not-a-video'
  | 'no-video-track'
  | 'cannot-decode'
  | 'ends-early';

/** A fault of the camera or file; `message` says what happened and what to do, for the person in front of it. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(
    readonly fault: SourceFault,
    message: string,
  ) {
    super(message);
  }
}
