import { armless, insteadOfArms, looksAtArms, standardise, TARGETS } from '../core/learned/model.ts';
import type { Standard, Target, Weights } from '../core/learned/model.ts';
import { between } from './average.ts';
import type { Example } from './dataset.ts';
import { applyRidge, fitRidge, standardisation } from './ridge.ts';
import type { Ridge } from './ridge.ts';

export const TARGET_IDS = Object.keys(TARGETS) as Target[];

/** Strength of the pull toward zero, chosen once on held-out clips. */
const PENALTY: Readonly<Record<Target, number>> = {
  'foot-yaw': 0.001,
  'foot-yaw-by-look': 0.01,
  'knee-flexion': 0.003,
  'knee-foot-alignment': 0.3,
  'pelvis-rotation': 0.03,
  'pelvis-obliquity': 0.01,
  'trunk-rotation': 0.03,
  'trunk-lean-lateral': 0.03,
  'pelvis-rotation-by-arms': 0.01,
  'pelvis-obliquity-by-arms': 0.01,
  'trunk-rotation-by-arms': 0.03,
  'trunk-lean-lateral-by-arms': 0.003,
  'trunk-lean-forward': 0.01,
  'trunk-lean-forward-by-arms': 0.003,
  'weight-left': 0.001,
};

/** What the knee is told by is pulled less than the rest, by its size: it is what alignment is made of. */
const KNEE_COUNTS = 3;
/** The same for what the foot network saw: it is nearer to the truth than any landmark. */
const LOOK_COUNTS = 3;
/** What is made of foot and bend is learned from what models say that did not see the clip, as it will be used. */
const INNER_FOLDS = 5;

/** A learned correction, but for its intervals. */
export type Model = Omit<Weights, 'within95'>;

/** Learns every target from these examples. */
export function train(examples: readonly Example[]): Model {
  const standard = standardisation(examples.map(({ features }) => features));
  const rows = examples.map(({ features }) => standardise(standard, features));
  const told = toldApart(examples, rows);
  const { knee, knees } = kneeRows(examples, rows, told);
  const { look, looks } = lookRows(examples, rows, told);
  const of: Partial<Record<Target, readonly Float64Array[]>> = { [ALIGNMENT]: knees, [BY_LOOK]: looks };
  const fit = (target: Target): Ridge => fitTarget(target, examples, of[target] ?? rows);
  const targets = Object.fromEntries(TARGET_IDS.map((id) => [id, fit(id)])) as Model['targets'];
  return { ...standard, knee, look, targets };
}

/**
 * The same model, with foot direction by look learned anew from people that the rest of it has not seen. It is the mean of
 * what it was before, from all landmarks of other people, and of what was seen with one number of the landmarks', which is
 * as much as some dozen clips are enough for. How much the foot network counts where it disagrees about a foot that is
 * turned in alone is learned last, from what the mean leaves.
 */
export function withLook(kept: Model, examples: readonly Example[]): Model {
  const rows = examples.map(({ features }) => armless(standardise(kept, features)));
  const told = rows.map((row) => applyRidge(kept.targets['foot-yaw'], row));
  const looks = examples.map((example, i) => standardise(kept.look, example.look(told[i]!)));
  const truths = examples.map(({ truth }) => truth[BY_LOOK]);
  const mean = between(fromLook(looks, told, truths, kept.targets['foot-yaw']), kept.targets[BY_LOOK], 0.5);
  const left = truths.map((truth, i) => truth - applyRidge(mean, Float64Array.of(...rows[i]!, ...looks[i]!)));
  const alone = looks.map((look) => look.at(-1)!);
  const share = dot(alone, left) / dot(alone, alone);
  const weights = [...mean.weights.slice(0, -1), mean.weights.at(-1)! + share];
  return { ...kept, targets: { ...kept.targets, [BY_LOOK]: { bias: mean.bias, weights } } };
}

/** Few numbers need little of it. */
const LOOK_PENALTY = 0.001;

/**
 * Foot direction from all that was seen but the last, and from what the landmarks tell of it: written as a function of the
 * landmarks, from which `footYaw` tells that, and of all that was seen.
 */
function fromLook(
  looks: readonly Float64Array[],
  told: readonly number[],
  truths: readonly number[],
  footYaw: Ridge,
): Ridge {
  const seen = looks.map((look, i) => Float64Array.of(...look.subarray(0, -1), told[i]!));
  const standard = standardisation(seen);
  const { bias, weights } = fitRidge(
    seen.map((row) => standardise(standard, row)),
    truths,
    truths.map(() => 1),
    LOOK_PENALTY,
  );
  const each = weights.map((weight, i) => weight * standard.scale[i]!);
  const ofTold = each.at(-1)!;
  return {
    bias: bias - dot(each, standard.mean) + ofTold * footYaw.bias,
    weights: [...footYaw.weights.map((weight) => ofTold * weight), ...each.slice(0, -1), 0],
  };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

const ALIGNMENT: Target = 'knee-foot-alignment';
const BY_LOOK: Target = 'foot-yaw-by-look';

function fitTarget(target: Target, examples: readonly Example[], rows: readonly Float64Array[]): Ridge {
  const seen = looksAtArms(target) || target === ALIGNMENT || target === BY_LOOK ? rows : rows.map(armless);
  return fitRidge(
    seen,
    examples.map(({ truth }) => truth[target]),
    examples.map(({ weight }) => weight[target]),
    PENALTY[target],
  );
}

/** What models that did not see the clip say of foot and bend, for each example. */
interface Told {
  readonly footYaw: number;
  readonly flexion: number;
}

function toldApart(examples: readonly Example[], rows: readonly Float64Array[]): Told[] {
  const told = new Map<Example, Told>();
  const rowOf = new Map(examples.map((example, i) => [example, rows[i]!]));
  for (const { rest, held } of foldsOf(examples, INNER_FOLDS)) {
    const seen = rest.map((example) => rowOf.get(example)!);
    const [foot, bend] = (['foot-yaw', 'knee-flexion'] as const).map((id) => fitTarget(id, rest, seen));
    for (const example of held) {
      const row = armless(rowOf.get(example)!);
      told.set(example, { footYaw: applyRidge(foot!, row), flexion: applyRidge(bend!, row) });
    }
  }
  return examples.map((example) => told.get(example)!);
}

/** The rows that alignment is learned from: what is made of foot and bend stands where the arms do. */
function kneeRows(examples: readonly Example[], rows: readonly Float64Array[], told: readonly Told[]) {
  const seen = examples.map((example, i) => example.knee(told[i]!.footYaw, told[i]!.flexion));
  const bent = seen.filter((_, i) => examples[i]!.weight[ALIGNMENT] > 0);
  const { mean, scale } = standardisation(bent.map((each) => Float64Array.from(each)));
  const knee: Standard = { mean, scale: scale.map((each) => KNEE_COUNTS * each) };
  return { knee, knees: seen.map((each, i) => insteadOfArms(rows[i]!, knee, each)) };
}

/** The rows that foot direction by look is learned from: what the foot network saw stands where the arms do. */
function lookRows(examples: readonly Example[], rows: readonly Float64Array[], told: readonly Told[]) {
  const seen = examples.map((example, i) => example.look(told[i]!.footYaw));
  const { mean, scale } = standardisation(seen.map((each) => Float64Array.from(each)));
  const look: Standard = { mean, scale: scale.map((each) => LOOK_COUNTS * each) };
  return { look, looks: seen.map((each, i) => insteadOfArms(rows[i]!, look, each)) };
}

/** What a model says of an example, target by target, from its own side alone. */
export function tell(model: Model, example: Example): Readonly<Record<Target, number>> {
  const row = standardise(model, example.features);
  const of = (id: Target) => applyRidge(model.targets[id], row);
  const knee = insteadOfArms(row, model.knee, example.knee(of('foot-yaw'), of('knee-flexion')));
  const look = insteadOfArms(row, model.look, example.look(of('foot-yaw')));
  const seen: Partial<Record<Target, Float64Array>> = { [ALIGNMENT]: knee, [BY_LOOK]: look };
  return Object.fromEntries(TARGET_IDS.map((id) => [id, applyRidge(model.targets[id], seen[id] ?? row)])) as Record<
    Target,
    number
  >;
}

/** The examples in so many parts by clip, each once held out of the rest. */
export function foldsOf(examples: readonly Example[], count: number) {
  const clips = [...new Set(examples.map(({ clip }) => clip))];
  return Array.from({ length: count }, (_, fold) => {
    const out = new Set(clips.filter((_clip, i) => i % count === fold));
    return {
      rest: examples.filter(({ clip }) => !out.has(clip)),
      held: examples.filter(({ clip }) => out.has(clip)),
    };
  });
}
