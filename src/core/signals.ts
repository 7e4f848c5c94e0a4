import { atHeight } from './camera.ts';
import type { Camera } from './camera.ts';
import { lineFacing } from './facing.ts';
import type { Body, Frame } from './frame.ts';
import { angleBetween, dot, imageOf, middle, norm, slope, subtract, worldOf } from './geometry.ts';
import { ConstantSpeedFilter } from './kalman.ts';
import type { Motion, Tracked } from './kalman.ts';
import { OUTWARD, PAIR, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { UnseenReason } from './reading.ts';
import { toDegrees } from './units.ts';
import type { Metres, Millis } from './units.ts';
import { problemWithPairs } from './visible.ts';

/** What a signal is measured from. */
interface Sight {
  readonly body: Body;
  readonly camera: Camera;
  /** The person's height. */
  readonly height: Metres;
  /** Camera roll, degrees, which is taken off every slope in the picture. */
  readonly roll: number;
}

interface Signal {
  /** Landmark pairs it is measured from, and of which sides. */
  readonly pairs: readonly (keyof typeof PAIR)[];
  readonly sides: readonly Side[];
  readonly motion: Motion;
  /** NaN where geometry gives none (a foot above the horizon). */
  readonly measure: (sight: Sight) => number;
}

/** Noise of single frames (standard deviation) and agility, from the variation while rendered people stand and move. */
const ANGLE: Motion = { noise: 2.5 ** 2, agility: 600 };
const DEPTH_ANGLE: Motion = { noise: 5 ** 2, agility: 300 };
const ACROSS: Motion = { noise: 0.006 ** 2, agility: 0.15 };
const ALONG: Motion = { noise: 0.02 ** 2, agility: 0.15 };

/** Heights of the points that the landmarks mark, in body heights above the floor. Measured on rendered people. */
const HEEL_HEIGHT = 0.022;
const TOE_HEIGHT = 0.024;
const ANKLE_HEIGHT = 0.058;

type PairSides = Readonly<Record<Side, number>>;

const onFloor = (sight: Sight, pair: PairSides, side: Side, share: number) => {
  const point = imageOf(sight.body, pair, side);
  return atHeight(sight.camera, point.x, point.y, share * sight.height) ?? NOWHERE;
};
const NOWHERE = { x: Number.NaN, y: Number.NaN, z: Number.NaN };

const heel = (sight: Sight, side: Side) => onFloor(sight, PAIR.heel, side, HEEL_HEIGHT);
const toe = (sight: Sight, side: Side) => onFloor(sight, PAIR.toe, side, TOE_HEIGHT);
const ankle = (sight: Sight, side: Side) => onFloor(sight, PAIR.ankle, side, ANKLE_HEIGHT);

/** Direction heel to toe on the floor, positive toward the subject's left. */
function footYaw(sight: Sight, side: Side): number {
  const from = heel(sight, side);
  const to = toe(sight, side);
  return toDegrees(Math.atan2(to.x - from.x, to.z - from.z));
}

const levelOf = (sight: Sight, pair: PairSides) =>
  slope(imageOf(sight.body, pair, 'right'), imageOf(sight.body, pair, 'left')) + sight.roll;

/** Of mid-shoulder over mid-hip in the picture, positive toward the subject's left. */
function leanLateral({ body, roll }: Sight): number {
  const hips = middle(imageOf(body, PAIR.hip, 'left'), imageOf(body, PAIR.hip, 'right'));
  const shoulders = middle(imageOf(body, PAIR.shoulder, 'left'), imageOf(body, PAIR.shoulder, 'right'));
  return toDegrees(Math.atan2(shoulders.x - hips.x, hips.y - shoulders.y)) + roll;
}

/** Of mid-shoulder over mid-hip toward the camera, from world depth. */
function leanForward({ body }: Sight): number {
  const hips = middle(worldOf(body, PAIR.hip, 'left'), worldOf(body, PAIR.hip, 'right'));
  const shoulders = middle(worldOf(body, PAIR.shoulder, 'left'), worldOf(body, PAIR.shoulder, 'right'));
  return toDegrees(Math.atan2(hips.z - shoulders.z, hips.y - shoulders.y));
}

function leg(body: Body, side: Side) {
  const knee = worldOf(body, PAIR.knee, side);
  return {
    thigh: subtract(worldOf(body, PAIR.hip, side), knee),
    shank: subtract(worldOf(body, PAIR.ankle, side), knee),
  };
}

const flexion = ({ body }: Sight, side: Side): number => {
  const { thigh, shank } = leg(body, side);
  return 180 - angleBetween(thigh, shank);
};

/** Below this distance of the knee from the hip–ankle line its direction is noise. Metres. */
const KNEE_OFF_LINE = 0.04;

/**
 * Where the knee stands off the hip–ankle line: that is where the kneecap points. Positive toward the subject's left;
 * NaN for a straight leg.
 */
function kneeYaw({ body }: Sight, side: Side): number {
  const ankleAt = worldOf(body, PAIR.ankle, side);
  const axis = subtract(worldOf(body, PAIR.hip, side), ankleAt);
  const knee = subtract(worldOf(body, PAIR.knee, side), ankleAt);
  const along = dot(knee, axis) / dot(axis, axis);
  const off = { x: knee.x - axis.x * along, y: knee.y - axis.y * along, z: knee.z - axis.z * along };
  return norm(off) < KNEE_OFF_LINE ? Number.NaN : toDegrees(Math.atan2(off.x, -off.z));
}

/** Of the knee in the picture: hip over knee against knee over ankle, positive valgus. */
function fppa({ body }: Sight, side: Side): number {
  const hip = imageOf(body, PAIR.hip, side);
  const knee = imageOf(body, PAIR.knee, side);
  const foot = imageOf(body, PAIR.ankle, side);
  const thigh = Math.atan2(knee.x - hip.x, knee.y - hip.y);
  const shank = Math.atan2(foot.x - knee.x, foot.y - knee.y);
  return OUTWARD[side] * toDegrees(shank - thigh);
}

/** How far the knee stands toward the middle of the line through the foot, metres, from the picture across. */
function kneeShift(sight: Sight, side: Side): number {
  const { body } = sight;
  const yaw = (footYaw(sight, side) * Math.PI) / 180;
  const shank = subtract(worldOf(body, PAIR.knee, side), worldOf(body, PAIR.ankle, side));
  const scale = sight.height / USUAL_WORLD_HEIGHT;
  return -OUTWARD[side] * scale * (shank.x * Math.cos(yaw) + shank.z * Math.sin(yaw));
}
/** Height of the person that the world landmarks draw, whoever stands there. Measured on rendered people. Metres. */
const USUAL_WORLD_HEIGHT = 1.49;

/**
 * Centre of mass across the feet: 0 over the right ankle, 1 over the left. Segment masses: Winter, "Biomechanics and
 * Motor Control of Human Movement"; arms held alike on both sides cancel out.
 */
function massShare({ body }: Sight): number {
  const x = (pair: PairSides) => (imageOf(body, pair, 'left').x + imageOf(body, pair, 'right').x) / 2;
  const left = imageOf(body, PAIR.ankle, 'left').x;
  const right = imageOf(body, PAIR.ankle, 'right').x;
  const [head, shoulders, hips, knees, ankles] = [x(PAIR.ear), x(PAIR.shoulder), x(PAIR.hip), x(PAIR.knee), (left + right) / 2];
  const arms = 0.1 * (0.7 * shoulders + 0.3 * hips);
  const thighs = 0.2 * (0.567 * hips + 0.433 * knees);
  const shanks = 0.122 * (0.567 * knees + 0.433 * ankles);
  const mass = 0.081 * head + 0.497 * ((shoulders + hips) / 2) + arms + thighs + shanks;
  return (mass - right) / (left - right);
}

const sided = <Name extends string>(name: Name, of: (side: Side) => Omit<Signal, 'sides'>) =>
  Object.fromEntries(
    SIDES.map((side): [string, Signal] => [`${name}.${side}`, { ...of(side), sides: [side] }]),
  ) as Record<`${Name}.${Side}`, Signal>;

/** Everything that is measured in a frame and filtered in time, once, before any metric is made of it. */
export const SIGNALS = {
  ...sided('foot-yaw', (side) => ({ pairs: ['heel', 'toe'], motion: ANGLE, measure: (s) => footYaw(s, side) })),
  ...sided('heel-x', (side) => ({ pairs: ['heel'], motion: ACROSS, measure: (s) => heel(s, side).x })),
  ...sided('heel-z', (side) => ({ pairs: ['heel'], motion: ALONG, measure: (s) => heel(s, side).z })),
  ...sided('toe-x', (side) => ({ pairs: ['toe'], motion: ACROSS, measure: (s) => toe(s, side).x })),
  ...sided('toe-z', (side) => ({ pairs: ['toe'], motion: ALONG, measure: (s) => toe(s, side).z })),
  ...sided('ankle-x', (side) => ({ pairs: ['ankle'], motion: ACROSS, measure: (s) => ankle(s, side).x })),
  ...sided('ankle-z', (side) => ({ pairs: ['ankle'], motion: ALONG, measure: (s) => ankle(s, side).z })),
  ...sided('knee-flexion', (side) => ({
    pairs: ['hip', 'knee', 'ankle'],
    motion: DEPTH_ANGLE,
    measure: (s) => flexion(s, side),
  })),
  ...sided('knee-yaw', (side) => ({
    pairs: ['hip', 'knee', 'ankle'],
    motion: DEPTH_ANGLE,
    measure: (s) => kneeYaw(s, side),
  })),
  ...sided('knee-shift', (side) => ({
    pairs: ['knee', 'ankle', 'heel', 'toe'],
    motion: ALONG,
    measure: (s) => kneeShift(s, side),
  })),
  ...sided('fppa', (side) => ({ pairs: ['hip', 'knee', 'ankle'], motion: ANGLE, measure: (s) => fppa(s, side) })),
  'hip-facing': { pairs: ['hip'], sides: SIDES, motion: DEPTH_ANGLE, measure: (s) => lineFacing(s.body, PAIR.hip) },
  'shoulder-facing': {
    pairs: ['shoulder'],
    sides: SIDES,
    motion: DEPTH_ANGLE,
    measure: (s) => lineFacing(s.body, PAIR.shoulder),
  },
  'hip-slope': { pairs: ['hip'], sides: SIDES, motion: ANGLE, measure: (s) => levelOf(s, PAIR.hip) },
  'shoulder-slope': { pairs: ['shoulder'], sides: SIDES, motion: ANGLE, measure: (s) => levelOf(s, PAIR.shoulder) },
  'lean-lateral': { pairs: ['shoulder', 'hip'], sides: SIDES, motion: ANGLE, measure: leanLateral },
  'lean-forward': { pairs: ['shoulder', 'hip'], sides: SIDES, motion: DEPTH_ANGLE, measure: leanForward },
  'mass-share': {
    pairs: ['shoulder', 'hip', 'knee', 'ankle'],
    sides: SIDES,
    motion: { noise: 0.02 ** 2, agility: 0.5 },
    measure: massShare,
  },
} as const satisfies Record<string, Signal>;

export type SignalId = keyof typeof SIGNALS;
const SIGNAL_IDS = Object.keys(SIGNALS) as SignalId[];

/** A filtered signal, or why there is none. */
export type SignalState = Tracked | { readonly unseen: UnseenReason };
export type SignalStates = Readonly<Record<SignalId, SignalState>>;

/** What each signal reads on one body, without any filter; NaN where it reads nothing. Used for the neutral pose. */
export const measureAll = (sight: Sight): Readonly<Record<SignalId, number>> =>
  Object.fromEntries(SIGNAL_IDS.map((id) => [id, SIGNALS[id].measure(sight)])) as Record<SignalId, number>;

/** Measures and filters every signal, frame by frame. */
export class SignalTracker {
  readonly #filters = Object.fromEntries(
    SIGNAL_IDS.map((id) => [id, new ConstantSpeedFilter(SIGNALS[id].motion)]),
  ) as Record<SignalId, ConstantSpeedFilter>;

  advance(frame: Frame, sight: Omit<Sight, 'body'>): SignalStates {
    const states = {} as Record<SignalId, SignalState>;
    for (const id of SIGNAL_IDS) states[id] = this.#advanceOne(id, frame, sight);
    return states;
  }

  #advanceOne(id: SignalId, { t, size, body }: Frame, sight: Omit<Sight, 'body'>): SignalState {
    const signal: Signal = SIGNALS[id];
    const problem = body ? problemWithPairs({ t, size, body }, signal.pairs, signal.sides) : 'nobody';
    const measured = body && !problem ? signal.measure({ ...sight, body }) : Number.NaN;
    if (Number.isFinite(measured)) return this.#filters[id].advance(t, measured);
    return this.#filters[id].coast(t as Millis) ?? { unseen: problem ?? 'out-of-picture' };
  }
}
