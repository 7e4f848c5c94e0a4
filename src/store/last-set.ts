import type { DBSchema } from 'idb';
import type { SessionRecord } from '../core/session-record.ts';
import { openDatabase } from './open-database.ts';

/** A set that is in no list and has no files: what a page that is loaded again needs to show it. */
export interface LastSet {
  readonly record: SessionRecord;
  /** The raw output as `track.json` text. */
  readonly track: string;
}

interface Schema extends DBSchema {
  sets: { key: string; value: LastSet };
}

const KEY = 'last';

const opened = () => openDatabase<Schema>('plumbline-last', 1, (db) => void db.createObjectStore('sets'));

/** Keeps a set in place of the one before. A browser that keeps nothing is no reason to stop. */
export async function keepLastSet(set: LastSet): Promise<void> {
  try {
    const db = await opened();
    await db.put('sets', set, KEY);
    db.close();
  } catch {
    // Private windows and full disks: the set stays until the page closes.
  }
}

/** The set that was kept last; null where there is none that this version reads. */
export async function loadLastSet(): Promise<LastSet | null> {
  try {
    const db = await opened();
    const set = await db.get('sets', KEY);
    db.close();
    return set && isReadable(set.record) ? set : null;
  } catch {
    return null;
  }
}

const isReadable = ({ format, version }: { readonly format: string; readonly version: number }): boolean =>
  format === 'plumbline-session' && version === 1;
