// npm run analyze -- VIDEO --out DIR: the same measuring as in the app, from a shell.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SessionRecord } from '../core/session-record.ts';
import { ROUTINES } from '../routines/index.ts';
import { routineText } from '../routines/write.ts';
import { ANNOTATED } from './analyze-page.ts';
import { isFileName, parseAnalyzeArguments, USAGE, UsageError } from './arguments.ts';
import { exportFiles } from './exports.ts';
import { readRoutineFile, routineWithId } from './routine-file.ts';
import { summaryLine } from './summary.ts';
import { fromWhereItWasTyped } from './typed-path.ts';
import { writeTogether } from './write-together.ts';

async function main(argv: readonly string[]): Promise<void> {
  const wanted = parseAnalyzeArguments(
    argv,
    ROUTINES.map(({ id }) => id),
  );
  if (!wanted) {
    console.log(USAGE);
    return;
  }
  const video = fromWhereItWasTyped('analyze', wanted.video);
  const out = fromWhereItWasTyped('analyze', wanted.out);
  checkReadable(video);
  checkWritable(out);
  const own = isFileName(wanted.routine) ? readRoutineFile(fromWhereItWasTyped('analyze', wanted.routine)) : null;
  const routine = own ?? routineWithId(wanted.routine);
  const { model, runtime, height, cameraFov } = wanted;
  // On the CPU: results are the same on every machine.
  const order = {
    routine: routine.id,
    ...(own && { routineFile: routineText(own) }),
    model,
    runtime,
    accelerator: 'cpu',
    height,
    cameraFov,
    annotate: wanted.annotate,
    pictures: wanted.exports.includes('html'),
  } as const;
  // What serves the app and drives the browser takes seconds to load: not for arguments that are wrong.
  const { analyzeVideo } = await import('./analyze-video.ts');
  const answer = await analyzeVideo(video, order);
  if ('error' in answer) throw new Error(answer.error);
  const record = JSON.parse(answer.session) as SessionRecord;
  const files = {
    'session.json': answer.session,
    'track.json.gz': gzipSync(answer.track),
    ...(answer.annotated && { [ANNOTATED]: answer.annotated }),
    ...exportFiles(wanted.exports, { ...answer, record, routine }),
  };
  writeTogether(out, files);
  const [first, ...others] = Object.keys(files);
  console.log(`Wrote ${[path.join(wanted.out, first!), ...others].join(', ')}: ${summaryLine(record)}.`);
}

function checkReadable(video: string): void {
  const stat = statSync(video, { throwIfNoEntry: false });
  if (!stat) throw new Error(`${video} is not there.`);
  if (!stat.isFile()) throw new Error(`${video} is not a file.`);
  try {
    accessSync(video, constants.R_OK);
  } catch {
    throw new Error(`${video} may not be read. Check its permissions.`);
  }
}

/** Found out now, not after minutes of work: whether `folder` can be made, or written into. */
function checkWritable(folder: string): void {
  if (!existsSync(folder)) return checkWritable(path.dirname(folder));
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file, so nothing can be written into it.`);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(`${folder} may not be written into. Check its permissions.`);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
