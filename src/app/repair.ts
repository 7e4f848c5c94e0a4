import { withCatalogue } from '../store/catalogue.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Entry } from '../store/entry.ts';
import { repairAll } from '../store/keep.ts';
import type { GoOver } from '../store/keep.ts';
import { routineOf } from './routine-shelf.ts';

/** A session that was cut off is gone over by the routine that it was recorded with, where that is still here. */
const goOver: GoOver = async (record, head) => {
  const routine = routineOf(head);
  if (routine?.version !== record.routine.version) return record;
  // Hardly ever needed, and large.
  const { withHindsight } = await import('../core/hindsight.ts');
  return withHindsight(record, routine);
};

/** Makes whole what a crash left. Gives the sessions that were repaired. */
export const repair = (catalogue: Catalogue): Promise<readonly Entry[]> => repairAll(catalogue, Date.now(), goOver);

/** The same when the app starts, behind the first screen. A browser that keeps nothing has nothing to repair. */
export async function repairAtStart(): Promise<void> {
  try {
    await withCatalogue(repair);
  } catch {
    // The list of sessions tries again, and says what is wrong.
  }
}
