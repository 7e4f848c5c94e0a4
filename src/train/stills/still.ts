import { fromCamera } from '../../accuracy/exact-camera.ts';
import { OUTWARD } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import { toDegrees } from '../../core/units.ts';
import { Dice } from '../dice.ts';
import { meshOf, strike } from './mesh.ts';
import { cameraOf, motionsOf, posesOf, sceneOf, subjectOf } from './order.ts';
import { pictureOf } from './picture.ts';
import type { Window } from './picture.ts';
import type { RenderedCamera, RenderedFrame, Renderer } from './renderer.ts';

/** Side by side in the picture, which holds both feet of whoever stands as wide as people do. Pixels. */
export const WIDTH = 352;
export const HEIGHT = 256;
/** Pictures of each person. */
const EACH = 32;

/** A picture of somebody's feet and what is true of it. */
export interface Still {
  /** Rows of red, green and blue bytes. */
  readonly picture: Uint8Array;
  readonly truth: StillTruth;
}

export interface StillTruth {
  /** Where joints are in the picture, pixels: also those outside. */
  readonly points: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** Where the toes point against the line of sight, positive outward, degrees. */
  readonly left: number;
  readonly right: number;
}

type Point = readonly [number, number, number];

/** Pictures of one person, each of another pose, place and camera; the same for the same number. */
export function* stillsOf(renderer: Renderer, number: number): Generator<Still> {
  const dice = new Dice(number * 104_729 + 31);
  const subject = subjectOf(dice);
  const body = renderer.buildBody(subject);
  const rig = renderer.rig(body);
  const mesh = meshOf(body.parts);
  const motions = motionsOf(dice);
  for (const { fps, ...motion } of motions) {
    const { truth, poses, cam } = renderer.solve({ seed: number, fps, subject, motion }, body);
    for (const i of posesOf(truth.frames, EACH / motions.length, dice)) {
      const size = dice.chance(0.25) ? ([848, 480] as const) : ([640, 480] as const);
      const camera = renderer.camera({ size, camera: cameraOf(dice, subject.height_m, size) }, rig);
      strike(mesh, poses[i]!);
      const seen = seenFrom(camera, cam, truth.frames[i]!);
      yield { picture: pictureOf(mesh, camera, seen.window, sceneOf(dice, renderer.LIGHTS)), truth: seen.truth };
    }
  }
}

/** What is true of a frame that was made for one camera, seen by another, in the window around its feet. */
function seenFrom(camera: RenderedCamera, made: RenderedCamera, frame: RenderedFrame) {
  const joints = Object.entries(frame.joints3d_cam).map(
    ([name, place]) => [name, fromCamera({ extrinsics: made }, place)] as const,
  );
  const shown = Object.fromEntries(joints.map(([name, place]) => [name, project(camera, place)]));
  const middle = (name: string): readonly [number, number] => between(shown[`left_${name}`]!, shown[`right_${name}`]!);
  const [shoulders, hips, ankles] = [middle('shoulder'), middle('hip'), middle('ankle')];
  const torso = Math.hypot(shoulders[0] - hips[0], shoulders[1] - hips[1]);
  const below = 0.05 * torso;
  const left = Math.round(ankles[0] - WIDTH / 2);
  const top = Math.round(ankles[1] + below - HEIGHT / 2);
  const window: Window = {
    left,
    top,
    width: WIDTH,
    height: HEIGHT,
    middles: [shown['left_ankle']!, shown['right_ankle']!].map(([x, y]) => [x, y + below]),
    reach: 0.65 * torso,
  };
  const room = Object.fromEntries(joints);
  const against = (side: Side) =>
    rounded(frame[side].footYaw - OUTWARD[side] * sightOf(camera, room[`${side}_ankle`]!));
  const points = Object.fromEntries(
    Object.entries(shown).map(([name, [x, y]]) => [name, [rounded(x - left), rounded(y - top)] as const]),
  );
  return { window, truth: { points, left: against('left'), right: against('right') } };
}

/** Degrees from a place to the camera, positive where it stands toward the subject's left. */
function sightOf(camera: RenderedCamera, [x, , z]: Point): number {
  const [cameraX, , cameraZ] = camera.pos.toArray();
  return toDegrees(Math.atan2(cameraX - x, cameraZ - z));
}

function project({ R, t, f, cx, cy }: RenderedCamera, place: Point): readonly [number, number] {
  const [x, y, z] = R.map((row, r) => row[0] * place[0] + row[1] * place[1] + row[2] * place[2] + t[r]!);
  return [cx + (f * x!) / z!, cy + (f * y!) / z!];
}

const between = (a: readonly [number, number], b: readonly [number, number]): readonly [number, number] => [
  (a[0] + b[0]) / 2,
  (a[1] + b[1]) / 2,
];
const rounded = (value: number): number => Math.round(value * 100) / 100;
