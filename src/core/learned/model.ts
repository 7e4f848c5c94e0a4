import type { Side } from '../landmarks.ts';
import type { PoseModel } from '../pose-model.ts';
import { features, handsOnHips } from './features.ts';
import type { Hints, Shape } from './features.ts';
import full from './weights-full.json' with { type: 'json' };
import heavy from './weights-heavy.json' with { type: 'json' };
import lite from './weights-lite.json' with { type: 'json' };

/** What the model tells, from the left side's point of view. Angles in degrees. */
export const TARGETS = {
  /** Foot direction, positive outward. */
  'foot-yaw': 'sided',
  'knee-flexion': 'sided',
  /** Kneecap direction, positive outward; means something only with the knee bent. */
  'knee-yaw': 'sided',
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
  /** Weight over the left foot, 0 to 1, less a half. */
  'weight-left': 'odd',
  /** Positive forward: the same in a mirror. */
  'trunk-lean-forward': 'even',
} as const satisfies Record<string, 'sided' | 'odd' | 'even'>;
export type Target = keyof typeof TARGETS;
/** Targets that the arms show better. */
export type ByArms = Target extends infer Id ? (Id extends `${infer Name}-by-arms` ? Name : never) : never;
/** Whether a target looks at the arms. */
export const looksAtArms = (target: Target): boolean => target.endsWith('-by-arms');

/** A linear model over standardised features; a target that does not look at the arms leaves the last ones out. */
export interface Weights {
  readonly mean: readonly number[];
  /** One over the standard deviation of each feature. */
  readonly scale: readonly number[];
  readonly targets: Readonly<Record<Target, { readonly bias: number; readonly weights: readonly number[] }>>;
  /** 95 % of the errors on people that were held out lie within this, in the target's unit. */
  readonly within95: Readonly<Record<Target | 'knee-foot-alignment', Within>>;
}

/** While the foot or body in question stands still, and while it moves. */
export interface Within {
  readonly still: number;
  readonly moving: number;
}

/** Half width of the 95 % interval of what the model says, from people that were held out. */
export const within95 = (model: PoseModel, target: keyof Weights['within95'], moving: boolean): number =>
  WEIGHTS[model].within95[target][moving ? 'moving' : 'still'];

const WEIGHTS: Readonly<Record<PoseModel, Weights>> = { lite, full, heavy };

/** What the model says of one body. `foot-yaw` and `knee-yaw` are positive outward on both sides. */
export interface Learned {
  readonly sided: Readonly<Record<'foot-yaw' | 'knee-flexion' | 'knee-yaw', Readonly<Record<Side, number>>>>;
  readonly whole: Readonly<Record<ByArms | 'weight-left' | 'trunk-lean-forward', number>>;
  /** Whether the arms were looked at for what they show better. */
  readonly byArms: boolean;
}

/**
 * The learned correction: ridge regressions from one frame's landmarks, against the person's own neutral pose, learned
 * on rendered people with known truth (`docs/measurement.md`, `npm run train`). No filtering in time.
 * Looks at the body once as it is and once in a mirror; a mirrored body gives exactly mirrored answers.
 */
export function predict(model: PoseModel, now: Shape, neutral: Shape, hints: Hints, neutralHints: Hints): Learned {
  const weights = WEIGHTS[model];
  const plain = standardise(weights, features(now, neutral, hints, neutralHints, false));
  const mirrored = standardise(weights, features(now, neutral, hints, neutralHints, true));
  const both = (target: Target) => ({ left: apply(weights, target, plain), right: apply(weights, target, mirrored) });
  const odd = (target: Target) => (apply(weights, target, plain) - apply(weights, target, mirrored)) / 2;
  const byArms = handsOnHips(now, neutral);
  const trunk = (target: ByArms) => odd(byArms ? `${target}-by-arms` : target);
  return {
    sided: { 'foot-yaw': both('foot-yaw'), 'knee-flexion': both('knee-flexion'), 'knee-yaw': both('knee-yaw') },
    whole: {
      'pelvis-rotation': trunk('pelvis-rotation'),
      'pelvis-obliquity': trunk('pelvis-obliquity'),
      'trunk-rotation': trunk('trunk-rotation'),
      'trunk-lean-lateral': trunk('trunk-lean-lateral'),
      'weight-left': odd('weight-left'),
      'trunk-lean-forward':
        (apply(weights, 'trunk-lean-forward', plain) + apply(weights, 'trunk-lean-forward', mirrored)) / 2,
    },
    byArms,
  };
}

const standardise = ({ mean, scale }: Weights, row: Float64Array): Float64Array =>
  row.map((value, i) => (value - mean[i]!) * scale[i]!);

function apply({ targets }: Weights, target: Target, row: Float64Array): number {
  const { bias, weights } = targets[target];
  return weights.reduce((sum, weight, i) => sum + weight * row[i]!, bias);
}
