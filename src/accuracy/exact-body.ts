import type { Body, ImagePoint, WorldPoint } from '../core/frame.ts';
import { median } from '../core/geometry.ts';
import { LANDMARKS } from '../core/landmarks.ts';
import type { LandmarkName } from '../core/landmarks.ts';
import { metres, pixels } from '../core/units.ts';
import type { Truth, TruthFrame } from './truth.ts';

/** Points of the skeleton by name, in the camera's frame, metres. */
export type Joints = TruthFrame['joints3d_cam'];
type Point = readonly [x: number, y: number, z: number];

/** The joint that stands for a landmark: its own, or the nearest that the renderer tells of. */
const jointFor = (landmark: LandmarkName): string => {
  const name = landmark.replace('-', '_');
  if (landmark.startsWith('mouth')) return 'nose';
  if (landmark.endsWith('foot-index')) return name.replace('foot-index', 'toe2');
  return name.replace(/_eye.*/, '_eye').replace(/_(pinky|thumb)$/, '_index');
};
const JOINT_FOR = LANDMARKS.map(jointFor);

const NOWHERE: Point = [Number.NaN, Number.NaN, Number.NaN];
const jointAt = (joints: Joints, name: string): Point => (joints[name] as Point | undefined) ?? NOWHERE;

/** Each joint's median over several frames: what a neutral body is made of. */
export function medianJoints(frames: readonly TruthFrame[]): Joints {
  const names = Object.keys(frames[0]?.joints3d_cam ?? {});
  const along = (name: string, axis: number) => median(frames.map((frame) => frame.joints3d_cam[name]![axis]!));
  return Object.fromEntries(names.map((name) => [name, [0, 1, 2].map((axis) => along(name, axis))]));
}

/** How many numbers of noise a body takes: two in the picture and three in the world for each landmark. */
export const NOISES = 5 * LANDMARKS.length;

/** Noise in the picture: standard deviation in pixels, and numbers drawn with a standard deviation of 1. */
export interface Noise {
  readonly pixels: number;
  readonly drawn: readonly number[];
}

/**
 * The body that an estimator without any error would see: every landmark on its joint, seen through the truth's own
 * camera, the world's about the middle of the hips and along the camera's axes. Noise goes into both, as if depth were
 * seen as well as the picture. NaN where the truth has no such joint.
 */
export function exactBody(joints: Joints, { camera, size }: Truth, noise?: Noise): Body {
  const { fx } = camera.intrinsics;
  const [left, right] = (['left', 'right'] as const).map((side) => jointAt(joints, `${side}_hip`));
  const hips = [0, 1, 2].map((axis) => (left![axis]! + right![axis]!) / 2);
  const drawn = (landmark: number, k: number) => (noise ? noise.pixels * noise.drawn[5 * landmark + k]! : 0);
  const image = JOINT_FOR.map((name, i): ImagePoint => {
    const [x, y, z] = jointAt(joints, name);
    return {
      x: pixels(size[0] / 2 + (fx * x) / z + drawn(i, 0)),
      y: pixels(size[1] / 2 + (fx * y) / z + drawn(i, 1)),
      z: 0,
      visibility: 1,
    };
  });
  const world = JOINT_FOR.map((name, i): WorldPoint => {
    const joint = jointAt(joints, name);
    const [x, y, z] = joint.map((value, axis) => metres(value - hips[axis]! + (drawn(i, 2 + axis) * joint[2]) / fx));
    return { x: x!, y: y!, z: z! };
  });
  return { image, world };
}
