import type { Routine } from '../core/routine.ts';
import { openCatalogue } from '../store/catalogue.ts';
import type { Entry } from '../store/entry.ts';
import { posterOf } from './poster.ts';

/** The newest session that is kept on this computer. A browser that keeps nothing has none. */
export async function newestSession(): Promise<Entry | null> {
  try {
    const catalogue = await openCatalogue();
    const entries = await catalogue.list().finally(() => catalogue.close());
    return entries.find(({ state }) => state !== 'recording') ?? null;
  } catch {
    return null;
  }
}

/** The address of a session's picture, good until `until` aborts; null where there is none. */
export async function posterAddress(
  id: string,
  routines: readonly Routine[],
  until: AbortSignal,
): Promise<string | null> {
  const poster = await posterOf(id, routines);
  if (!poster || until.aborted) return null;
  const address = URL.createObjectURL(poster);
  until.addEventListener('abort', () => URL.revokeObjectURL(address), { once: true });
  return address;
}
