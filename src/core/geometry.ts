import type { Body, ImagePoint, WorldPoint } from './frame.ts';
import type { Side } from './landmarks.ts';
import { degrees, toDegrees } from './units.ts';
import type { Degrees } from './units.ts';

/** Anything with three coordinates in one space and one unit. */
export interface Vec3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export const subtract = (a: Vec3, b: Vec3): Vec3 => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });
export const dot = (a: Vec3, b: Vec3): number => a.x * b.x + a.y * b.y + a.z * b.z;
export const norm = (a: Vec3): number => Math.sqrt(dot(a, a));
export const middle = (a: Vec3, b: Vec3): Vec3 => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, z: (a.z + b.z) / 2 });

/** Angle between two vectors, 0 to 180 degrees. `atan2` keeps small angles exact, where `acos` does not. */
export function angleBetween(a: Vec3, b: Vec3): Degrees {
  const cross = { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x };
  return toDegrees(Math.atan2(norm(cross), dot(a, b)));
}

/** An angle brought into (−180, 180]. */
export function wrap(angle: number): Degrees {
  const turned = angle % 360;
  if (turned > 180) return degrees(turned - 360);
  return degrees(turned <= -180 ? turned + 360 : turned);
}

/** Middle value; NaN for none. Does not change `values`. */
export function median(values: readonly number[]): number {
  const sorted = new Float64Array(values).sort();
  const half = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The landmark of a pair in the picture, or in the world. */
export const imageOf = (body: Body, pair: Readonly<Record<Side, number>>, side: Side): ImagePoint =>
  body.image[pair[side]]!;
export const worldOf = (body: Body, pair: Readonly<Record<Side, number>>, side: Side): WorldPoint =>
  body.world[pair[side]]!;

/** Direction in the picture from `from` to `to` against the picture's right, counter-clockwise positive, degrees. */
export const slope = (from: ImagePoint, to: ImagePoint): Degrees =>
  toDegrees(Math.atan2(-(to.y - from.y), to.x - from.x));
