import type { SessionRecord } from '../core/session-record.ts';
import type { Catalogue } from './catalogue.ts';
import { digestOf } from './digest.ts';
import { ENTRY_VERSION, NO_NOTES } from './entry.ts';
import type { Entry } from './entry.ts';
import { addToLog, bytesOf, lockOf, removeFiles, sessionFolder, storedIds } from './session-files.ts';
import type { SessionHead } from './session-head.ts';
import { writeLine } from './session-log.ts';
import { openStored } from './stored-session.ts';
import type { StoredSession } from './stored-session.ts';

/** How long a deleted session can be brought back, milliseconds. */
const UNDO_FOR = 24 * 3600 * 1000;

/** The row of a session that begins now. Files that a crash leaves without one get one later. */
export const newEntry = ({ id, startedAt, routine, source }: SessionHead): Entry => ({
  version: ENTRY_VERSION,
  id,
  startedAt,
  updatedAt: startedAt,
  deletedAt: null,
  state: 'recording',
  routine: routine.id,
  source: { kind: source.kind, name: source.name },
  video: null,
  bytes: 0,
  digest: null,
  ...NO_NOTES,
});

/** Sessions that were deleted and can be brought back: their files are still here. The newest first. */
export async function deletedSessions(catalogue: Catalogue): Promise<readonly Entry[]> {
  const files = new Set(await storedIds());
  const all = await catalogue.list({ deleted: true });
  return all.filter(({ id, deletedAt }) => deletedAt !== null && files.has(id));
}

/** Takes the files of deleted sessions away now; their rows stay as tombstones. */
export async function freeDeleted(catalogue: Catalogue): Promise<void> {
  for (const { id } of await deletedSessions(catalogue)) await removeFiles(id);
}

/** Takes a session away, files and row: nothing of it comes back. */
export async function removeSession(catalogue: Catalogue, id: string): Promise<void> {
  await removeFiles(id);
  await catalogue.remove(id);
}

/** What a record tells once all of the session is known. */
export type GoOver = (record: SessionRecord, head: SessionHead) => SessionRecord | Promise<SessionRecord>;

/** A session with its row in the list. */
export interface Completed {
  readonly entry: Entry;
  readonly stored: StoredSession;
}

/**
 * Sums up what the files of a session hold; a session without a single frame goes away. `goOver`: for one that was not
 * gone over yet; null where it is to stay as it is. Gives it with its row, or null.
 */
export async function completeEntry(
  catalogue: Catalogue,
  id: string,
  state: 'whole' | 'repaired',
  goOver: GoOver | null,
): Promise<Completed | null> {
  const live = await openStored(id).catch(() => null);
  if (!live || live.rows.length === 0) {
    await removeSession(catalogue, id);
    return null;
  }
  const stored = goOver && !live.record.differences ? await goneOver(id, live, goOver) : live;
  const bytes = await bytesOf(await sessionFolder(id));
  const about = { state, bytes, video: stored.picture?.name ?? null, digest: digestOf(stored.record) } as const;
  const changed = await catalogue.change(id, (entry) => ({ ...entry, ...about }));
  if (changed) return { entry: changed, stored };
  const entry = { ...newEntry(stored.head), ...about };
  await catalogue.put(entry);
  return { entry, stored };
}

async function goneOver(id: string, live: StoredSession, goOver: GoOver): Promise<StoredSession> {
  const record = await goOver(live.record, live.head);
  const { frames: _, ...whole } = record;
  // On a full disk the record stays as it was told live.
  await addToLog(id, writeLine({ kind: 'whole', whole })).catch(() => undefined);
  return { ...live, record };
}

/**
 * Finds what a crash, a killed tab or a cut power line left, and makes it whole: sessions that say they are being
 * recorded while nobody holds their lock, and files without a row. Throws away what was deleted long enough ago.
 * Gives the sessions that were repaired.
 */
export async function repairAll(catalogue: Catalogue, now: number, goOver: GoOver): Promise<readonly Entry[]> {
  for (const { id, deletedAt } of await deletedSessions(catalogue))
    if (now - (deletedAt ?? now) > UNDO_FOR) await removeFiles(id);
  const entries = await catalogue.list({ deleted: true });
  const files = new Set(await storedIds());
  const known = new Set(entries.map(({ id }) => id));
  const cut = entries.filter(({ state }) => state === 'recording').map(({ id }) => id);
  const orphans = [...files].filter((id) => !known.has(id));
  const repaired: Entry[] = [];
  for (const id of [...cut, ...orphans]) {
    const completed = await ifNobodyWrites(id, () => completeEntry(catalogue, id, 'repaired', goOver));
    if (completed) repaired.push(completed.entry);
  }
  return repaired;
}

/** Does it where no tab is writing this session; null where one is. */
export async function ifNobodyWrites<Result>(id: string, act: () => Promise<Result>): Promise<Result | null> {
  if (!('locks' in navigator)) return act();
  return navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => (lock ? act() : null));
}
