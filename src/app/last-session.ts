import { withCatalogue } from '../store/catalogue.ts';
import type { Entry } from '../store/entry.ts';

/** The newest session that is kept on this computer. A browser that keeps nothing has none. */
export async function newestSession(): Promise<Entry | null> {
  try {
    const entries = await withCatalogue((catalogue) => catalogue.list());
    return entries.find(({ state }) => state !== 'recording') ?? null;
  } catch {
    return null;
  }
}
