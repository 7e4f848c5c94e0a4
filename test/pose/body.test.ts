import type { Pose } from '@tensorflow-models/pose-detection';
import { describe, expect, it } from 'vitest';
import { LANDMARK_COUNT } from '../../src/core/landmarks.ts';
import { unpackBody } from '../../src/pose/body.ts';
import { packPose } from '../../src/pose/mediapipe/pack-pose.ts';

/** A pose of uneven numbers, as a network gives them. */
const pose = (change: Partial<Pose> = {}): Pose => ({
  keypoints: Array.from({ length: LANDMARK_COUNT }, (_, i) => ({
    x: 312.345_678 + i,
    y: 105.111_111 + i,
    z: -0.123_456_7,
    score: 0.987_654,
  })),
  keypoints3D: Array.from({ length: LANDMARK_COUNT }, (_, i) => ({ x: 0.012_345_6 * i, y: -0.5, z: 0.2 })),
  ...change,
});

describe('a pose on its way out of the worker', () => {
  it('keeps image pixels to a hundredth, visibility to a thousandth, metres to a tenth of a millimetre', () => {
    const body = unpackBody(packPose(pose())!);
    expect(body.image[1]).toEqual({ x: 313.35, y: 106.11, z: -0.1235, visibility: 0.988 });
    expect(body.world[1]).toEqual({ x: 0.0123, y: -0.5, z: 0.2 });
  });

  it('comes back from JSON as the very same numbers, so that a replay starts from what was measured', () => {
    const body = unpackBody(packPose(pose())!);
    expect(JSON.parse(JSON.stringify(body))).toEqual(body);
    expect(JSON.stringify(body)).not.toMatch(/\d{8}/);
  });

  it.each([
    ['nobody was found', undefined],
    ['there are no world landmarks', pose({ keypoints3D: [] })],
    ['landmarks are missing', pose({ keypoints: pose().keypoints.slice(1) })],
    ['a number is none', pose({ keypoints: pose().keypoints.with(5, { x: Number.NaN, y: 0, z: 0, score: 1 }) })],
  ])('is nobody where %s', (_when, found) => {
    expect(packPose(found)).toBeNull();
  });
});
