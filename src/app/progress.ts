import type { Done } from '../core/progress/programme.ts';
import { isRangeCheck } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { loadKeep } from '../store/keep-choice.ts';
import { openProgress } from '../store/progress-store.ts';
import type { ProgressStore } from '../store/progress-store.ts';
import { doneOf, isCheck, resultOf } from '../store/result.ts';
import type { Result } from '../store/result.ts';
import { dayOfTime } from '../ui/view/programme-view.ts';
import type { Words } from '../words/index.ts';
import { newId } from './new-id.ts';
import type { Recorded } from './recording.ts';
import { findAnyRoutine } from './routine-shelf.ts';

/** Opens what is kept of people and their progress. */
export const openPeople = (words: Words): Promise<ProgressStore> =>
  openProgress({ now: Date.now, newId: () => newId(Date.now()), firstName: words.range.me });

/** Does it with what is kept of people and their progress, and lets go of that. */
export async function withPeople<Made>(words: Words, act: (store: ProgressStore) => Promise<Made>): Promise<Made> {
  const store = await openPeople(words);
  try {
    return await act(store);
  } finally {
    store.close();
  }
}

/** What was just done, with the pictures of its held moments. */
export interface JustDone {
  /** Under which its result is kept. */
  readonly result: string;
  /** The result of a check that was seen in a video: of nobody known, it is kept nowhere. */
  readonly video?: Result;
  readonly pictures: Readonly<Record<string, Blob>>;
  /** It was ended because something hurt. */
  readonly forPain: boolean;
}

/** Begins the keys of held moments among a set's pictures. */
export const HELD = 'hold ';

/** Whether a result is of an exercise: one of a range check is none, also where nothing was held or only knees were bent. */
export function isOfExercise(result: Pick<Result, 'routine' | 'values'>): boolean {
  const routine = findAnyRoutine(result.routine);
  return routine ? !isRangeCheck(routine) : !isCheck(result);
}

/** What a plan counts of these results. */
export const doneBy = (results: readonly Result[]): readonly Done[] => doneOf(results, dayOfTime, isOfExercise);

const isCheckOf = ({ routine }: Recorded): boolean => routine !== null && isRangeCheck(routine);

/**
 * Keeps what a set says of somebody's progress, for whoever is up; where nothing is to be kept, only what a plan counts, and
 * range checks. The pictures stay in memory, unless the person asked for pictures to be kept. A browser that keeps nothing is
 * no reason to stop: then there is nothing just done. A video is of anybody, of any day: it is nobody's progress.
 */
export async function keepProgress(recorded: Recorded, forPain: boolean, words: Words): Promise<JustDone | null> {
  const { kind } = recorded.record.source;
  if (kind === 'demo') return null;
  try {
    if (kind === 'file') return isCheckOf(recorded) ? await seenInVideo(recorded) : null;
    return await withPeople(words, async (store) => {
      const { id: person, programme } = await store.active();
      const isWanted = loadKeep() !== 'nothing' || programme !== null || isCheckOf(recorded);
      if (!isWanted) return null;
      const origin = { id: newId(Date.now()), person, session: recorded.id, at: Date.now() };
      const result: Result = { ...resultOf(recorded.record, origin), ...(forPain && { forPain }) };
      const pictures = await heldIn(recorded);
      await store.put(result, loadKeep() === 'picture' ? pictures : undefined);
      return { result: result.id, pictures, forPain };
    });
  } catch {
    return null;
  }
}

/** Where nothing was held in it, the summary says what was seen. */
async function seenInVideo(recorded: Recorded): Promise<JustDone | null> {
  const origin = { id: newId(Date.now()), person: '', session: recorded.id, at: Date.now() };
  const video = resultOf(recorded.record, origin);
  if (!isCheck(video)) return null;
  return { result: video.id, video, pictures: await heldIn(recorded), forPain: false };
}

async function heldIn({ stills }: Recorded): Promise<Readonly<Record<string, Blob>>> {
  const taken = (await stills?.()) ?? new Map<string, Blob>();
  return Object.fromEntries([...taken].filter(([key]) => key.startsWith(HELD)));
}

/** Keeps how much it hurt. */
export const keepPain = (result: string, pain: number, words: Words): Promise<void> =>
  withPeople(words, (store) => store.changeResult(result, (old) => ({ ...old, pain })));

/** What is kept of a session's progress follows what the person answered to its findings. */
export const reviseProgress = (session: string, record: SessionRecord, words: Words): Promise<void> =>
  withPeople(words, async (store) => {
    for (const { id } of await store.people()) {
      const result = (await store.results(id)).find((one) => one.session === session);
      if (!result) continue;
      const { id: own, person, at } = result;
      const revised = resultOf(record, { id: own, person, session, at });
      await store.changeResult(own, ({ pain, forPain }) => ({ ...revised, pain, ...(forPain && { forPain }) }));
    }
  });
