import type { DBSchema, IDBPDatabase } from 'idb';
import { ENTRIES } from './entry.ts';
import type { Entry } from './entry.ts';
import { openDatabase } from './open-database.ts';
import { readable } from './versioned.ts';

interface Schema extends DBSchema {
  sessions: { key: string; value: unknown; indexes: { startedAt: number } };
}

const NAME = 'plumbline';
/** Of the database's own shape; entries carry a version of theirs. */
const VERSION = 1;

/** The list of sessions, the same in every tab. */
export interface Catalogue {
  /** All entries that can be read, newest first; with `deleted`, tombstones too. */
  list(options?: { readonly deleted?: boolean }): Promise<readonly Entry[]>;
  get(id: string): Promise<Entry | null>;
  put(entry: Entry): Promise<void>;
  /**
   * Changes an entry in one transaction, so that two tabs do not undo each other's changes. Gives the new one; null
   * where there is none. `updatedAt` is set.
   */
  change(id: string, change: (entry: Entry) => Entry): Promise<Entry | null>;
  /** Takes a row away for good. */
  remove(id: string): Promise<void>;
  close(): void;
}

/** Opens the list. Throws where it cannot: `openDatabase`. */
export async function openCatalogue(now: () => number = Date.now): Promise<Catalogue> {
  const db = await openDatabase<Schema>(NAME, VERSION, (opened, from) => {
    if (from < 1) opened.createObjectStore('sessions', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
  });
  return {
    async list({ deleted = false } = {}) {
      const rows = await db.getAllFromIndex('sessions', 'startedAt');
      return readable(ENTRIES, rows)
        .filter((entry) => deleted || entry.deletedAt === null)
        .toReversed();
    },
    get: async (id) => entryIn(await db.get('sessions', id)),
    async put(entry) {
      await db.put('sessions', entry);
    },
    change: (id, change) => changeRow(db, id, (entry) => ({ ...change(entry), id, updatedAt: now() })),
    remove: (id) => db.delete('sessions', id),
    close: () => db.close(),
  };
}

/** Does it with the list, and lets go of that. */
export async function withCatalogue<Made>(act: (catalogue: Catalogue) => Promise<Made>): Promise<Made> {
  const catalogue = await openCatalogue();
  try {
    return await act(catalogue);
  } finally {
    catalogue.close();
  }
}

async function changeRow(db: IDBPDatabase<Schema>, id: string, change: (entry: Entry) => Entry): Promise<Entry | null> {
  const transaction = db.transaction('sessions', 'readwrite');
  const entry = entryIn(await transaction.store.get(id));
  if (!entry) return null;
  const changed = change(entry);
  await transaction.store.put(changed);
  await transaction.done;
  return changed;
}

/** Null where there is none, or one that only another version can read. */
const entryIn = (row: unknown): Entry | null => readable(ENTRIES, [row])[0] ?? null;
