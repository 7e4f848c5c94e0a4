import type { Size } from './frame.ts';
import { pixels, toRadians } from './units.ts';
import type { Degrees, Metres, Pixels } from './units.ts';

/**
 * The room, frame G: origin on the floor under the camera, X to the right of the unmirrored picture (the subject's left
 * when they face the camera), Y up against gravity, Z from the subject toward the camera. Metres.
 */
export interface RoomPoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Where a pinhole camera stands and looks. Square pixels, no distortion, principal point in the middle. */
export interface CameraPose {
  readonly focal: Pixels;
  /** Looking up is positive. */
  readonly pitch: Degrees;
  /** Camera turned clockwise, seen from behind it, is positive. */
  readonly roll: Degrees;
  readonly cameraHeight: Metres;
}

/** A camera ready to convert between picture and room. */
export interface Camera {
  readonly focal: number;
  readonly height: number;
  readonly cx: number;
  readonly cy: number;
  readonly cosRoll: number;
  readonly sinRoll: number;
  readonly cosPitch: number;
  readonly sinPitch: number;
}

export function makeCamera(pose: CameraPose, size: Size): Camera {
  const roll = toRadians(pose.roll);
  const pitch = toRadians(pose.pitch);
  return {
    focal: pose.focal,
    height: pose.cameraHeight,
    cx: size.width / 2,
    cy: size.height / 2,
    cosRoll: Math.cos(roll),
    sinRoll: Math.sin(roll),
    cosPitch: Math.cos(pitch),
    sinPitch: Math.sin(pitch),
  };
}

/** Direction in the room, not normalised, of the ray through a picture point. */
export function rayThrough(camera: Camera, x: number, y: number): RoomPoint {
  const u = (x - camera.cx) / camera.focal;
  const v = (y - camera.cy) / camera.focal;
  const right = u * camera.cosRoll - v * camera.sinRoll;
  const down = u * camera.sinRoll + v * camera.cosRoll;
  return {
    x: right,
    y: camera.sinPitch - down * camera.cosPitch,
    z: -camera.cosPitch - down * camera.sinPitch,
  };
}

/** The room point at height `y` (metres above the floor) that shows at a picture point; null at or above the horizon. */
export function atHeight(camera: Camera, x: number, y: number, height: number): RoomPoint | null {
  const ray = rayThrough(camera, x, y);
  const scale = (height - camera.height) / ray.y;
  if (!(scale > 0) || !Number.isFinite(scale)) return null;
  return { x: ray.x * scale, y: height, z: ray.z * scale };
}

/** Where a room point shows in the picture; null behind the camera. */
export function project(camera: Camera, point: RoomPoint): { readonly x: Pixels; readonly y: Pixels } | null {
  const up = point.y - camera.height;
  const forward = up * camera.sinPitch - point.z * camera.cosPitch;
  const down = -up * camera.cosPitch - point.z * camera.sinPitch;
  if (forward <= 0.05) return null;
  const u = (point.x * camera.cosRoll + down * camera.sinRoll) / forward;
  const v = (-point.x * camera.sinRoll + down * camera.cosRoll) / forward;
  return { x: pixels(camera.cx + camera.focal * u), y: pixels(camera.cy + camera.focal * v) };
}
