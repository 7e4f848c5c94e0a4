import type { Side } from './landmarks.ts';
import type { Degrees, Metres, Millis, Pixels } from './units.ts';

declare const space: unique symbol;

/** Width and height of the picture, pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point of the unmirrored picture: x to the right, y down, in pixels; `z` in the estimator's own scale. */
export interface ImagePoint {
  readonly [space]?: 'image';
  readonly x: Pixels;
  readonly y: Pixels;
  readonly z: number;
  /** 0 to 1: how sure the estimator is that the point is in the picture and not hidden. */
  readonly visibility: number;
}

/** A point about the hip centre: x to the right of the picture, y down, z away from the camera, metres. */
export interface WorldPoint {
  readonly [space]?: 'world';
  readonly x: Metres;
  readonly y: Metres;
  readonly z: Metres;
}

/** One person as the estimator saw them: 33 landmarks in the order of `LANDMARKS`, unfiltered. */
export interface Body {
  readonly image: readonly ImagePoint[];
  readonly world: readonly WorldPoint[];
  /**
   * Where the foot network saw the toes point, against the line of sight, positive outward. Left out where it did not
   * look: in tracks of before there was one. Degrees.
   */
  readonly feet?: Readonly<Record<Side, Degrees>>;
  /**
   * How far inside the foot's line the knee network saw the kneecap point, negative outside. Means something only in a
   * bent leg, so a neutral pose has none. Left out as `feet` is. Degrees.
   */
  readonly knees?: Readonly<Record<Side, Degrees>>;
  /** How far the knee network saw the knee bent, 0 straight; below 0 where it is not sure. Left out as `feet` is. Degrees. */
  readonly bends?: Readonly<Record<Side, Degrees>>;
  /**
   * How far the pelvis network saw it face toward either side, against the line of sight: about the same twice, of opposite
   * signs. Left out as `feet` is. Degrees.
   */
  readonly pelvis?: Readonly<Record<Side, Degrees>>;
}

/** What our own networks look at, in the order of records, whose `pose` has the network's hash as `LOOKSha256`. */
export const LOOKS = ['feet', 'knees', 'bends', 'pelvis'] as const satisfies readonly (keyof Body)[];
export type Look = (typeof LOOKS)[number];

/** What the engine is fed with. Live, from a file or from a recorded track: the same. `t` grows from 0. */
export interface Frame {
  readonly t: Millis;
  readonly size: Size;
  /** `null`: nobody was found in the picture. */
  readonly body: Body | null;
  /** The person asked, with this frame, to be measured anew. Part of the stream, so that a replay does it too. */
  readonly remeasure?: true;
}
