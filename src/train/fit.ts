import { armless, insteadOfArms, looksAtArms, standardise, TARGETS } from '../core/learned/model.ts';
import type { Standard, Target, Weights } from '../core/learned/model.ts';
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
/** Foot and bend are told to the knee by models that did not see the clip, as they will be when they are used. */
const INNER_FOLDS = 5;

/** A learned correction, but for its intervals. */
export type Model = Omit<Weights, 'within95'>;

/** Learns every target from these examples. */
export function train(examples: readonly Example[]): Model {
  const standard = standardisation(examples.map(({ features }) => features));
  const rows = examples.map(({ features }) => standardise(standard, features));
  const { knee, knees } = kneeRows(examples, rows);
  const { look, looks } = lookRows(examples, rows);
  const of: Partial<Record<Target, readonly Float64Array[]>> = { [ALIGNMENT]: knees, [BY_LOOK]: looks };
  const fit = (target: Target): Ridge => fitTarget(target, examples, of[target] ?? rows);
  const targets = Object.fromEntries(TARGET_IDS.map((id) => [id, fit(id)])) as Model['targets'];
  return { ...standard, knee, look, targets };
}
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

/** The rows that alignment is learned from: what is made of foot and bend stands where the arms do. */
function kneeRows(examples: readonly Example[], rows: readonly Float64Array[]) {
  const told = new Map<Example, readonly number[]>();
  const rowOf = new Map(examples.map((example, i) => [example, rows[i]!]));
  for (const { rest, held } of foldsOf(examples, INNER_FOLDS)) {
    const seen = rest.map((example) => rowOf.get(example)!);
    const [foot, bend] = (['foot-yaw', 'knee-flexion'] as const).map((id) => fitTarget(id, rest, seen));
    for (const example of held) {
      const row = armless(rowOf.get(example)!);
      told.set(example, example.knee(applyRidge(foot!, row), applyRidge(bend!, row)));
    }
  }
  const bent = examples.filter(({ weight }) => weight[ALIGNMENT] > 0);
  const { mean, scale } = standardisation(bent.map((example) => Float64Array.from(told.get(example)!)));
  const knee: Standard = { mean, scale: scale.map((each) => KNEE_COUNTS * each) };
  const knees = examples.map((example, i) => insteadOfArms(rows[i]!, knee, told.get(example)!));
  return { knee, knees };
}

/** The rows that foot direction by look is learned from: what the foot network saw stands where the arms do. */
function lookRows(examples: readonly Example[], rows: readonly Float64Array[]) {
  const { mean, scale } = standardisation(examples.map(({ look }) => Float64Array.from(look)));
  const look: Standard = { mean, scale: scale.map((each) => LOOK_COUNTS * each) };
  return { look, looks: examples.map((example, i) => insteadOfArms(rows[i]!, look, example.look)) };
}

/** What a model says of an example, target by target, from its own side alone. */
export function tell(model: Model, example: Example): Readonly<Record<Target, number>> {
  const row = standardise(model, example.features);
  const of = (id: Target) => applyRidge(model.targets[id], row);
  const knee = insteadOfArms(row, model.knee, example.knee(of('foot-yaw'), of('knee-flexion')));
  const look = insteadOfArms(row, model.look, example.look);
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
