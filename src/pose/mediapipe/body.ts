import type { Pose } from '@tensorflow-models/pose-detection';
import type { Body } from '../../core/frame.ts';
import { LANDMARK_COUNT } from '../../core/landmarks.ts';
import { metres, pixels } from '../../core/units.ts';

const FIELDS = 7;
/** Steps far below the estimator's noise (about a pixel, a centimetre): recordings stay small and exact. */
const STEPS = [0.01, 0.01, 1e-4, 1e-3, 1e-4, 1e-4, 1e-4] as const;

/**
 * The estimator's answer as 33 × 7 numbers, rounded to `STEPS`; null where it found nobody. What comes out here is what
 * the engine sees and what a pose track stores, so a replay starts from the very same numbers.
 */
export function packPose(pose: Pose | undefined): Float64Array<ArrayBuffer> | null {
  const world = pose?.keypoints3D;
  if (!pose || !world || pose.keypoints.length !== LANDMARK_COUNT || world.length !== LANDMARK_COUNT) return null;
  const values = new Float64Array(LANDMARK_COUNT * FIELDS);
  pose.keypoints.forEach((image, index) => {
    const at = world[index]!;
    const fields = [image.x, image.y, image.z ?? 0, image.score ?? 0, at.x, at.y, at.z ?? 0];
    fields.forEach((value, field) => {
      values[index * FIELDS + field] = Math.round(value / STEPS[field]!) * STEPS[field]!;
    });
  });
  return values.every(Number.isFinite) ? values : null;
}

/** The body that `packPose` packed. */
export function unpackBody(values: Float64Array): Body {
  const at = (index: number, field: number): number => clean(values[index * FIELDS + field]!);
  const indices = Array.from({ length: LANDMARK_COUNT }, (_, index) => index);
  return {
    image: indices.map((i) => ({ x: pixels(at(i, 0)), y: pixels(at(i, 1)), z: at(i, 2), visibility: at(i, 3) })),
    world: indices.map((i) => ({ x: metres(at(i, 4)), y: metres(at(i, 5)), z: metres(at(i, 6)) })),
  };
}

/** 0.30000000000000004 → 0.3: the shortest decimal of a rounded value, so that JSON gives it back unchanged. */
const clean = (value: number): number => Math.round(value * 1e4) / 1e4;
