import { fromCamera } from '../../accuracy/exact-camera.ts';
import { OUTWARD } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import { toDegrees } from '../../core/units.ts';
import { Dice } from '../dice.ts';
import { meshOf, strike } from './mesh.ts';
import type { Reach } from './mesh.ts';
import { cameraOf, sceneOf, subjectOf } from './order.ts';
import { pictureOf } from './picture.ts';
import type { Window } from './picture.ts';
import type { RenderedCamera, RenderedFrame, Renderer } from './renderer.ts';

type Place = readonly [x: number, y: number];

/** What pictures are of: what is drawn of a person, doing what, and where the camera's picture is cut. */
export interface Subject {
  /** Of a picture, pixels. */
  readonly size: readonly [width: number, height: number];
  /** Pictures of each person. */
  readonly each: number;
  readonly reach: Reach;
  /** How far shadows are told, metres across. */
  readonly shadows: number;
  /** How dark and how bright cloth is made. */
  readonly cloth: readonly [number, number];
  movementsOf(dice: Dice): readonly Movement[];
  posesOf(frames: readonly RenderedFrame[], count: number, dice: Dice): readonly number[];
  /** @param points joints in the camera's picture; `torso` as long as it shows there, pixels */
  windowOf(points: Readonly<Record<string, Place>>, torso: number, size: readonly [number, number]): Window;
}

/** As the renderer's orders have it. */
export interface Movement {
  readonly motion: Readonly<Record<string, unknown>>;
  readonly faults?: readonly object[];
}

export interface Still {
  /** Rows of red, green and blue bytes. */
  readonly picture: Uint8Array;
  readonly truth: StillTruth;
}

/** What is true of a picture. */
export interface StillTruth extends Readonly<Record<Side, LegTruth>> {
  /** Where joints are in the picture, pixels: also those outside. */
  readonly points: Readonly<Record<string, Place>>;
  /** Which way the pelvis faces against the line of sight, and how far it is turned, positive to the left. Degrees. */
  readonly pelvis: { readonly facing: number; readonly turned: number };
}

/** Degrees. */
interface LegTruth {
  /** Where the toes point against the line of sight, positive outward. */
  readonly foot: number;
  /** How far inside the foot's line the kneecap points, negative outside. */
  readonly alignment: number;
  /** Of the knee, 0 when straight. */
  readonly bend: number;
}

/** Frames a second of the movement that poses are taken from. */
const FPS = 8;

/** Pictures of one person, each of another pose, place and camera; the same for the same number. */
export function* stillsOf(renderer: Renderer, of: Subject, number: number): Generator<Still> {
  const dice = new Dice(number * 104_729 + 31);
  const subject = subjectOf(dice);
  const body = renderer.buildBody(subject);
  const rig = renderer.rig(body);
  const mesh = meshOf(body.parts, of.reach);
  const movements = of.movementsOf(dice);
  for (const movement of movements) {
    const { truth, poses, cam } = renderer.solve({ seed: number, fps: FPS, subject, ...movement }, body);
    for (const i of of.posesOf(truth.frames, of.each / movements.length, dice)) {
      const size = dice.chance(0.25) ? ([848, 480] as const) : ([640, 480] as const);
      const camera = renderer.camera({ size, camera: cameraOf(dice, subject.height_m, size) }, rig);
      strike(mesh, poses[i]!);
      const seen = seenFrom(camera, cam, truth.frames[i]!, of);
      yield { picture: pictureOf(mesh, camera, seen.window, sceneOf(dice, renderer.LIGHTS, of)), truth: seen.truth };
    }
  }
}

/** What is true of a frame that was made for one camera, seen by another, in the part of its picture that is wanted. */
function seenFrom(camera: RenderedCamera, made: RenderedCamera, frame: RenderedFrame, of: Subject) {
  const joints = Object.entries(frame.joints3d_cam).map(
    ([name, place]) => [name, fromCamera({ extrinsics: made }, place)] as const,
  );
  const shown = Object.fromEntries(joints.map(([name, place]) => [name, project(camera, place)]));
  const middle = (name: string): Place => between(shown[`left_${name}`]!, shown[`right_${name}`]!);
  const [shoulders, hips] = [middle('shoulder'), middle('hip')];
  const window = of.windowOf(shown, Math.hypot(shoulders[0] - hips[0], shoulders[1] - hips[1]), of.size);
  const places = Object.fromEntries(joints);
  const room = (name: string) => places[name]!;
  const turned = frame.pelvis.yaw;
  const facing = turned - sightOf(camera, midway(room('left_hip'), room('right_hip')));
  const leg = (side: Side): LegTruth => ({
    foot: rounded(frame[side].footYaw - OUTWARD[side] * sightOf(camera, room(`${side}_ankle`))),
    alignment: 0 - frame[side].kneeFootMisalignment,
    bend: frame[side].kneeFlexion,
  });
  const points = Object.fromEntries(
    Object.entries(shown).map(([name, [x, y]]) => [name, [rounded(x - window.left), rounded(y - window.top)] as const]),
  );
  return {
    window,
    truth: { points, pelvis: { facing: rounded(facing), turned }, left: leg('left'), right: leg('right') },
  };
}

type Spot = readonly [number, number, number];
const midway = (a: Spot, b: Spot): Spot => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];

/** Degrees from a place to the camera, positive where it stands toward the subject's left. */
function sightOf(camera: RenderedCamera, [x, , z]: Spot): number {
  const [cameraX, , cameraZ] = camera.pos.toArray();
  return toDegrees(Math.atan2(cameraX - x, cameraZ - z));
}

function project({ R, t, f, cx, cy }: RenderedCamera, place: Spot): Place {
  const [x, y, z] = R.map((row, r) => row[0] * place[0] + row[1] * place[1] + row[2] * place[2] + t[r]!);
  return [cx + (f * x!) / z!, cy + (f * y!) / z!];
}

export const between = (a: Place, b: Place): Place => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const rounded = (value: number): number => Math.round(value * 100) / 100;
