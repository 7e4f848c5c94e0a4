import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';
import { StoreError } from './session-head.ts';
import { within } from './within.ts';

/** One that is to be deleted, and that another tab does not let go of, opens for nobody. Milliseconds. */
const OPENS_WITHIN = 5000;

/**
 * Opens a database; `upgrade` makes its shape. It is closed where another tab wants to change that, or to delete it.
 * @throws {StoreError} where another tab keeps it from being opened; else what the browser says where it keeps nothing
 */
export async function openDatabase<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>,
): Promise<IDBPDatabase<Schema>> {
  const opening = openDB<Schema>(name, version, {
    upgrade,
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const db = await within(OPENS_WITHIN, opening);
  if (db) return db;
  void opening.then(
    (late) => late.close(),
    () => undefined,
  );
  throw new StoreError(
    'What is kept on this computer cannot be opened. Another tab still uses what is to be deleted. Close all other tabs of Plumbline, then try again.',
    'held-up',
  );
}
