import { facing } from './facing.ts';
import type { Body, Frame, Size } from './frame.ts';
import { imageOf, slope } from './geometry.ts';
import { ConstantSpeedFilter } from './kalman.ts';
import type { Motion, Tracked } from './kalman.ts';
import { OUTWARD, PAIR, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import { beganWithHandsOnHips, shapeOf } from './learned/features.ts';
import type { Shape } from './learned/features.ts';
import type { SeenBy, Weights } from './learned/model.ts';
import { LeapWatch } from './leap.ts';
import type { Hands } from './moment.ts';
import type { UnseenReason } from './reading.ts';
import { fppa, hipRise, lookAt, onFloor } from './sight.ts';
import type { FloorPoint, Setting, Sight } from './sight.ts';
import type { Millis } from './units.ts';
import { problemWithPairs } from './visible.ts';

interface Signal {
  /** Landmark pairs that it must not be told without, and of which sides. */
  readonly pairs: readonly (keyof typeof PAIR)[];
  readonly sides: readonly Side[];
  readonly motion: Motion;
  /** NaN where geometry gives none (a foot above the horizon). */
  readonly measure: (sight: Sight) => number;
}

/** Noise of single frames (standard deviation) and agility, from the variation while rendered people stand and move. */
const FOOT: Motion = { noise: 2.5 ** 2, agility: 600 };
const TRUNK: Motion = { noise: 1.5 ** 2, agility: 200 };
const KNEE: Motion = { noise: 2.5 ** 2, agility: 900 };
const ACROSS: Motion = { noise: 0.006 ** 2, agility: 0.15 };
const ALONG: Motion = { noise: 0.02 ** 2, agility: 0.15 };
const RISE: Motion = { noise: 0.006 ** 2, agility: 0.5 };
const SHARE: Motion = { noise: 0.02 ** 2, agility: 0.5 };

/** Slope of the shoulder line in the picture, positive left side higher, degrees. */
export const shoulderSlope = (body: Body): number =>
  slope(imageOf(body, PAIR.shoulder, 'right'), imageOf(body, PAIR.shoulder, 'left'));

const sided = <Name extends string>(name: Name, of: (side: Side) => Omit<Signal, 'sides'>) =>
  Object.fromEntries(
    SIDES.map((side): [string, Signal] => [`${name}.${side}`, { ...of(side), sides: [side] }]),
  ) as Record<`${Name}.${Side}`, Signal>;

const floor = <Name extends string>(name: Name, point: FloorPoint, axis: 'x' | 'z') =>
  sided(name, (side) => ({
    pairs: [point],
    motion: axis === 'x' ? ACROSS : ALONG,
    measure: ({ body, setting }) => onFloor(body, setting, point, side)[axis],
  }));

const whole = (pairs: Signal['pairs'], measure: (sight: Sight) => number, motion: Motion = TRUNK): Signal => ({
  pairs,
  sides: SIDES,
  motion,
  measure,
});

/** Everything that is measured in a frame and filtered in time, once, before any metric is made of it. */
export const SIGNALS = {
  ...sided('foot-yaw', (side) => ({
    pairs: ['heel', 'toe'],
    motion: FOOT,
    measure: ({ learned }) => OUTWARD[side] * learned.sided['foot-yaw'][side],
  })),
  ...sided('foot-yaw-for-knee', (side) => ({
    pairs: ['heel', 'toe'],
    motion: FOOT,
    measure: ({ learned }) => OUTWARD[side] * learned.footYawForKnee[side],
  })),
  ...floor('heel-x', 'heel', 'x'),
  ...floor('heel-z', 'heel', 'z'),
  ...floor('toe-x', 'toe', 'x'),
  ...floor('toe-z', 'toe', 'z'),
  ...floor('ankle-x', 'ankle', 'x'),
  ...floor('ankle-z', 'ankle', 'z'),
  ...sided('knee-flexion', (side) => ({
    pairs: ['hip', 'knee', 'ankle'],
    motion: KNEE,
    measure: ({ learned }) => learned.sided['knee-flexion'][side],
  })),
  ...sided('knee-foot-alignment', (side) => ({
    pairs: ['hip', 'knee', 'ankle', 'heel', 'toe'],
    motion: KNEE,
    measure: ({ learned }) => learned.sided['knee-foot-alignment'][side],
  })),
  ...sided('fppa', (side) => ({
    pairs: ['hip', 'knee', 'ankle'],
    motion: TRUNK,
    measure: ({ body }) => fppa(body, side),
  })),
  'hip-rise': whole(['hip', 'toe'], ({ body, setting }) => hipRise(body, setting), RISE),
  'pelvis-rotation': whole(['shoulder', 'hip'], ({ learned }) => learned.whole['pelvis-rotation']),
  'pelvis-obliquity': whole(['hip'], ({ learned }) => learned.whole['pelvis-obliquity']),
  'trunk-rotation': whole(['shoulder', 'hip'], ({ learned }) => learned.whole['trunk-rotation']),
  'trunk-lean-lateral': whole(['shoulder', 'hip'], ({ learned }) => learned.whole['trunk-lean-lateral']),
  'trunk-lean-forward': whole(['shoulder', 'hip'], ({ learned }) => learned.whole['trunk-lean-forward']),
  'shoulder-slope': whole(['shoulder'], ({ body }) => shoulderSlope(body)),
  'weight-left': whole(['hip', 'ankle'], ({ learned }) => learned.whole['weight-left'] + 0.5, SHARE),
} as const satisfies Record<string, Signal>;

export type SignalId = keyof typeof SIGNALS;
const SIGNAL_IDS = Object.keys(SIGNALS) as SignalId[];

/** A filtered signal, or why there is none. */
export type SignalState = Tracked | { readonly unseen: UnseenReason };
export type SignalStates = Readonly<Record<SignalId, SignalState>>;

/** What each signal reads on one body, without any filter in time; NaN where it reads nothing. */
export const measureAll = (sight: Sight): Readonly<Record<SignalId, number>> =>
  Object.fromEntries(SIGNAL_IDS.map((id) => [id, SIGNALS[id].measure(sight)])) as Record<SignalId, number>;

/**
 * Beyond this the body is seen from behind, or the estimator swapped its left and right, as it does for single frames of
 * people whose face it cannot see. Degrees.
 */
const TURNED_AWAY = 60;
/** Further from the neutral place than this it is somebody else, or the camera sees another picture. Torso lengths. */
const FARTHEST = 1.6;
/** Nor can a person who stays in place grow or shrink by more than this in the picture. */
const LARGEST_SCALE = 1.25;

/** Why nothing at all can be measured of this body; null where it can be. */
function absenceOf(body: Body | null, { neutral }: Setting): UnseenReason | null {
  if (!body) return 'nobody';
  if (Math.abs(facing(body)) > TURNED_AWAY) return 'turned-away';
  const shape = shapeOf(body, 0);
  const before = neutral.inPicture;
  const width = ({ x, torso }: Shape) => Math.abs(x[PAIR.shoulder.left]! - x[PAIR.shoulder.right]!) * torso;
  const far = Math.hypot(shape.hipX - before.hipX, shape.hipY - before.hipY) > FARTHEST * before.torso;
  // Who leans forward has a short torso, who turns has narrow shoulders; who is somebody else has both.
  const scales = [shape.torso / before.torso, width(shape) / width(before)];
  const otherSize =
    scales.every((scale) => scale > LARGEST_SCALE) || scales.every((scale) => scale < 1 / LARGEST_SCALE);
  return far || otherSize ? 'elsewhere' : null;
}

function handsIn({ body, setting, learned }: Sight, size: Size): Hands {
  if (learned.byArms) return 'on-hips';
  const hidden = problemWithPairs({ size, body }, ['wrist']) !== null;
  return hidden || !beganWithHandsOnHips(setting.neutral.shape) ? 'unseen' : 'off-hips';
}

/** Measures and filters every signal, frame by frame. */
export class SignalTracker {
  /** May be renewed while the filters go on: the person came back to the neutral pose. */
  setting: Setting;
  readonly #correction: Weights;
  readonly #leaps = new LeapWatch();
  readonly #filters = Object.fromEntries(
    SIGNAL_IDS.map((id) => [id, new ConstantSpeedFilter(SIGNALS[id].motion)]),
  ) as Record<SignalId, ConstantSpeedFilter>;

  constructor(setting: Setting, correction: Weights) {
    this.setting = setting;
    this.#correction = correction;
  }

  /** Of the last frame that could be measured. */
  seenBy: SeenBy = {
    byArms: false,
    byLook: { left: false, right: false },
    byKnees: false,
    byBends: false,
    byPelvis: false,
  };
  hands: Hands = 'unseen';

  advance(frame: Frame): SignalStates {
    const { body, t } = frame;
    const absence = absenceOf(body, this.setting) ?? this.#leap(t, body);
    const sight = body && !absence ? lookAt(body, this.setting, this.#correction) : null;
    if (sight) this.seenBy = sight.learned;
    this.hands = sight ? handsIn(sight, frame.size) : 'unseen';
    const states = {} as Record<SignalId, SignalState>;
    for (const id of SIGNAL_IDS) states[id] = this.#advanceOne(id, frame, sight, absence ?? 'nobody');
    return states;
  }

  #leap(t: Millis, body: Body | null): UnseenReason | null {
    return body && this.#leaps.advance(t, body, this.setting.neutral.inPicture.torso) ? 'hidden' : null;
  }

  #advanceOne(id: SignalId, { t, size }: Frame, sight: Sight | null, absence: UnseenReason): SignalState {
    const signal: Signal = SIGNALS[id];
    const problem = sight ? problemWithPairs({ size, body: sight.body }, signal.pairs, signal.sides) : absence;
    const measured = sight && !problem ? signal.measure(sight) : Number.NaN;
    if (Number.isFinite(measured)) return this.#filters[id].advance(t, measured);
    return this.#filters[id].coast(t) ?? { unseen: problem ?? 'out-of-picture' };
  }
}
