import { deleteDB } from 'idb';
import { ifNobodyWrites } from './keep.ts';
import { StoreError } from './session-head.ts';
import { removeFiles, storedIds } from './session-files.ts';
import { within } from './within.ts';

/** Begins the names of all that the app keeps. */
const OURS = 'plumbline';
/** Other tabs let go of a database as soon as they are asked to; one that has not by then will not. Milliseconds. */
const LETS_GO_WITHIN = 3000;

/** What keeps something from being deleted. */
type Hindrance = 'being-recorded' | 'in-use';

const MESSAGES: Readonly<Record<Hindrance, string>> = {
  'being-recorded':
    'Not everything is deleted. Another tab is recording a set, which is still here. End it there, then delete everything once more.',
  'in-use':
    'Not everything is deleted. Some of it is in use, perhaps in another tab. Close all other tabs of Plumbline, then delete everything once more.',
};

/**
 * Deletes everything that the app keeps on this computer, for good: lists, results, people, settings, and every session.
 * @throws {StoreError} where something is still here; all the rest is gone then, too
 */
export async function forgetEverything(): Promise<void> {
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
  const hindrances = [...(await deleteSessions()), ...(await deleteDatabases())];
  const [hindrance] = hindrances.includes('being-recorded') ? ['being-recorded' as const] : hindrances;
  if (hindrance) throw new StoreError(MESSAGES[hindrance], hindrance);
}

/** One that another tab is writing stays whole. */
async function deleteSessions(): Promise<readonly Hindrance[]> {
  const hindrances: Hindrance[] = [];
  for (const id of await storedIds()) {
    const isGone = await ifNobodyWrites(id, () => succeeds(removeFiles(id)));
    if (!isGone) hindrances.push(isGone === null ? 'being-recorded' : 'in-use');
  }
  return hindrances;
}

async function deleteDatabases(): Promise<readonly Hindrance[]> {
  const ours = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(OURS) ? [name] : []));
  const gone = await Promise.all(ours.map((name) => within(LETS_GO_WITHIN, succeeds(deleteDB(name)))));
  return gone.flatMap((isGone) => (isGone ? [] : ['in-use' as const]));
}

const succeeds = (act: Promise<void>): Promise<boolean> =>
  act.then(
    () => true,
    () => false,
  );
