import { makeCamera, project } from '../../../src/core/camera.ts';
import type { CameraPose } from '../../../src/core/camera.ts';
import type { Body, Frame, ImagePoint } from '../../../src/core/frame.ts';
import { LANDMARK_COUNT, OUTWARD, PAIR, SIDES } from '../../../src/core/landmarks.ts';
import { degrees, metres, millis, pixels, toRadians } from '../../../src/core/units.ts';

export const SIZE = { width: 1280, height: 720 };
/** The focal length that the engine assumes where nobody said: 66 degrees across. */
export const FOCAL = pixels(640 / Math.tan(toRadians(33)));

/** Where a person stands and how, and the camera that sees them. Metres, degrees. */
export interface Scene extends Omit<CameraPose, 'focal'> {
  readonly distance: number;
  /** To the right of the picture. */
  readonly aside: number;
  readonly height: number;
  /** Ankle joint to ankle joint. */
  readonly stance: number;
  /** Which way the body faces, positive the person's left. */
  readonly facing: number;
}

const USUAL: Scene = {
  pitch: degrees(0),
  roll: degrees(0),
  cameraHeight: metres(0.95),
  distance: 3.2,
  aside: 0,
  height: 1.7,
  stance: 0.2,
  facing: 0,
};

/** Heights of joints in body heights, where the full model marks them on rendered people; and half widths in metres. */
const JOINTS = {
  ear: [0.93, 0.07],
  shoulder: [0.816, 0.17],
  elbow: [0.64, 0.3],
  wrist: [0.55, 0.16],
  hip: [0.527, 0.1],
  knee: [0.28, 0.1],
} as const;

/** The seeming lean toward the camera, which tells of its pitch. Degrees. Measured on rendered people. */
const seemingLean = (pitch: number): number => 7.25 - 0.512 * pitch;

/** A person who stands upright with straight legs and feet straight ahead, as a pinhole camera and the model see them. */
export function standing(given: Partial<Scene> = {}): Body {
  const scene = { ...USUAL, ...given };
  const { height, distance } = scene;
  const camera = makeCamera({ ...scene, focal: FOCAL }, SIZE);
  const turn = toRadians(scene.facing);
  const lean = toRadians(seemingLean(scene.pitch));
  const image: ImagePoint[] = Array.from({ length: LANDMARK_COUNT }, () => pointAt(0, 0.96 * height, 0));
  const world = Array.from({ length: LANDMARK_COUNT }, () => worldAt(0, 0.96));
  function pointAt(across: number, up: number, ahead: number): ImagePoint {
    const x = scene.aside + across * Math.cos(turn) + ahead * Math.sin(turn);
    const z = -distance - across * Math.sin(turn) + ahead * Math.cos(turn);
    const shown = project(camera, { x, y: up, z });
    if (!shown) throw new Error('The scene puts the person behind the camera.');
    return { ...shown, z: 0, visibility: 1 };
  }
  function worldAt(across: number, up: number) {
    const above = (up - 0.527) * height;
    return {
      x: metres(across * Math.cos(turn)),
      y: metres(-above * Math.cos(lean)),
      z: metres(across * Math.sin(turn) - above * Math.sin(lean)),
    };
  }
  for (const side of SIDES) {
    for (const [joint, [up, across]] of Object.entries(JOINTS)) {
      const index = PAIR[joint as keyof typeof JOINTS][side];
      image[index] = pointAt(OUTWARD[side] * across, up * height, 0);
      world[index] = worldAt(OUTWARD[side] * across, up);
    }
    const foot = (OUTWARD[side] * scene.stance) / 2;
    image[PAIR.ankle[side]] = pointAt(foot, 0.062 * height, 0);
    image[PAIR.heel[side]] = pointAt(foot, 0.022 * height, -0.05);
    image[PAIR.toe[side]] = pointAt(foot, 0.024 * height, 0.17);
    for (const pair of [PAIR.ankle, PAIR.heel, PAIR.toe]) world[pair[side]] = worldAt(foot, 0.062);
  }
  return { image, world };
}

/** The body with some of its landmarks in the picture changed. */
export const changed = (body: Body, indices: readonly number[], change: (point: ImagePoint) => ImagePoint): Body => ({
  ...body,
  image: body.image.map((point, i) => (indices.includes(i) ? change(point) : point)),
});

/** The body with some of its landmarks hidden. */
export const hidden = (body: Body, ...indices: readonly number[]): Body =>
  changed(body, indices, (point) => ({ ...point, visibility: 0.1 }));

/** The body shifted in the picture. Pixels. */
export const shifted = (body: Body, dx: number, dy = 0): Body =>
  changed(
    body,
    body.image.map((_, i) => i),
    (point) => ({
      ...point,
      x: pixels(point.x + dx),
      y: pixels(point.y + dy),
    }),
  );

/** A frame of the usual picture at `t` milliseconds. */
export const frameAt = (t: number, body: Body | null): Frame => ({ t: millis(t), size: SIZE, body });

/** Times of frames at 30 a second, from `from` up to but not `to`, milliseconds. */
export const times = (from: number, to: number, every = 1000 / 30): number[] =>
  Array.from({ length: Math.ceil((to - from) / every - 1e-9) }, (_, i) => from + i * every);
