import { median } from '../core/geometry.ts';
import { makeCamera } from '../core/camera.ts';
import type { Camera, CameraPose } from '../core/camera.ts';
import type { Size } from '../core/frame.ts';
import { degrees, metres, pixels, toDegrees } from '../core/units.ts';
import type { Truth, TruthCamera, TruthFrame } from './truth.ts';

/** The camera that the renderer used, as the engine would describe it. */
export interface ExactCamera extends CameraPose {
  /** How far it is turned toward the subject's left: directions in the room are this much larger than in the world. */
  readonly yaw: number;
  readonly camera: Camera;
}

/** Reads roll, pitch, height and yaw off the renderer's camera; `size` is that of its picture. */
export function exactCamera({ extrinsics, intrinsics }: TruthCamera, size: Size): ExactCamera {
  const [right, down, forward] = extrinsics.R;
  const pose: CameraPose = {
    focal: pixels(intrinsics.fx),
    roll: toDegrees(Math.atan2(-right![1]!, -down![1]!)),
    pitch: degrees(toDegrees(Math.asin(forward![1]!))),
    cameraHeight: metres(fromCamera({ extrinsics }, [0, 0, 0])[1]),
  };
  return { ...pose, yaw: toDegrees(Math.atan2(forward![0]!, -forward![2]!)), camera: makeCamera(pose, size) };
}

/** A point of the camera's frame in the renderer's world: to the subject's left, up, ahead of them. Metres. */
export function fromCamera(
  { extrinsics: { R, t } }: Pick<TruthCamera, 'extrinsics'>,
  point: readonly number[],
): readonly [x: number, y: number, z: number] {
  const seen = point.map((value, i) => value - t[i]!);
  const along = (axis: number) => seen.reduce((sum, value, i) => sum + R[i]![axis]! * value, 0);
  return [along(0), along(1), along(2)];
}

/** A joint of the skeleton in the world; throws where the truth has none of that name. */
export function jointIn(truth: Truth, frame: TruthFrame, name: string): readonly [x: number, y: number, z: number] {
  const point = frame.joints3d_cam[name];
  if (!point) throw new Error(`The truth at ${frame.t} s has no joint ${name}.`);
  return fromCamera(truth.camera, point);
}

/** From the camera to between the ankles, along the floor, metres. */
export function trueDistance(truth: Truth, frames: readonly TruthFrame[]): number {
  const [cameraX, , cameraZ] = fromCamera(truth.camera, [0, 0, 0]);
  const forward = truth.camera.extrinsics.R[2]!;
  const level = Math.hypot(forward[0]!, forward[2]!);
  const ankles = frames.flatMap((frame) => ['left_ankle', 'right_ankle'].map((name) => jointIn(truth, frame, name)));
  return median(ankles.map(([x, , z]) => ((x - cameraX) * forward[0]! + (z - cameraZ) * forward[2]!) / level));
}
