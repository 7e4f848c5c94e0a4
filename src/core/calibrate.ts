import { makeCamera, project } from './camera.ts';
import type { CameraPose } from './camera.ts';
import type { Body, Frame, Look, Size } from './frame.ts';
import { imageOf, median, middle, slope, subtract, worldOf } from './geometry.ts';
import type { Vec3 } from './geometry.ts';
import { PAIR, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { CalibrationStatus } from './moment.ts';
import type { UnseenReason } from './reading.ts';
import type { Settings } from './session.ts';
import { degrees, metres, pixels, toDegrees, toRadians } from './units.ts';
import type { Degrees, Metres, Millis } from './units.ts';
import { facing } from './facing.ts';
import { problemWithPairs } from './visible.ts';

/** What the neutral pose told of camera and person. */
export interface Calibration extends CameraPose {
  /** The still stretch it was taken from. */
  readonly from: Millis;
  readonly to: Millis;
  /** From the camera to the feet, along the floor. */
  readonly distance: Metres;
  /** The person's height: given, or assumed. */
  readonly height: Metres;
  readonly heightGiven: boolean;
  /** Heel landmark to toe landmark, from the height. */
  readonly footLength: Readonly<Record<Side, Metres>>;
  /** The still body, landmark by landmark the median: what "neutral" means for every change from neutral. */
  readonly neutral: Body;
}

/** How long the person must stand still. */
const STILL_FOR: Millis = 1200 as Millis;
/** Largest drift of hips, shoulders and ankles that still counts as still, in shares of the body's height. */
const STILL_DRIFT = 0.01;
/** A landmark may be hidden this long without the stillness beginning again. Milliseconds. */
const LONGEST_GAP = 350;
/** Ankles this far apart, in hip landmark widths, count as feet together: with shoes, about 1. */
const TOGETHER = 1.9;
/**
 * Heel and toe landmark this far apart across the picture, in heights from ankle to nose, show a foot that is turned: 25°
 * or more reads 0.06 and up, feet as people stand at most 0.046. Measured on rendered people.
 */
const TURNED_FOOT = 0.052;
/** Fewest frames that a median means anything of. */
const FEWEST_FRAMES = 6;
/** Largest turn of the body toward the side that can still be measured. */
const FACING: Degrees = degrees(30);

/** Without the person's height, scale is known to about 8 %: the spread of adult height. Metres. */
const USUAL_HEIGHT = metres(1.7);
/** Horizontal field of view of laptop cameras, where nobody said. Degrees. */
const USUAL_FOV = degrees(66);

/**
 * Heights of landmarks as the full model sees them, in body heights above the floor, in the frontal plane through the
 * ankles. Measured on rendered people of 1.52 to 1.95 m; spread 0.012.
 */
const HEIGHTS = { eyes: 0.96, shoulders: 0.816, hips: 0.527, ankles: 0.062 } as const;
const HEIGHT_SPREAD = 0.01;
/** Heel landmark to toe landmark, in body heights. Measured on rendered people. */
const FOOT_LENGTH = 0.133;

/**
 * A person who stands upright seems to lean toward the camera, and more so the more the camera looks down on them:
 * lean = LEAN_LEVEL − LEAN_PER_PITCH × pitch, measured on rendered people.
 */
const LEAN_LEVEL = 7.25;
const LEAN_PER_PITCH = 0.512;
const PITCH_SPREAD = 3.3;
/** Where laptops stand. Metres. */
const CAMERA_HEIGHT = 0.95;
const CAMERA_HEIGHT_SPREAD = 0.25;

/** Watches for the neutral pose: feet together, facing the camera, still. Keeps the frames of the current still stretch. */
export class Calibrator {
  #frames: (Frame & { readonly body: Body })[] = [];
  #done: Calibration | null = null;
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Whether the neutral pose was found. */
  get found(): boolean {
    return this.#done !== null;
  }

  advance(frame: Frame): CalibrationStatus {
    if (this.#done) return { state: 'ready', calibration: this.#done };
    const help = obstacle(frame);
    if (help === null && frame.body) this.#frames.push({ ...frame, body: frame.body });
    while (!isStill(this.#frames)) this.#frames.shift();
    const [first, last] = [this.#frames[0], this.#frames.at(-1)];
    if (!first || !last || frame.t - last.t > LONGEST_GAP) {
      this.#frames = [];
      return { state: 'waiting', help: help ?? 'nobody' };
    }
    const progress = Math.min(1, (last.t - first.t) / STILL_FOR);
    if (progress < 1 || this.#frames.length < FEWEST_FRAMES) return { state: 'measuring', progress };
    this.#done = calibrate(this.#frames, this.#settings);
    this.#frames = [];
    return { state: 'ready', calibration: this.#done };
  }
}

/** What keeps this frame from counting as neutral. */
function obstacle(frame: Frame): UnseenReason | null {
  const { body, size } = frame;
  if (!body) return 'nobody';
  const problem = problemWithPairs({ ...frame, body }, ['shoulder', 'hip', 'knee', 'ankle', 'heel', 'toe']);
  if (problem) return problem;
  if (body.image[0]!.y < 0 || body.image[0]!.y > size.height) return 'out-of-picture';
  if (Math.abs(facing(body)) > FACING) return 'turned-away';
  const across = (pair: Readonly<Record<Side, number>>) =>
    Math.abs(imageOf(body, pair, 'left').x - imageOf(body, pair, 'right').x);
  const tall = imageOf(body, PAIR.ankle, 'left').y - body.image[0]!.y;
  const turned = SIDES.some(
    (side) => Math.abs(imageOf(body, PAIR.toe, side).x - imageOf(body, PAIR.heel, side).x) > TURNED_FOOT * tall,
  );
  return turned || across(PAIR.ankle) > TOGETHER * across(PAIR.hip) ? 'not-calibrated' : null;
}

const WATCHED = [PAIR.shoulder, PAIR.hip, PAIR.ankle].flatMap((pair) => SIDES.map((side) => pair[side]));

/**
 * Whether the means of the first and the second half agree: noise of single frames does not count as movement, so that of
 * a few frames nothing is said yet.
 */
function isStill(frames: readonly { readonly body: Body }[]): boolean {
  if (frames.length < FEWEST_FRAMES) return true;
  const half = frames.length >> 1;
  const last = frames.at(-1)!.body;
  const most = STILL_DRIFT * (imageOf(last, PAIR.ankle, 'left').y - last.image[0]!.y);
  const mean = (part: typeof frames, index: number, axis: 'x' | 'y') =>
    part.reduce((sum, { body }) => sum + body.image[index]![axis], 0) / part.length;
  const drifts = (index: number, axis: 'x' | 'y') =>
    Math.abs(mean(frames.slice(0, half), index, axis) - mean(frames.slice(half), index, axis)) > most;
  return !WATCHED.some((index) => drifts(index, 'x') || drifts(index, 'y'));
}

/** Camera and person from frames of one still, neutral stance. */
function calibrate(frames: readonly (Frame & { readonly body: Body })[], settings: Settings): Calibration {
  const size = frames[0]!.size;
  const neutral = medianBody(frames.map((frame) => frame.body));
  const height = settings.height ?? USUAL_HEIGHT;
  const fov = toRadians(settings.cameraFov ?? USUAL_FOV);
  const focal = pixels(size.width / 2 / Math.tan(fov / 2));
  const { pitch, cameraHeight, distance } = solveCamera(neutral, size, height, focal, rollOf(neutral));
  return {
    from: frames[0]!.t,
    to: frames.at(-1)!.t,
    focal,
    roll: rollOf(neutral),
    pitch,
    cameraHeight,
    distance,
    height,
    heightGiven: settings.height !== undefined,
    footLength: { left: metres(FOOT_LENGTH * height), right: metres(FOOT_LENGTH * height) },
    neutral,
  };
}

function medianBody(bodies: readonly Body[]): Body {
  const across = (pick: (body: Body) => number) => median(bodies.map(pick));
  return {
    image: bodies[0]!.image.map((_, i) => ({
      x: pixels(across((body) => body.image[i]!.x)),
      y: pixels(across((body) => body.image[i]!.y)),
      z: across((body) => body.image[i]!.z),
      visibility: across((body) => body.image[i]!.visibility),
    })),
    world: bodies[0]!.world.map((_, i) => ({
      x: metres(across((body) => body.world[i]!.x)),
      y: metres(across((body) => body.world[i]!.y)),
      z: metres(across((body) => body.world[i]!.z)),
    })),
    ...medianLook(bodies, 'feet'),
    ...medianLook(bodies, 'bends'),
    ...medianLook(bodies, 'pelvis'),
  };
}

/** What one of our networks said of most of the bodies, where it looked at all of them. */
function medianLook(bodies: readonly Body[], look: Look): Partial<Body> {
  const seen = bodies.map((body) => body[look]).filter((each) => each !== undefined);
  if (seen.length < bodies.length) return {};
  const of = (side: Side) => degrees(median(seen.map((each) => each[side])));
  return { [look]: { left: of('left'), right: of('right') } };
}

const midImage = (body: Body, pair: Readonly<Record<Side, number>>): Vec3 =>
  middle(imageOf(body, pair, 'left'), imageOf(body, pair, 'right'));
const midWorld = (body: Body, pair: Readonly<Record<Side, number>>): Vec3 =>
  middle(worldOf(body, pair, 'left'), worldOf(body, pair, 'right'));

/**
 * How far the camera is turned clockwise, from what a person who stands square shows: shoulders and hips level, and the
 * line from the ankles to the head upright. Each is off by one to two degrees by itself.
 */
function rollOf(neutral: Body): Degrees {
  const level = (pair: Readonly<Record<Side, number>>) =>
    slope(imageOf(neutral, pair, 'right'), imageOf(neutral, pair, 'left'));
  const ankles = midImage(neutral, PAIR.ankle);
  const shoulders = midImage(neutral, PAIR.shoulder);
  const upright = toDegrees(Math.atan2(ankles.x - shoulders.x, ankles.y - shoulders.y));
  return degrees(0.25 * level(PAIR.shoulder) + 0.25 * level(PAIR.hip) + 0.5 * upright);
}

/** How far the still body seems to lean toward the camera. Degrees. */
function leanToCamera(neutral: Body): number {
  const ankles = midWorld(neutral, PAIR.ankle);
  const lean = (pair: Readonly<Record<Side, number>>) => {
    const up = subtract(midWorld(neutral, pair), ankles);
    return toDegrees(Math.atan2(-up.z, -up.y));
  };
  return (lean(PAIR.shoulder) + lean(PAIR.hip)) / 2;
}

interface Stand {
  readonly pitch: Degrees;
  readonly cameraHeight: Metres;
  readonly distance: Metres;
}

/**
 * Pitch, height and distance of the camera by weighted least squares (Gauss–Newton): four landmark rows at known shares
 * of the body's height, the lean that the world landmarks show, and where laptops usually stand. The picture alone
 * leaves one direction open (a higher camera that looks further down), which the last two close.
 */
function solveCamera(neutral: Body, size: Size, height: Metres, focal: number, roll: Degrees): Stand {
  const rows = [
    { share: HEIGHTS.eyes, at: middle(neutral.image[2]!, neutral.image[5]!) },
    { share: HEIGHTS.shoulders, at: midImage(neutral, PAIR.shoulder) },
    { share: HEIGHTS.hips, at: midImage(neutral, PAIR.hip) },
    { share: HEIGHTS.ankles, at: midImage(neutral, PAIR.ankle) },
  ];
  const turn = toRadians(roll);
  const upright = rows.map(({ at }) => {
    const x = at.x - size.width / 2;
    const y = at.y - size.height / 2;
    return size.height / 2 + x * Math.sin(turn) + y * Math.cos(turn);
  });
  const seenPitch = (LEAN_LEVEL - leanToCamera(neutral)) / LEAN_PER_PITCH;
  const residuals = ([pitch, cameraHeight, distance]: readonly [number, number, number]): number[] => {
    const pose = { focal: pixels(focal), roll: degrees(0), pitch: degrees(pitch), cameraHeight: metres(cameraHeight) };
    const camera = makeCamera(pose, size);
    const spread = (HEIGHT_SPREAD * height * focal) / distance;
    const off = rows.map(({ share }, i) => {
      const shown = project(camera, { x: 0, y: share * height, z: -distance });
      return ((shown?.y ?? 1e4) - upright[i]!) / spread;
    });
    return [...off, (pitch - seenPitch) / PITCH_SPREAD, (cameraHeight - CAMERA_HEIGHT) / CAMERA_HEIGHT_SPREAD];
  };
  const tall = (upright[3]! - upright[0]!) / (HEIGHTS.eyes - HEIGHTS.ankles);
  const start: [number, number, number] = [seenPitch / 2, CAMERA_HEIGHT, (height * focal) / tall];
  const [pitch, cameraHeight, distance] = leastSquares(residuals, start);
  return { pitch: degrees(pitch), cameraHeight: metres(cameraHeight), distance: metres(distance) };
}

const ROUNDS = 12;
const STEP = 1e-4;

/** Three unknowns by Gauss–Newton with numeric derivatives. */
function leastSquares(
  residuals: (at: readonly [number, number, number]) => number[],
  start: [number, number, number],
): [number, number, number] {
  let at = start;
  for (let round = 0; round < ROUNDS; round++) {
    const here = residuals(at);
    const columns = [0, 1, 2].map((k) => {
      const moved: [number, number, number] = [...at];
      moved[k]! += STEP;
      return residuals(moved).map((value, i) => (value - here[i]!) / STEP);
    });
    const normal = columns.map((a) => columns.map((b) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)));
    const right = columns.map((a) => -a.reduce((sum, value, i) => sum + value * here[i]!, 0));
    const step = solve3(normal, right);
    if (!step.every(Number.isFinite)) break;
    at = [at[0] + step[0]!, at[1] + step[1]!, Math.max(0.5, at[2] + step[2]!)];
  }
  return at;
}

/** Solves a 3 × 3 system by Cramer's rule. */
function solve3(m: readonly (readonly number[])[], right: readonly number[]): number[] {
  const det = (a: readonly (readonly number[])[]) =>
    a[0]![0]! * (a[1]![1]! * a[2]![2]! - a[1]![2]! * a[2]![1]!) -
    a[0]![1]! * (a[1]![0]! * a[2]![2]! - a[1]![2]! * a[2]![0]!) +
    a[0]![2]! * (a[1]![0]! * a[2]![1]! - a[1]![1]! * a[2]![0]!);
  const whole = det(m);
  return [0, 1, 2].map((k) => det(m.map((row, i) => row.map((value, j) => (j === k ? right[i]! : value)))) / whole);
}
