import { readFileSync, statSync } from 'node:fs';
import { LONGEST_ROUTINE } from '../core/routine.ts';
import type { Routine } from '../core/routine.ts';
import { findRoutine, ROUTINES } from '../routines/index.ts';
import { parseRoutine, RoutineError } from '../routines/parse.ts';

/** A routine's file; throws, in words for the shell, what is wrong with it. */
export function readRoutineFile(file: string): Routine {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new Error(`${file} is not there.`);
  if (!stat.isFile()) throw new Error(`${file} is not a file.`);
  if (stat.size > 4 * LONGEST_ROUTINE) throw new Error(`${file} is too large for a routine: ${stat.size} bytes.`);
  try {
    return parseRoutine(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof RoutineError)) throw error;
    throw new Error(`${file} is no routine:\n${error.message.replaceAll(/^/gm, '  ')}`, { cause: error });
  }
}

/** A routine that comes with Plumbline; throws which there are. */
export function routineWithId(id: string): Routine {
  const routine = findRoutine(id);
  if (routine) return routine;
  throw new Error(`There is no routine ${id}: there is ${ROUTINES.map((each) => each.id).join(', ')}, or a FILE.json.`);
}
