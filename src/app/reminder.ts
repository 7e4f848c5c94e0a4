import { dosageOf } from '../core/progress/programme.ts';
import { dayOfTime, planView } from '../ui/view/programme-view.ts';
import type { Words } from '../words/index.ts';
import { doneBy, withPeople } from './progress.ts';
import { findAnyRoutine } from './routine-shelf.ts';

/** What the plan of whoever is up says of today, in a few words; null where nothing is due, or there is no plan. */
export async function reminderNow(words: Words, now: number): Promise<string | null> {
  try {
    return await withPeople(words, async (store) => {
      const { id, programme } = await store.active();
      const routine = programme && findAnyRoutine(programme.routine);
      if (!programme || !routine) return null;
      const done = doneBy(await store.results(id));
      const { due, stopped, title } = planView(programme, dosageOf(routine), done, dayOfTime(now), words);
      return due || stopped ? title : null;
    });
  } catch {
    return null;
  }
}
