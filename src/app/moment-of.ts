import type { Moment } from '../core/moment.ts';
import { storedMoment } from '../replay/stored-moment.ts';
import type { StoredSession } from '../store/stored-session.ts';

/** What was said of a stored session's frame. */
export async function momentOf({ record, rows }: StoredSession, place: number): Promise<Moment> {
  return storedMoment(record, place, await rows.frame(place));
}
