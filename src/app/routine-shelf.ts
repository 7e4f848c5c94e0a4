import type { Routine } from '../core/routine.ts';
import type { Allowed, Got } from '../core/routine-problem.ts';
import { findRoutine, ROUTINES } from '../routines/index.ts';
import { gotOf, parseRoutine, RoutineError } from '../routines/parse.ts';
import type { SessionHead } from '../store/session-head.ts';
import { loadRoutineTexts, MOST_OWN_ROUTINES, saveRoutineTexts } from '../store/own-routines.ts';

/** A routine that the person added, with its file. */
interface Own {
  readonly text: string;
  readonly routine: Routine;
}

/** The routines that the person added. A file that this version does not take is left where it is, and not offered. */
export const ownRoutines = (): readonly Routine[] => stored().map(({ routine }) => routine);

/** Every routine that can be done here: those that come with Plumbline, then the person's own. */
export const allRoutines = (): readonly Routine[] => [...ROUTINES, ...ownRoutines()];

/** The routine with this id, wherever it comes from. */
export const findAnyRoutine = (id: string): Routine | undefined =>
  findRoutine(id) ?? ownRoutines().find((routine) => routine.id === id);

/** The file of a routine that the person added; undefined for one that comes with Plumbline. */
export const routineFile = (id: string): string | undefined =>
  findRoutine(id) ? undefined : stored().find(({ routine }) => routine.id === id)?.text;

/** What a session says of its routine. */
export type RecordedWith = Pick<SessionHead, 'routine' | 'routineFile'>;

/** The routine of a session: one of Plumbline's, else as the session's own file has it, else one of the person's; null: gone. */
export function routineOf({ routine: { id }, routineFile: text }: RecordedWith): Routine | null {
  const ours = findRoutine(id);
  if (ours || text === undefined) return ours ?? findAnyRoutine(id) ?? null;
  const routine = parsed(text);
  return routine?.id === id ? routine : null;
}

/** Stands for a routine that is not here any more: its steps have the names that they were stored under. */
export const goneRoutine = ({ id, version }: SessionHead['routine'], title: string): Routine => ({
  id,
  version,
  title,
  summary: '',
  dosage: '',
  posture: [],
  safety: '',
  steps: [],
  walkthrough: [],
  start: '',
  completes: '',
  cues: {},
  rules: [],
});

const stored = (): readonly Own[] =>
  loadRoutineTexts().flatMap((text) => {
    const routine = parsed(text);
    return routine ? [{ text, routine }] : [];
  });

function parsed(text: string): Routine | null {
  try {
    return parseRoutine(text);
  } catch (error) {
    if (error instanceof RoutineError) return null;
    throw error;
  }
}

/**
 * Takes a routine's file in; one with the same id is replaced.
 * @throws {RoutineError} where it is none, or cannot be kept
 */
export function addRoutine(text: string): Routine {
  const routine = parseRoutine(text);
  if (findRoutine(routine.id)) refuse('id', gotOf(routine.id), { kind: 'id-of-no-routine' });
  const others = loadRoutineTexts().filter((each) => parsed(each)?.id !== routine.id);
  if (others.length >= MOST_OWN_ROUTINES)
    refuse('', { kind: 'routines', count: others.length + 1 }, { kind: 'routines', most: MOST_OWN_ROUTINES });
  if (!saveRoutineTexts([...others, text])) refuse('', { kind: 'no-storage' }, { kind: 'storage' });
  return routine;
}

function refuse(path: string, got: Got, allowed: Allowed): never {
  throw new RoutineError([{ path, got, allowed }]);
}

/** Forgets a routine that the person added. What was recorded with it stays. */
export function removeRoutine(id: string): void {
  saveRoutineTexts(loadRoutineTexts().filter((text) => parsed(text)?.id !== id));
}
