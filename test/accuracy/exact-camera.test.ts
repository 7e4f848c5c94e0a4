import { describe, expect, it } from 'vitest';
import { exactCamera, fromCamera, trueDistance } from '../../src/accuracy/exact-camera.ts';
import { atHeight } from '../../src/core/camera.ts';
import { toDegrees } from '../../src/core/units.ts';
import type { TruthCamera } from '../../src/accuracy/truth.ts';
import { cameraTurned, truthFrame, truthOf } from './support/clip.ts';

const SIZE = { width: 640, height: 480 };

/** A point of the world in the camera's frame, and in the picture. */
function seen({ extrinsics: { R, t }, intrinsics: { fx } }: TruthCamera, point: readonly number[]) {
  const inCamera = R.map((row, i) => row.reduce((sum, value, k) => sum + value * point[k]!, t[i]!));
  const [x, y, z] = inCamera;
  return { inCamera, x: 320 + (fx * x!) / z!, y: 240 + (fx * y!) / z! };
}

describe('the camera of a clip', () => {
  it.each([
    { yaw: 0, pitch: 0, roll: 0 },
    { yaw: 3, pitch: -12, roll: 4 },
    { yaw: -4, pitch: 2, roll: -3 },
  ])('is told as the engine would: %j', (turned) => {
    const exact = exactCamera(cameraTurned(turned), SIZE);
    for (const [part, value] of Object.entries(turned)) expect(exact[part as 'yaw']).toBeCloseTo(value, 9);
    expect(exact.cameraHeight).toBeCloseTo(1, 9);
    expect(exact.focal).toBe(500);
  });

  it('brings its points back into the world', () => {
    const camera = cameraTurned({ yaw: 3, pitch: -12, roll: 4 });
    const [x, y, z] = fromCamera(camera, seen(camera, [0.2, 0.04, -0.3]).inCamera);
    expect([x, y, z]).toEqual([expect.closeTo(0.2, 9), expect.closeTo(0.04, 9), expect.closeTo(-0.3, 9)]);
  });

  it('puts a foot back onto the floor as it stands, however the camera is turned', () => {
    const camera = cameraTurned({ yaw: 3, pitch: -12, roll: 4 });
    const exact = exactCamera(camera, SIZE);
    const heel = seen(camera, [0.1, 0.04, 0]);
    const toe = seen(camera, [0.1 + 0.2 * Math.sin(0.5), 0.03, 0.2 * Math.cos(0.5)]);
    const [from, to] = [atHeight(exact.camera, heel.x, heel.y, 0.04)!, atHeight(exact.camera, toe.x, toe.y, 0.03)!];
    const yaw = toDegrees(Math.atan2(to.x - from.x, to.z - from.z));
    expect(yaw - exact.yaw).toBeCloseTo(toDegrees(0.5), 6);
  });

  it('is as far away as the ankles are along the floor', () => {
    const camera = cameraTurned({ pitch: -10 });
    const joints3d_cam = {
      left_ankle: seen(camera, [0.1, 0.08, -0.05]).inCamera,
      right_ankle: seen(camera, [-0.1, 0.08, -0.05]).inCamera,
    };
    expect(trueDistance(truthOf({ camera }), [truthFrame(0, { joints3d_cam })])).toBeCloseTo(2.05, 9);
  });
});
