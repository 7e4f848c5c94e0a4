import { dosageOf } from '../core/progress/programme.ts';
import { findRoutine } from '../routines/index.ts';
import { doneOf } from '../store/result.ts';
import { dayOfTime, planView } from '../ui/view/programme-view.ts';
import type { Words } from '../words/index.ts';
import { openPeople } from './progress.ts';

/** What the plan of whoever is up says of today, in a few words; null where nothing is due, or there is no plan. */
export async function reminderNow(words: Words, now: number): Promise<string | null> {
  try {
    const store = await openPeople(words);
    const { id, programme } = await store.active();
    const results = programme ? await store.results(id) : [];
    store.close();
    const routine = programme && findRoutine(programme.routine);
    if (!programme || !routine) return null;
    const done = doneOf(results, dayOfTime);
    const { due, stopped, title } = planView(programme, dosageOf(routine), done, dayOfTime(now), words);
    return due || stopped ? title : null;
  } catch {
    return null;
  }
}
