import type { Standard, Target } from '../core/learned/model.ts';
import type { Model } from './fit.ts';
import type { Ridge } from './ridge.ts';

/** What was learned of which target before, from so many clips of other people. */
export type Earlier = Pick<Model, 'mean' | 'scale' | 'targets'> & { readonly clips: number };

/**
 * Targets for which what was learned before is averaged in: those that were learned from the same features then. Errors of
 * linear models that were learned from different people are as good as independent.
 */
export const AVERAGED: readonly Target[] = [
  'foot-yaw',
  'knee-flexion',
  'pelvis-rotation',
  'pelvis-rotation-by-arms',
  'pelvis-obliquity',
  'pelvis-obliquity-by-arms',
  'trunk-rotation',
  'trunk-rotation-by-arms',
  'trunk-lean-lateral',
  'trunk-lean-lateral-by-arms',
  'weight-left',
];

/** The model that says what the two say on average, each counted by its clips, for the targets that are `AVERAGED`. */
export function averaged(model: Model, clips: number, earlier: Earlier): Model {
  const share = clips / (clips + earlier.clips);
  const targets = Object.fromEntries(
    AVERAGED.map((id) => [id, between(model.targets[id], inTermsOf(model, earlier, earlier.targets[id]), share)]),
  );
  return { ...model, targets: { ...model.targets, ...targets } };
}

/** The function that gives what two say on average, the first counted by its share. */
export const between = (a: Ridge, b: Ridge, share: number): Ridge => ({
  bias: share * a.bias + (1 - share) * b.bias,
  weights: a.weights.map((weight, i) => share * weight + (1 - share) * b.weights[i]!),
});

/** The same function of the features, written for the standard of another model. */
function inTermsOf({ mean, scale }: Standard, from: Standard, { bias, weights }: Ridge): Ridge {
  const moved = (weight: number, i: number) => weight * from.scale[i]! * (mean[i]! - from.mean[i]!);
  return {
    bias: weights.reduce((sum, weight, i) => sum + moved(weight, i), bias),
    weights: weights.map((weight, i) => (weight * from.scale[i]!) / scale[i]!),
  };
}
