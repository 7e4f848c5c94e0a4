// Learns the correction of src/core/learned from rendered clips with truth, and says what it reaches on people held out.
//   npm run train -- DIR [DIR …] [--beside WEIGHTS.json] [--look] [--intervals]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Clip } from '../accuracy/measure-clip.ts';
import { parseTruth } from '../accuracy/truth.ts';
import { TARGETS } from '../core/learned/model.ts';
import type { ByLook, Derived, Standard, Target, Weights, Within } from '../core/learned/model.ts';
import { POSE_MODELS } from '../core/pose-model.ts';
import { quantile } from '../core/quantile.ts';
import { parseTrack } from '../core/track.ts';
import { hipRotationWalkOut } from '../routines/hip-rotation-walk-out.ts';
import { averaged } from '../train/average.ts';
import type { Earlier } from '../train/average.ts';
import { examplesOf } from '../train/dataset.ts';
import type { Example, Miss } from '../train/dataset.ts';
import { foldsOf, TARGET_IDS, tell, train, withLook } from '../train/fit.ts';
import type { Model } from '../train/fit.ts';
import { missedByEngine } from '../train/intervals.ts';
import { understood, UsageError } from './arguments.ts';
import { fromWhereItWasTyped } from './typed-path.ts';

const OUT = fileURLToPath(new URL('../core/learned/', import.meta.url));
const FOLDS = 6;

const gunzip = (file: string): string => gunzipSync(readFileSync(file)).toString();

const readClips = (directories: readonly string[]): Clip[] =>
  directories.flatMap((directory) =>
    readdirSync(directory)
      .filter((file) => file.endsWith('.track.json.gz'))
      .toSorted()
      .map((file) => {
        const name = file.slice(0, -'.track.json.gz'.length);
        const truth = parseTruth(gunzip(path.join(directory, `${name}.truth.json.gz`)));
        return { name, truth, track: parseTrack(gunzip(path.join(directory, file))) };
      }),
  );

function examplesIn({ name, track, truth }: Clip): Example[] {
  const examples = examplesOf(name, track, truth);
  if (examples.length === 0) console.error(`${name}: no neutral pose found, left out`);
  return examples;
}

const missOf = ({ faulty, moving }: Example, error: number): Miss => ({ error, faulty, moving });
type Held = Readonly<Record<Target | Derived, readonly Miss[]>>;
type Misses = Readonly<Partial<Record<Target | Derived | ByLook, readonly Miss[]>>>;

/** Errors of each target on clips that were not learned from. */
function heldOut(examples: readonly Example[], learn: (examples: readonly Example[]) => Model): Held {
  const missed: Partial<Record<Target | Derived, Miss[]>> = {};
  for (const { rest, held } of foldsOf(examples, FOLDS)) {
    const model = learn(rest);
    const told = held.map((example) => tell(model, example));
    held.forEach((example, i) => {
      // Plain and mirrored looks come in pairs; what concerns the whole body is read from both, as `predict` does.
      const [own, other] = [told[i]!, told[i % 2 === 0 ? i + 1 : i - 1]!];
      const error = (id: Target) =>
        ({ sided: own[id], odd: (own[id] - other[id]) / 2, even: (own[id] + other[id]) / 2 })[TARGETS[id]] -
        example.truth[id];
      for (const id of TARGET_IDS) if (example.weight[id] > 0) (missed[id] ??= []).push(missOf(example, error(id)));
      for (const [id, [a, b]] of Object.entries(DERIVED) as [Derived, readonly [Target, Target]][])
        if (example.weight[a] > 0 && example.weight[b] > 0)
          (missed[id] ??= []).push(missOf(example, error(a) - error(b)));
    });
  }
  return missed as Held;
}

/** Of which two targets each derived quantity is the difference. */
const DERIVED: Readonly<Record<Derived, readonly [Target, Target]>> = {
  'knee-direction': ['foot-yaw', 'knee-foot-alignment'],
  'trunk-twist': ['trunk-rotation', 'pelvis-rotation'],
  'trunk-twist-by-arms': ['trunk-rotation-by-arms', 'pelvis-rotation-by-arms'],
};

/** What concerns one side goes by its own foot, what concerns the body by both. */
const missesOf = (id: string, of: readonly Miss[], moving: boolean): readonly Miss[] => {
  const sided = id.startsWith('knee-') || TARGETS[id as Target] === 'sided';
  return of.filter((miss) => miss.moving[sided ? 'own' : 'any'] === moving);
};

function describe(held: Misses): string {
  const row = (id: string, moving: boolean, misses: readonly Miss[]) => {
    const errors = misses.map(({ error }) => Math.abs(error));
    const mean = errors.reduce((sum, size) => sum + size, 0) / errors.length;
    const cells = [
      String(errors.length),
      ...[mean, quantile(errors, 0.95), within95(misses)].map((at) => at.toFixed(3)),
    ];
    return [id.padEnd(27), (moving ? 'moving' : 'still').padEnd(8), ...cells.map((cell) => cell.padStart(8))].join(' ');
  };
  return Object.entries(held)
    .flatMap(([id, of]) => [false, true].map((moving) => row(id, moving, missesOf(id, of, moving))))
    .join('\n');
}

/** The share of a set in which the form is off somewhere: intervals are for sets, not for what is learned from. */
const OFF_IN_A_SET = 0.33;

const within = <Id extends string>(held: Readonly<Record<Id, readonly Miss[]>>) =>
  Object.fromEntries(
    Object.entries<readonly Miss[]>(held).map(([id, of]) => {
      const of95 = (moving: boolean) => Number(within95(missesOf(id, of, moving)).toPrecision(3));
      return [id, { still: of95(false), moving: of95(true) }];
    }),
  ) as Record<Id, Within>;

/** 95 % of the errors lie within this where the form is off as often as in a set. */
function within95(misses: readonly Miss[]): number {
  const faulty = misses.filter((miss) => miss.faulty).length;
  const share = faulty === 0 || faulty === misses.length ? 1 : OFF_IN_A_SET / (faulty / misses.length);
  const rest = share === 1 ? 1 : (1 - OFF_IN_A_SET) / (1 - faulty / misses.length);
  const sorted = misses.toSorted((a, b) => Math.abs(a.error) - Math.abs(b.error));
  let counted = 0;
  const last = sorted.find((miss) => (counted += miss.faulty ? share : rest) >= 0.95 * misses.length);
  return Math.abs((last ?? sorted.at(-1))!.error);
}

/** More than the landmarks carry; the digits are sent with the app. */
const short = (values: readonly number[], digits: number): number[] =>
  values.map((value) => Number(value.toPrecision(digits)));
/** Weights are learned for the standard as it is, but a part in a thousand of a feature's size is nothing. */
const shortStandard = ({ mean, scale }: Standard): Standard => ({ mean: short(mean, 3), scale: short(scale, 3) });

const USAGE = `npm run train -- DIR [DIR …] [--beside WEIGHTS.json] [--look] [--intervals]

Learns the correction from all tracks of one landmark network. DIR holds NAME.track.json.gz and NAME.truth.json.gz.
--beside averages what was learned before, from other people, in. --look learns what is made of the foot network anew,
from people whom the rest of the file has not seen, and leaves the rest, intervals too, as it is. --intervals learns nothing:
it measures how far off knees and pelvis are with the networks that look at them, of people that nothing was learned from, and
writes those intervals.`;

function main(argv: readonly string[]): void {
  const { values, positionals } = understood(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        beside: { type: 'string' },
        look: { type: 'boolean' },
        intervals: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return console.log(USAGE);
  if (positionals.length === 0) throw new UsageError(USAGE);
  const typed = (file: string) => fromWhereItWasTyped('train', file);
  const clips = readClips(positionals.map(typed));
  const network = POSE_MODELS.find((name) => clips.every(({ track }) => track.pose.model === name));
  if (!network || clips.length === 0)
    throw new Error(
      'The folders must hold tracks of one landmark network (lite, full or heavy), and only of that one.',
    );
  const file = path.join(OUT, `weights-${network}.json`);
  const head = (who: string) => `${who}\ntarget                      state           n      MAE      P95   in sets`;
  const write = (weights: Weights) => {
    writeFileSync(file, `${JSON.stringify(weights)}\n`);
    console.log(`wrote ${path.relative(process.cwd(), file)}`);
  };
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Weights;
  if (values.intervals) {
    const missed = missedByEngine(clips, hipRotationWalkOut);
    console.log(`${head(`${clips.length} clips of people that nothing was learned from`)}\n${describe(missed)}`);
    return write({ ...kept, within95: { ...kept.within95, ...within(missed) } });
  }
  const examples = clips.flatMap(examplesIn);
  const count = new Set(examples.map(({ clip }) => clip)).size;
  console.log(`${count} clips, ${examples.length} examples, ${examples[0]?.features.length ?? 0} features`);
  const earlier =
    values.beside === undefined ? null : (JSON.parse(readFileSync(typed(values.beside), 'utf8')) as Earlier);
  // What was learned earlier has seen none of these people, so that it may stand in for a part of every fold.
  const learn = (from: readonly Example[]) =>
    values.look ? withLook(kept, from) : earlier ? averaged(train(from), count, earlier) : train(from);
  const held = heldOut(examples, learn);
  console.log(`${head(`held out, ${FOLDS} folds by clip`)}\n${describe(held)}`);
  const model = shortly(learn(examples));
  const learned = { clips: count + (earlier?.clips ?? 0), within95: { ...kept.within95, ...within(held) }, ...model };
  write(values.look ? { ...kept, ...model } : learned);
}

/** A model as it is written down. */
function shortly({ knee, look, targets, ...standard }: Model): Model {
  const linear = TARGET_IDS.map((id) => {
    const { bias, weights } = targets[id];
    return [id, { bias: Number(bias.toPrecision(6)), weights: short(weights, 4) }];
  });
  return {
    ...shortStandard(standard),
    knee: shortStandard(knee),
    look: shortStandard(look),
    targets: Object.fromEntries(linear) as Model['targets'],
  };
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
