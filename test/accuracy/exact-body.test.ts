import { describe, expect, it } from 'vitest';
import { exactBody, medianJoints, NOISES } from '../../src/accuracy/exact-body.ts';
import { exactCamera, fromCamera } from '../../src/accuracy/exact-camera.ts';
import { markedFrame } from '../../src/accuracy/marked.ts';
import { project } from '../../src/core/camera.ts';
import { facing } from '../../src/core/facing.ts';
import { INDEX, PAIR } from '../../src/core/landmarks.ts';
import { truthOf } from '../core/support/recorded.ts';

const truth = truthOf('sequence');
const frame = truth.frames[40]!;
const size = { width: truth.size[0], height: truth.size[1] };
const body = exactBody(frame.joints3d_cam, truth);

describe('a body without any error', () => {
  it('shows every joint where the exact camera shows it', () => {
    const exact = exactCamera(truth.camera, size);
    const [x, y, z] = fromCamera(truth.camera, frame.joints3d_cam['left_knee']!);
    const [cameraX, , cameraZ] = fromCamera(truth.camera, [0, 0, 0]);
    const turn = (exact.yaw * Math.PI) / 180;
    const [dx, dz] = [x - cameraX, z - cameraZ];
    const shown = project(exact.camera, {
      x: dx * Math.cos(turn) + dz * Math.sin(turn),
      y,
      z: dz * Math.cos(turn) - dx * Math.sin(turn),
    })!;
    expect(body.image[PAIR.knee.left]!.x).toBeCloseTo(shown.x, 3);
    expect(body.image[PAIR.knee.left]!.y).toBeCloseTo(shown.y, 3);
  });

  it('has its world about the middle of the hips, and faces the camera', () => {
    const [left, right] = [body.world[PAIR.hip.left]!, body.world[PAIR.hip.right]!];
    for (const axis of ['x', 'y', 'z'] as const) expect(left[axis] + right[axis]).toBeCloseTo(0, 9);
    expect(left.x - right.x).toBeGreaterThan(0.15);
    expect(Math.abs(facing(body))).toBeLessThan(5);
    expect(body.world[INDEX.nose]!.y).toBeLessThan(-0.5);
  });

  it('has the second toe for the tip of the foot', () => {
    const [x, , z] = frame.joints3d_cam['right_toe2']!;
    const { fx } = truth.camera.intrinsics;
    expect(body.image[PAIR.toe.right]!.x).toBeCloseTo(size.width / 2 + (fx * x!) / z!, 9);
  });
});

describe('noise', () => {
  const drawn = Array.from({ length: NOISES }, (_, i) => (i % 5) - 2);

  it('moves every landmark by so many pixels, and its world by as much at its distance', () => {
    const noisy = exactBody(frame.joints3d_cam, truth, { pixels: 3, drawn });
    const knee = PAIR.knee.left;
    const depth = frame.joints3d_cam['left_knee']![2]!;
    expect(noisy.image[knee]!.x - body.image[knee]!.x).toBeCloseTo(-6, 9);
    expect(noisy.image[knee]!.y - body.image[knee]!.y).toBeCloseTo(-3, 9);
    expect(noisy.world[knee]!.z - body.world[knee]!.z).toBeCloseTo((6 * depth) / truth.camera.intrinsics.fx, 9);
  });
});

describe('the joints of a stretch of frames', () => {
  it('are each where they are half of the time', () => {
    const shifted = [0, 1, 100].map((by) => ({ ...frame, joints3d_cam: { knee: [by, -by, 2] } }));
    expect(medianJoints(shifted)).toEqual({ knee: [1, -1, 2] });
  });

  it('are none of none', () => {
    expect(medianJoints([])).toEqual({});
  });
});

describe('landmarks where the estimator puts them', () => {
  const marked = markedFrame(frame, truth);

  it('stand higher at ankles and shoulders than the joints do, and as high at the eyes', () => {
    const raised = (landmark: number) => body.image[landmark]!.y - marked.body!.image[landmark]!.y;
    expect(raised(PAIR.ankle.left)).toBeGreaterThan(2);
    expect(raised(PAIR.shoulder.left)).toBeGreaterThan(2);
    expect(raised(PAIR.hip.left)).toBeLessThan(0);
    expect(raised(INDEX['left-eye'])).toBeCloseTo(0, 9);
  });

  it('lean toward the camera in the world', () => {
    const lean = (of: typeof body) => of.world[PAIR.shoulder.left]!.z - of.world[PAIR.ankle.left]!.z;
    expect(lean(marked.body!)).toBeLessThan(lean(body) - 0.02);
  });

  it('keep the time of the frame', () => {
    expect(marked.t).toBeCloseTo(1000 * frame.t, 9);
    expect(marked.size).toEqual(size);
  });
});
