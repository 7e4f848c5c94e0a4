// npm run routine -- check|try|show|schema: tools for those who write routines.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Routine } from '../core/routine.ts';
import { parseTrack, TrackError } from '../core/track.ts';
import type { Track } from '../core/track.ts';
import { routineText } from '../routines/write.ts';
import { isFileName, UsageError } from './arguments.ts';
import { parseRoutineArguments, ROUTINE_USAGE } from './routine-arguments.ts';
import type { RoutineArguments } from './routine-arguments.ts';
import { readRoutineFile, routineWithId } from './routine-file.ts';
import { routineSchemaText } from './routine-schema.ts';
import { trialSvg } from './routine-timeline.ts';
import { trialText, tryRoutine } from './routine-try.ts';
import { fromWhereItWasTyped } from './typed-path.ts';
import { writeTogether } from './write-together.ts';

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));

const typed = (file: string): string => fromWhereItWasTyped('routine', file);

function main(argv: readonly string[]): void {
  const wanted = parseRoutineArguments(argv);
  if (!wanted) console.log(ROUTINE_USAGE);
  else if (wanted.command === 'check') checkFiles(wanted.files);
  else if (wanted.command === 'try') tryOn(wanted);
  else if (wanted.command === 'show') console.log(routineText(routineWithId(wanted.routine)).trimEnd());
  else if (wanted.write) writeTogether(DOCS, { 'routine.schema.json': routineSchemaText() });
  else console.log(routineSchemaText().trimEnd());
}

/** Says of each file what it is; what is wrong with any ends it with an error, after all were looked at. */
function checkFiles(files: readonly string[]): void {
  const wrong: string[] = [];
  for (const file of files)
    try {
      const { title, id, version, steps, rules } = readRoutineFile(typed(file));
      console.log(
        `${file}: ${title} (${id}, version ${version}), ${steps.length} steps, ${rules.length} rules. Nothing wrong.`,
      );
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

function tryOn({ routine, track, out, height }: Extract<RoutineArguments, { command: 'try' }>): void {
  const trial = tryRoutine(routineNamed(routine), readTrack(typed(track)), height);
  console.log(trialText(trial).trimEnd());
  if (out === null) return;
  const file = typed(out);
  writeTogether(path.dirname(file), { [path.basename(file)]: trialSvg(trial) });
  console.log(`\nWrote ${out}.`);
}

const routineNamed = (wanted: string): Routine =>
  isFileName(wanted) ? readRoutineFile(typed(wanted)) : routineWithId(wanted);

function readTrack(file: string): Track {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`${file} is not there.`);
  const bytes = readFileSync(file);
  try {
    return parseTrack((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString());
  } catch (error) {
    const why = error instanceof TrackError ? error.message : 'it cannot be unpacked.';
    throw new Error(`${file} is no track: ${why}`, { cause: error });
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
