import type { Pose } from '@tensorflow-models/pose-detection';
import { LANDMARK_COUNT } from '../../core/landmarks.ts';
import { FIELDS, roundBody } from '../body.ts';

/** The estimator's answer as rounded numbers; null where it found nobody. */
export function packPose(pose: Pose | undefined): Float64Array<ArrayBuffer> | null {
  const world = pose?.keypoints3D;
  if (!pose || !world || pose.keypoints.length !== LANDMARK_COUNT || world.length !== LANDMARK_COUNT) return null;
  const values = new Float64Array(LANDMARK_COUNT * FIELDS);
  pose.keypoints.forEach((image, index) => {
    const at = world[index]!;
    values.set([image.x, image.y, image.z ?? 0, image.score ?? 0, at.x, at.y, at.z ?? 0], index * FIELDS);
  });
  return roundBody(values);
}
