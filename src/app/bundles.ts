import { eventsCsv } from '../export/events-csv.ts';
import { metricsCsv } from '../export/metrics-csv.ts';
import { motText } from '../export/mot.ts';
import { reportHtml } from '../export/report-html.ts';
import { trcText } from '../export/trc.ts';
import { captionsVtt, chaptersVtt } from '../export/web-vtt.ts';
import { makeBundle, readBundle } from '../store/bundle.ts';
import type { Incoming } from '../store/bundle.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Entry } from '../store/entry.ts';
import { completeEntry, newEntry, removeSession } from '../store/keep.ts';
import { FILES, lockOf, newSessionFolder, writeFile } from '../store/session-files.ts';
import { readHead, StoreError } from '../store/session-head.ts';
import { openStored } from '../store/stored-session.ts';
import type { StoredSession } from '../store/stored-session.ts';
import type { ZipFile } from '../store/zip.ts';
import type { Page } from './page.ts';
import { storedPictures } from './report-pictures.ts';
import { gzip } from './save-file.ts';
import { routineOf } from './routine-shelf.ts';

/** Texts that other programs read, by their file names, of one kind. */
export async function textExports(
  kind: 'html' | 'trc' | 'mot' | 'csv' | 'vtt',
  stored: StoredSession,
  page: Page,
): Promise<Readonly<Record<string, string>>> {
  const { record, rows, head } = stored;
  const routine = page.routineOf(head);
  switch (kind) {
    case 'html':
      return {
        'report.html': reportHtml(record, {
          routine,
          words: page.words,
          day: new Date(head.startedAt),
          pictures: await storedPictures(stored, routine, page.words),
        }),
      };
    case 'trc':
      return {
        'session.trc': trcText(await all(rows.frames()), record),
      };
    case 'mot':
      return { 'session.mot': motText(record) };
    case 'csv':
      return { 'metrics.csv': metricsCsv(record), 'events.csv': eventsCsv(record) };
    case 'vtt':
      return { 'captions.vtt': captionsVtt(record), 'chapters.vtt': chaptersVtt(record, routine) };
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** A session as one file, with a name that says when it was. */
export async function bundleOf(entry: Entry, page: Page): Promise<[name: string, content: Blob]> {
  const stored = await openStored(entry.id);
  const { head, record, track, picture } = stored;
  const files: ZipFile[] = [
    { name: 'session.json', content: new Blob([JSON.stringify(record)]) },
    { name: 'track.json.gz', content: await gzip(await track()) },
    ...(picture ? [{ name: picture.name, content: picture }] : []),
    ...(head.routineFile === undefined ? [] : [{ name: 'routine.json', content: new Blob([head.routineFile]) }]),
  ];
  for (const kind of ['html', 'trc', 'mot', 'csv', 'vtt'] as const)
    for (const [name, text] of Object.entries(await textExports(kind, stored, page)))
      files.push({ name, content: new Blob([text]) });
  const { id, startedAt, state, note, tags, pain, pins } = entry;
  const about = {
    id,
    startedAt,
    state: state === 'repaired' ? state : ('whole' as const),
    own: { note, tags, pain, pins },
  };
  return [`${fileStem(startedAt)}.zip`, await makeBundle(about, files, new Date())];
}

/** `plumbline-2026-11-22-2015`. */
export function fileStem(startedAt: number): string {
  const date = new Date(startedAt);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `plumbline-${day}-${two(date.getHours())}${two(date.getMinutes())}`;
}

/** What came of taking in a file: the new session; nothing, where it was here already; or why not. */
export interface TakenIn {
  readonly entry: Entry | null;
  readonly error: StoreError | null;
}

/** Takes a session in from a bundle. All of it is here then, or nothing. */
export async function takeIn(file: Blob, catalogue: Catalogue): Promise<TakenIn> {
  try {
    const incoming = await readBundle(file, routineOf);
    const known = await catalogue.get(incoming.about.id);
    if (known?.deletedAt === null) return { entry: null, error: null };
    return { entry: await locked(incoming.about.id, () => keep(incoming, catalogue)), error: null };
  } catch (error) {
    if (error instanceof StoreError) return { entry: null, error };
    throw error;
  }
}

/** Nobody takes the half written session for one that was cut off. */
const locked = <Result>(id: string, act: () => Promise<Result>): Promise<Result> =>
  'locks' in navigator ? navigator.locks.request(lockOf(id), act) : act();

async function keep({ about, head, rows, log, picture }: Incoming, catalogue: Catalogue): Promise<Entry | null> {
  await catalogue.put(newEntry(readHead(head)));
  try {
    const folder = await newSessionFolder(about.id);
    await writeFile(folder, FILES.head, head);
    await writeFile(folder, FILES.rows, rows);
    await writeFile(folder, FILES.log, log);
    if (picture) await writeFile(folder, picture.name, picture.content);
    await completeEntry(catalogue, about.id, about.state, null);
    return await catalogue.change(about.id, (entry) => ({ ...entry, ...about.own, startedAt: about.startedAt }));
  } catch (error) {
    await removeSession(catalogue, about.id);
    throw error;
  }
}
