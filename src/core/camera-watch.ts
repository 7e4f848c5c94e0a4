import type { Body, Frame } from './frame.ts';
import { middle, imageOf } from './geometry.ts';
import { PAIR, SIDES } from './landmarks.ts';
import type { Millis } from './units.ts';

/** What a knock against the camera moves all at once, and a person never does. */
const WATCHED = [PAIR.ear, PAIR.shoulder, PAIR.hip, PAIR.knee, PAIR.ankle].flatMap((pair) =>
  SIDES.map((side) => pair[side]),
);
/** The whole body goes at least this far, in torso lengths, as one stiff picture, ... */
const JUMP = 0.12;
const STIFF = 0.04;
/** ... within this time, ... */
const WITHIN = 260;
/** ... and is still this far away after this time: somebody who hops comes down again. Milliseconds. */
const STAYED = 0.08;
const AFTER = 600;

/** A knocked camera turns; what also changes its size is somebody else. */
const SAME_SIZE = 0.08;

interface Shot {
  readonly t: Millis;
  readonly body: Body;
}

/** `unsure`: the picture has jumped, and it is too early to tell a knock from a hop. `moved` is said once. */
export type CameraState = 'steady' | 'unsure' | 'moved';

/** Notices that the camera was moved: the whole body jumps in the picture as a stiff whole, and stays there. */
export class CameraWatch {
  #recent: Shot[] = [];
  #jump: { readonly at: Millis; readonly before: Body } | null = null;

  advance({ t, body }: Frame): CameraState {
    if (!body) return this.#jump ? 'unsure' : 'steady';
    this.#recent = [...this.#recent.filter((shot) => t - shot.t <= WITHIN), { t, body }];
    const before = this.#recent[0]!.body;
    if (!this.#jump && isStiffMove(before, body, JUMP)) this.#jump = { at: t, before };
    if (!this.#jump) return 'steady';
    if (t - this.#jump.at < AFTER) return 'unsure';
    const moved = isStiffMove(this.#jump.before, body, STAYED);
    this.#jump = null;
    return moved ? 'moved' : 'steady';
  }
}

/** Whether the body went at least `least` torso lengths as one stiff picture: shifted or turned as a whole. */
function isStiffMove(before: Body, now: Body, least: number): boolean {
  const torso = torsoOf(before);
  const from = WATCHED.map((i) => before.image[i]!);
  const to = WATCHED.map((i) => now.image[i]!);
  const mean = (points: typeof from, axis: 'x' | 'y') =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [fx, fy, tx, ty] = [mean(from, 'x'), mean(from, 'y'), mean(to, 'x'), mean(to, 'y')];
  const went = from.map((point, i) => Math.hypot(to[i]!.x - point.x, to[i]!.y - point.y));
  if (went.some((distance) => distance < (least * torso) / 2)) return false;
  if (went.reduce((sum, distance) => sum + distance, 0) / went.length < least * torso) return false;
  // The similarity that fits best (Umeyama 1991, in the plane): turn and scale as one complex number.
  let size = 0;
  let re = 0;
  let im = 0;
  from.forEach((point, i) => {
    const [ax, ay] = [point.x - fx, point.y - fy];
    const [bx, by] = [to[i]!.x - tx, to[i]!.y - ty];
    size += ax * ax + ay * ay;
    re += ax * bx + ay * by;
    im += ax * by - ay * bx;
  });
  re /= size;
  im /= size;
  if (Math.abs(Math.hypot(re, im) - 1) > SAME_SIZE) return false;
  const left = from.map((point, i) => {
    const [ax, ay] = [point.x - fx, point.y - fy];
    return Math.hypot(to[i]!.x - tx - (re * ax - im * ay), to[i]!.y - ty - (im * ax + re * ay));
  });
  return left.every((distance) => distance < STIFF * torso);
}

function torsoOf(body: Body): number {
  const hips = middle(imageOf(body, PAIR.hip, 'left'), imageOf(body, PAIR.hip, 'right'));
  const shoulders = middle(imageOf(body, PAIR.shoulder, 'left'), imageOf(body, PAIR.shoulder, 'right'));
  return Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y);
}
