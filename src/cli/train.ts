// Learns the correction of src/core/learned from rendered clips with truth, and says what it reaches on people held out.
//   npm run train -- DIR [DIR …]      all tracks of one landmark network; DIR holds NAME.track.json.gz and NAME.truth.json.gz
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { quantile } from '../core/quantile.ts';
import { ARM_FEATURES } from '../core/learned/features.ts';
import { looksAtArms, TARGETS } from '../core/learned/model.ts';
import { POSE_MODELS } from '../core/pose-model.ts';
import type { Target, Weights } from '../core/learned/model.ts';
import { parseTruth } from '../accuracy/truth.ts';
import { parseTrack } from '../core/track.ts';
import { examplesOf } from '../train/dataset.ts';
import type { Example } from '../train/dataset.ts';
import { applyRidge, fitRidge, standardisation } from '../train/ridge.ts';

const OUT = fileURLToPath(new URL('../core/learned/', import.meta.url));
const FOLDS = 6;
const TARGET_IDS = Object.keys(TARGETS) as Target[];

/** Strength of the pull toward zero, chosen once on held-out clips. */
const PENALTY: Readonly<Record<Target, number>> = {
  'foot-yaw': 0.001,
  'knee-flexion': 0.003,
  'knee-yaw': 0.06,
  'pelvis-rotation': 0.01,
  'pelvis-obliquity': 0.03,
  'trunk-rotation': 0.01,
  'trunk-lean-lateral': 0.01,
  'pelvis-rotation-by-arms': 0.01,
  'pelvis-obliquity-by-arms': 0.03,
  'trunk-rotation-by-arms': 0.01,
  'trunk-lean-lateral-by-arms': 0.01,
  'trunk-lean-forward': 0.01,
  'weight-left': 0.01,
};

const gunzip = (file: string): string => gunzipSync(readFileSync(file)).toString();

function readClips(directories: readonly string[]): Example[] {
  return directories.flatMap((directory) =>
    readdirSync(directory)
      .filter((file) => file.endsWith('.track.json.gz'))
      .toSorted()
      .flatMap((file) => {
        const clip = file.slice(0, -'.track.json.gz'.length);
        const truth = parseTruth(gunzip(path.join(directory, `${clip}.truth.json.gz`)));
        const examples = examplesOf(clip, parseTrack(gunzip(path.join(directory, file))), truth);
        if (examples.length === 0) console.error(`${clip}: no neutral pose found, left out`);
        return examples;
      }),
  );
}

function train(examples: readonly Example[]): Omit<Weights, 'within95'> {
  const { mean, scale } = standardisation(examples.map((example) => example.features));
  const rows = examples.map((example) => standardise(example.features, mean, scale));
  const armless = rows.map((row) => row.subarray(0, row.length - ARM_FEATURES));
  const fit = (target: Target) =>
    fitRidge(
      looksAtArms(target) ? rows : armless,
      examples.map((example) => example.truth[target]),
      examples.map((example) => example.weight[target]),
      PENALTY[target],
    );
  return { mean, scale, targets: Object.fromEntries(TARGET_IDS.map((id) => [id, fit(id)])) as Weights['targets'] };
}

const standardise = (row: Float64Array, mean: readonly number[], scale: readonly number[]): Float64Array =>
  row.map((value, i) => (value - mean[i]!) * scale[i]!);

/** Errors of each target on clips that were not learned from. */
function heldOut(
  examples: readonly Example[],
): Record<Target, { readonly error: number; readonly example: Example }[]> {
  const errors = Object.fromEntries(TARGET_IDS.map((id) => [id, []])) as unknown as ReturnType<typeof heldOut>;
  const clips = [...new Set(examples.map(({ clip }) => clip))];
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = new Set(clips.filter((_, i) => i % FOLDS === fold));
    const model = train(examples.filter(({ clip }) => !out.has(clip)));
    const held = examples.filter(({ clip }) => out.has(clip));
    const rows = held.map((example) => standardise(example.features, model.mean, model.scale));
    held.forEach((example, i) => {
      // Plain and mirrored looks come in pairs; what concerns the whole body is read from both, as `predict` does.
      const other = i % 2 === 0 ? i + 1 : i - 1;
      for (const id of TARGET_IDS) {
        if (example.weight[id] === 0) continue;
        const own = applyRidge(model.targets[id], rows[i]!);
        const mirrored = applyRidge(model.targets[id], rows[other]!);
        const told = { sided: own, odd: (own - mirrored) / 2, even: (own + mirrored) / 2 }[TARGETS[id]];
        errors[id].push({ error: told - example.truth[id], example });
      }
    });
  }
  return errors;
}

/** Errors of the angle between foot and kneecap, in which errors that both share cancel. */
function alignmentErrors(errors: ReturnType<typeof heldOut>): ReturnType<typeof heldOut>[Target] {
  const foot = new Map(errors['foot-yaw'].map(({ error, example }) => [example, error]));
  return errors['knee-yaw'].map(({ error, example }) => ({ error: foot.get(example)! - error, example }));
}

type Held = Readonly<Record<Target | 'knee-foot-alignment', ReturnType<typeof heldOut>[Target]>>;

/** What concerns one side goes by its own foot, what concerns the body by both. */
const sizes = (id: keyof Held, of: Held[Target], moving: boolean): number[] => {
  const sided = id === 'knee-foot-alignment' || TARGETS[id] === 'sided';
  return of
    .filter(({ example }) => example.moving[sided ? 'own' : 'any'] === moving)
    .map(({ error }) => Math.abs(error));
};

function describe(held: Held): string {
  const row = (id: string, moving: boolean, errors: readonly number[]) => {
    const mean = errors.reduce((sum, size) => sum + size, 0) / errors.length;
    const cells = [String(errors.length), mean.toFixed(3), quantile(errors, 0.95).toFixed(3)];
    return [id.padEnd(20), (moving ? 'moving' : 'still').padEnd(8), ...cells.map((cell) => cell.padStart(8))].join(' ');
  };
  return Object.entries(held)
    .flatMap(([id, of]) => [false, true].map((moving) => row(id, moving, sizes(id as keyof Held, of, moving))))
    .join('\n');
}

/** Knees out of line are few and matter: for the interval they count as they did in learning. */
const knees = (of: Held[Target]): Held[Target] =>
  of.flatMap((entry) => Array.from({ length: entry.example.weight['knee-yaw'] }, () => entry));

const within = (held: Held): Weights['within95'] => {
  const weighted: Held = {
    ...held,
    'knee-yaw': knees(held['knee-yaw']),
    'knee-foot-alignment': knees(held['knee-foot-alignment']),
  };
  return Object.fromEntries(
    Object.entries(weighted).map(([id, of]) => {
      const of95 = (moving: boolean) => Number(quantile(sizes(id as keyof Held, of, moving), 0.95).toPrecision(3));
      return [id, { still: of95(false), moving: of95(true) }];
    }),
  ) as Weights['within95'];
};

/** Five digits are more than the landmarks carry. */
const short = (values: readonly number[]): number[] => values.map((value) => Number(value.toPrecision(6)));

function main(directories: readonly string[]): void {
  if (directories.length === 0) {
    console.error('usage: npm run train -- DIR [DIR …]   (folders with NAME.track.json.gz and NAME.truth.json.gz)');
    process.exitCode = 2;
    return;
  }
  const examples = readClips(directories);
  const model = POSE_MODELS.find((name) => examples.every((example) => example.model === name));
  if (!model || examples.length === 0) {
    console.error('The folders must hold tracks of one landmark network (lite, full or heavy), and only of that one.');
    process.exitCode = 1;
    return;
  }
  const clips = new Set(examples.map(({ clip }) => clip)).size;
  console.log(`${clips} clips, ${examples.length} examples, ${examples[0]?.features.length ?? 0} features`);
  console.log(`held out, ${FOLDS} folds by clip\ntarget               state          n      MAE      P95`);
  const errors = heldOut(examples);
  const held = { ...errors, 'knee-foot-alignment': alignmentErrors(errors) };
  console.log(describe(held));
  const { mean, scale, targets } = train(examples);
  const rounded = Object.fromEntries(
    TARGET_IDS.map((id) => [
      id,
      { bias: Number(targets[id].bias.toPrecision(6)), weights: short(targets[id].weights) },
    ]),
  );
  const file = path.join(OUT, `weights-${model}.json`);
  writeFileSync(
    file,
    `${JSON.stringify({ clips, within95: within(held), mean: short(mean), scale: short(scale), targets: rounded })}\n`,
  );
  console.log(`wrote ${path.relative(process.cwd(), file)}`);
}

main(process.argv.slice(2));
