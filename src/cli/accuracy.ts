// npm run accuracy -- [DIR …] [--write]: what the engine reads, held against what is true.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureClip } from '../accuracy/measure-clip.ts';
import type { Given, Measured } from '../accuracy/measure-clip.ts';
import { accuracyPage } from '../accuracy/page.ts';
import { accuracyText } from '../accuracy/text.ts';
import type { Truth } from '../accuracy/truth.ts';
import type { Routine } from '../core/routine.ts';
import { bodyweightSquat } from '../routines/bodyweight-squat.ts';
import { hipRotationWalkOut } from '../routines/hip-rotation-walk-out.ts';
import { rangeOfMotion } from '../routines/range-of-motion.ts';
import { ACCURACY_USAGE, parseAccuracyArguments } from './accuracy-arguments.ts';
import type { AccuracyArguments } from './accuracy-arguments.ts';
import { analyzeVideo } from './analyze-video.ts';
import { UsageError } from './arguments.ts';
import { clipNames, readClip } from './clips.ts';
import { fromWhereItWasTyped } from './typed-path.ts';
import { writeTogether } from './write-together.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RECORDINGS_OF_THE_TESTS = path.join(ROOT, 'test/fixtures/tracks');

async function main(argv: readonly string[]): Promise<void> {
  const wanted = parseAccuracyArguments(argv);
  if (!wanted) {
    console.log(ACCURACY_USAGE);
    return;
  }
  const typed = wanted.folders.map((folder) => fromWhereItWasTyped('accuracy', folder));
  const folders = typed.length > 0 ? typed : [RECORDINGS_OF_THE_TESTS];
  console.log(`Of the truth the engine gets ${givenText(wanted.given)}.\n`);
  const all: Measured[] = [];
  for (const folder of folders) {
    const measured = await measureFolder(folder, wanted);
    console.log(accuracyText(path.basename(folder), measured));
    all.push(...measured);
  }
  if (folders.length > 1) console.log(accuracyText('all together', all));
  if (wanted.write) writePage(all, wanted);
}

function givenText({ height, fieldOfViewOff }: Given): string {
  const given = [
    ...(height ? ['the height of the person'] : []),
    ...(fieldOfViewOff === null ? [] : [`the camera’s field of view, ${fieldOfViewOff}° off`]),
  ];
  return given.length > 0 ? `${given.join(', and ')}, and nothing else` : 'nothing';
}

async function measureFolder(folder: string, wanted: AccuracyArguments): Promise<Measured[]> {
  const { tracks, given } = wanted;
  const measured: Measured[] = [];
  const kept = tracks === null ? folder : fromWhereItWasTyped('accuracy', tracks);
  for (const name of clipNames(folder)) {
    const clip = await readClip(folder, name, kept, (video) => makeTrack(video, wanted));
    measured.push(measureClip(clip, routineOf(clip.truth), given));
  }
  return measured;
}

/** The routine that a clip shows. */
const routineOf = ({ spec }: Truth): Routine =>
  ({ squat: bodyweightSquat, rom: rangeOfMotion })[spec?.motion?.type ?? ''] ?? hipRotationWalkOut;

/** The same way as `analyze`; routine and settings do not matter, as the track holds what the estimator saw. */
async function makeTrack(video: string, { model, runtime }: AccuracyArguments): Promise<string> {
  console.error(`${path.basename(video)}: making its track`);
  const order = {
    routine: hipRotationWalkOut.id,
    model,
    runtime,
    accelerator: 'cpu',
    height: null,
    cameraFov: null,
  } as const;
  const answer = await analyzeVideo(video, order);
  if ('error' in answer) throw new Error(answer.error);
  return answer.track;
}

function writePage(all: readonly Measured[], { given }: AccuracyArguments): void {
  writeTogether(path.join(ROOT, 'docs'), { 'accuracy.md': accuracyPage(all, given) });
  console.log('Wrote docs/accuracy.md.');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
