import { deleteDB } from 'idb';

/** Begins the names of all that the app keeps. */
const OURS = 'plumbline';

/**
 * Deletes everything that the app keeps on this computer, for good: lists, results, people, settings, and every file.
 * What other tabs hold open is deleted as soon as they let go. Throws what the browser says where it will not.
 */
export async function forgetEverything(): Promise<void> {
  const databases = await indexedDB.databases();
  await Promise.all(databases.flatMap(({ name }) => (name?.startsWith(OURS) ? [deleteDB(name)] : [])));
  for (const key of Object.keys(localStorage)) if (key.startsWith(OURS)) localStorage.removeItem(key);
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(OURS)) sessionStorage.removeItem(key);
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
}
