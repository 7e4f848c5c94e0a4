import type { Side } from '../landmarks.ts';
import { ARM_FEATURES, features, handsOnHips, kneeFeatures, lookFeatures } from './features.ts';
import type { Hints, Shape } from './features.ts';

/** What the model tells, from the left side's point of view. Angles in degrees. */
export const TARGETS = {
  /** Foot direction, positive outward. */
  'foot-yaw': 'sided',
  'knee-flexion': 'sided',
  /** Foot against kneecap, positive the knee inside the foot line; means something only with the knee bent. */
  'knee-foot-alignment': 'sided',
  /** Positive toward, or higher on, the left: turns over in a mirror. */
  'pelvis-rotation': 'odd',
  'pelvis-obliquity': 'odd',
  'trunk-rotation': 'odd',
  'trunk-lean-lateral': 'odd',
  /** The same, while the hands are on the hips: the arms may be looked at. */
  'pelvis-rotation-by-arms': 'odd',
  'pelvis-obliquity-by-arms': 'odd',
  'trunk-rotation-by-arms': 'odd',
  'trunk-lean-lateral-by-arms': 'odd',
  /** Positive forward: the same in a mirror. */
  'trunk-lean-forward': 'even',
  'trunk-lean-forward-by-arms': 'even',
  /** Foot direction, where the foot network looked. */
  'foot-yaw-by-look': 'sided',
  /** Weight over the left foot, 0 to 1, less a half. */
  'weight-left': 'odd',
} as const satisfies Record<string, 'sided' | 'odd' | 'even'>;
export type Target = keyof typeof TARGETS;
/** Targets that the arms show better. */
export type ByArms = Target extends infer Id ? (Id extends `${infer Name}-by-arms` ? Name : never) : never;
/** Whether a target looks at the arms. */
export const looksAtArms = (target: Target): boolean => target.endsWith('-by-arms');

/** How features are brought to a common size. */
export interface Standard {
  readonly mean: readonly number[];
  /** One over the standard deviation of each feature. */
  readonly scale: readonly number[];
}

/**
 * A linear model over standardised features; a target that does not look at the arms leaves the last ones out.
 * `knee-foot-alignment` has those of the knee in their place, which are made of what the model says of foot and bend.
 * `foot-yaw-by-look` has what the foot network saw there.
 */
export interface Weights extends Standard {
  readonly knee: Standard;
  readonly look: Standard;
  readonly targets: Readonly<Record<Target, { readonly bias: number; readonly weights: readonly number[] }>>;
  /** 95 % of the errors on people that were held out lie within this, in the target's unit. */
  readonly within95: Readonly<Record<Target | Derived | ByLook, Within>>;
}

/** What follows from two targets, in which errors that both share cancel. */
export type Derived = 'knee-direction' | 'trunk-twist' | 'trunk-twist-by-arms';

/** What the landmarks tell together with the networks that look at knees and pelvis. */
export type ByLook =
  `${'knee-flexion' | 'knee-foot-alignment' | 'knee-direction' | 'pelvis-rotation' | 'trunk-twist'}-by-look`;

/** While the foot or body in question stands still, and while it moves. */
export interface Within {
  readonly still: number;
  readonly moving: number;
}

/** Half width of the 95 % interval of what the model says, from people that were held out. */
export const within95 = (correction: Weights, target: keyof Weights['within95'], moving: boolean): number =>
  correction.within95[target][moving ? 'moving' : 'still'];

type Sided = Exclude<
  { [Id in Target]: (typeof TARGETS)[Id] extends 'sided' ? Id : never }[Target],
  `${string}-by-look`
>;

/** What was looked at beside the landmarks: intervals go by it. */
export interface SeenBy {
  /** The hands are on the hips, so that the arms show pelvis and trunk. */
  readonly byArms: boolean;
  /** Of which feet what the foot network saw was believed. */
  readonly byLook: Readonly<Record<Side, boolean>>;
  /** Whether the knee network was asked where kneecaps point, and how far knees are bent. */
  readonly byKnees: boolean;
  readonly byBends: boolean;
  /** Whether the pelvis network was asked which way it faces. */
  readonly byPelvis: boolean;
}

/** What the model says of one body. `foot-yaw` is positive outward on both sides, alignment where the knee is inside. */
export interface Learned extends SeenBy {
  readonly sided: Readonly<Record<Sided, Readonly<Record<Side, number>>>>;
  /**
   * Foot direction that the knee is told against: off as alignment is, which is by landmarks, or two thirds by what was
   * seen of feet and knees.
   */
  readonly footYawForKnee: Readonly<Record<Side, number>>;
  readonly whole: Readonly<Record<ByArms | 'weight-left', number>>;
}

/**
 * The learned correction: ridge regressions from one frame's landmarks, against the person's own neutral pose, learned
 * on rendered people with known truth (`docs/measurement.md`, `npm run train`). No filtering in time.
 * Looks at the body once as it is and once in a mirror; a mirrored body gives exactly mirrored answers.
 */
export function predict(weights: Weights, now: Shape, neutral: Shape, hints: Hints, neutralHints: Hints): Learned {
  const plain = standardise(weights, features(now, neutral, hints, neutralHints, false));
  const mirrored = standardise(weights, features(now, neutral, hints, neutralHints, true));
  const both = (target: Target) => ({ left: apply(weights, target, plain), right: apply(weights, target, mirrored) });
  const whole = (target: Target) => {
    const { left, right } = both(target);
    return TARGETS[target] === 'odd' ? (left - right) / 2 : (left + right) / 2;
  };
  const footYaw = both('foot-yaw');
  const flexion = both('knee-flexion');
  const { knees, bends } = hints;
  const alignment = (side: Side, row: Float64Array) => {
    const knee = kneeFeatures(hints, neutralHints, side, footYaw[side], flexion[side]);
    const byLandmarks = apply(weights, 'knee-foot-alignment', insteadOfArms(row, weights.knee, knee));
    return knees ? besideLook(byLandmarks, knees[side]) : byLandmarks;
  };
  const looked = (side: Side, row: Float64Array): number | null => {
    if (!hints.look || !neutralHints.look) return null;
    const seen = lookFeatures(hints.look, neutralHints.look, side, footYaw[side]);
    const yaw = apply(weights, 'foot-yaw-by-look', insteadOfArms(row, weights.look, seen));
    const further = yaw - footYaw[side];
    return further < FURTHER_OUT && further > -FURTHER_IN ? yaw : null;
  };
  const bend = (side: Side) => (bends ? (flexion[side] + bends[side]) / 2 - TOO_BENT : flexion[side]);
  const look = { left: looked('left', plain), right: looked('right', mirrored) };
  const yaw = { left: look.left ?? footYaw.left, right: look.right ?? footYaw.right };
  const yawForKnee = (side: Side) => (knees ? besideLook(footYaw[side], yaw[side]) : footYaw[side]);
  const turned = turnOf(hints, neutralHints);
  const byArms = handsOnHips(now, neutral);
  const trunk = (target: ByArms) => whole(byArms ? `${target}-by-arms` : target);
  return {
    sided: {
      'foot-yaw': yaw,
      'knee-flexion': { left: bend('left'), right: bend('right') },
      'knee-foot-alignment': { left: alignment('left', plain), right: alignment('right', mirrored) },
    },
    whole: {
      'pelvis-rotation': besidePelvis(trunk('pelvis-rotation'), turned),
      'pelvis-obliquity': trunk('pelvis-obliquity'),
      'trunk-rotation': trunk('trunk-rotation'),
      'trunk-lean-lateral': trunk('trunk-lean-lateral'),
      'trunk-lean-forward': trunk('trunk-lean-forward'),
      'weight-left': whole('weight-left'),
    },
    footYawForKnee: { left: yawForKnee('left'), right: yawForKnee('right') },
    byArms,
    byLook: { left: look.left !== null, right: look.right !== null },
    byKnees: knees !== undefined,
    byBends: bends !== undefined,
    byPelvis: turned !== null,
  };
}

/** How much further than in the neutral pose the pelvis network saw the pelvis turn; null where it did not look. */
const turnOf = ({ pelvis }: Hints, neutral: Hints): number | null =>
  pelvis === undefined || neutral.pelvis === undefined ? null : pelvis - neutral.pelvis;

/**
 * To landmarks a pelvis turns with shoulders that turn alone, by half as much. The network sees eight to nine tenths of a turn,
 * takes shoulders for it hardly at all, and is noisier. Together they tell as much, and a fifth of what shoulders turn alone.
 * 60 rendered people; more of the network makes the pelvis turn with a foot that is turned far.
 */
const OF_PELVIS = { byLandmarks: 0.4, byLook: 0.6 } as const;

const besidePelvis = (byLandmarks: number, seen: number | null): number =>
  seen === null ? byLandmarks : OF_PELVIS.byLandmarks * byLandmarks + OF_PELVIS.byLook * seen;

/**
 * Where the foot network turns a foot further than this from where the landmarks have it, it looks at something that it does
 * not know. Degrees. On 69 rendered people it never turned one further in by more than 28°; where it did so by more than 12°,
 * it was 5° off and the landmarks 19°: of a foot turned in far they miss a half. Further out it turned one foot in 2000.
 */
const FURTHER_OUT = 20;
const FURTHER_IN = 35;

/** Of so many parts of a knee's reading one is the landmarks', where the knee network looked; the others are what it saw. */
export const PARTS = 3;

const besideLook = (byLandmarks: number, seen: number): number => (byLandmarks + (PARTS - 1) * seen) / PARTS;

/** The knee network takes straight legs for bent, by about twice this. Degrees; 42 rendered people. */
const TOO_BENT = 1;

/** A standardised row without what the arms show. */
export const armless = (row: Float64Array): Float64Array => row.subarray(0, row.length - ARM_FEATURES);

/** A standardised row with other features, of a standard of their own, in the arms' place. */
export function insteadOfArms(row: Float64Array, standard: Standard, others: readonly number[]): Float64Array {
  const kept = armless(row);
  const whole = new Float64Array(kept.length + others.length);
  whole.set(kept);
  whole.set(standardise(standard, others), kept.length);
  return whole;
}

// In plain loops: a call for each feature would be half of what the engine does in a frame.

/** Features of the size that all have on average. */
export function standardise({ mean, scale }: Standard, row: ArrayLike<number>): Float64Array {
  const sized = new Float64Array(row.length);
  for (let i = 0; i < row.length; i++) sized[i] = (row[i]! - mean[i]!) * scale[i]!;
  return sized;
}

function apply({ targets }: Weights, target: Target, row: Float64Array): number {
  const { bias, weights } = targets[target];
  let sum = bias;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * row[i]!;
  return sum;
}
