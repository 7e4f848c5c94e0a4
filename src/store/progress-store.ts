import type { DBSchema, IDBPDatabase } from 'idb';
import { openDatabase } from './open-database.ts';
import { newPerson, PERSONS } from './person.ts';
import type { Person } from './person.ts';
import { RESULTS } from './result.ts';
import type { Result } from './result.ts';
import { readable, readVersioned } from './versioned.ts';

interface Schema extends DBSchema {
  people: { key: string; value: unknown };
  results: { key: string; value: unknown; indexes: { person: string } };
  /** Pictures of held moments, by result: only where the person asked for pictures to be kept. */
  pictures: { key: string; value: Readonly<Record<string, Blob>> };
  /** Who is up. */
  active: { key: 'person'; value: string };
}

const NAME = 'plumbline-progress';
/** Of the database's own shape; rows carry a version of theirs. */
const VERSION = 1;

/** What is kept of people and their progress, each apart from the others. */
export interface ProgressStore {
  /** Everybody, in the order in which they came. There is always somebody. */
  people(): Promise<readonly Person[]>;
  /** Who is up; the first where nobody was chosen. */
  active(): Promise<Person>;
  choose(id: string): Promise<void>;
  add(name: string): Promise<Person>;
  /** Changes a person in one transaction, so that two tabs do not undo each other's changes. */
  change(id: string, change: (person: Person) => Person): Promise<void>;
  /** Takes a person away with everything that is theirs; gives the sessions that were kept of them. */
  remove(id: string): Promise<readonly string[]>;
  /** One person's results, the oldest first. */
  results(person: string): Promise<readonly Result[]>;
  /** Keeps a result with its pictures, or, where they find no room, neither: then it throws what the browser says. */
  put(result: Result, pictures?: Readonly<Record<string, Blob>>): Promise<void>;
  changeResult(id: string, change: (result: Result) => Result): Promise<void>;
  removeResult(id: string): Promise<void>;
  pictures(result: string): Promise<Readonly<Record<string, Blob>>>;
  close(): void;
}

/** What a store takes from outside. */
export interface ProgressStoreOptions {
  readonly now: () => number;
  readonly newId: () => string;
  /** What somebody is called before they say. */
  readonly firstName: string;
}

/** Opens it. Throws where it cannot: `openDatabase`. */
export async function openProgress(options: ProgressStoreOptions): Promise<ProgressStore> {
  const db = await openDatabase<Schema>(NAME, VERSION, (opened, from) => {
    if (from >= 1) return;
    opened.createObjectStore('people', { keyPath: 'id' });
    opened.createObjectStore('results', { keyPath: 'id' }).createIndex('person', 'person');
    opened.createObjectStore('pictures');
    opened.createObjectStore('active');
  });
  const people = async () => {
    const all = readable(PERSONS, await db.getAll('people'));
    return all.toSorted((a, b) => a.createdAt - b.createdAt);
  };
  const add = async (name: string) => {
    const person = newPerson(options.newId(), name, options.now());
    await db.put('people', person);
    return person;
  };
  const everybody = async () => {
    const found = await people();
    return found.length > 0 ? found : [await add(options.firstName)];
  };
  return {
    people: everybody,
    async active() {
      const found = await everybody();
      const chosen = await db.get('active', 'person');
      return found.find(({ id }) => id === chosen) ?? found[0]!;
    },
    choose: async (id) => void (await db.put('active', id, 'person')),
    add,
    change: (id, change) => changeRow(db, 'people', id, (row) => change(readVersioned(PERSONS, row))),
    remove: (id) => removePerson(db, id),
    async results(person) {
      const rows = readable(RESULTS, await db.getAllFromIndex('results', 'person', person));
      return rows.toSorted((a, b) => a.at - b.at);
    },
    put: (result, pictures = {}) => putResult(db, result, pictures),
    changeResult: (id, change) => changeRow(db, 'results', id, (row) => change(readVersioned(RESULTS, row))),
    removeResult: (id) => removeResult(db, id),
    pictures: async (result) => (await db.get('pictures', result)) ?? {},
    close: () => db.close(),
  };
}

async function putResult(
  db: IDBPDatabase<Schema>,
  result: Result,
  pictures: Readonly<Record<string, Blob>>,
): Promise<void> {
  const transaction = db.transaction(['results', 'pictures'], 'readwrite');
  const puts = [transaction.objectStore('results').put(result)];
  if (Object.keys(pictures).length > 0) puts.push(transaction.objectStore('pictures').put(pictures, result.id));
  await Promise.all([...puts, transaction.done]);
}

async function removeResult(db: IDBPDatabase<Schema>, id: string): Promise<void> {
  const transaction = db.transaction(['results', 'pictures'], 'readwrite');
  const deletions = (['results', 'pictures'] as const).map((store) => transaction.objectStore(store).delete(id));
  await Promise.all([...deletions, transaction.done]);
}

async function changeRow(
  db: IDBPDatabase<Schema>,
  store: 'people' | 'results',
  id: string,
  change: (row: unknown) => unknown,
): Promise<void> {
  const transaction = db.transaction(store, 'readwrite');
  const row = await transaction.store.get(id);
  if (row !== undefined) await transaction.store.put(change(row));
  await transaction.done;
}

async function removePerson(db: IDBPDatabase<Schema>, id: string): Promise<readonly string[]> {
  const transaction = db.transaction(['people', 'results', 'pictures'], 'readwrite');
  const results = transaction.objectStore('results');
  const rows = await results.index('person').getAll(id);
  const sessions: string[] = [];
  for (const row of rows as { readonly id: string; readonly session?: string | null }[]) {
    if (row.session) sessions.push(row.session);
    await results.delete(row.id);
    await transaction.objectStore('pictures').delete(row.id);
  }
  await transaction.objectStore('people').delete(id);
  await transaction.done;
  return sessions;
}
