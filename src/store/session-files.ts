import { StoreError } from './session-head.ts';

/** Names of a session's files in its folder of the origin-private file system. The picture's ends in `.mp4` or `.webm`. */
export const FILES = { head: 'head.json', rows: 'rows.bin', log: 'log.jsonl', poster: 'poster.jpg' } as const;
const PICTURE = /^picture\.(?:mp4|webm)$/;

/** Name of the lock that whoever writes a session holds; it is let go of when its tab dies. */
export const lockOf = (id: string): string => `plumbline-session-${id}`;

/** Where bulk is kept; null in a browser that keeps none. */
async function sessionsFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle('sessions', { create: true });
  } catch {
    return null;
  }
}

/** The folder of one session. Throws `StoreError` where there is none. */
export async function sessionFolder(id: string): Promise<FileSystemDirectoryHandle> {
  const folder = await (await sessionsFolder())?.getDirectoryHandle(id).catch(() => null);
  if (!folder) throw new StoreError('The session is not on this computer any more.', 'gone');
  return folder;
}

/** The folder of a session that begins. Throws `StoreError` where nothing can be kept. */
export async function newSessionFolder(id: string): Promise<FileSystemDirectoryHandle> {
  const sessions = await sessionsFolder();
  if (!sessions) throw new StoreError('This browser keeps no files.', 'keeps-nothing');
  return sessions.getDirectoryHandle(id, { create: true });
}

/** Ids of the sessions that have a folder. */
export async function storedIds(): Promise<readonly string[]> {
  const sessions = await sessionsFolder();
  const ids: string[] = [];
  if (sessions) for await (const [name, handle] of sessions.entries()) if (handle.kind === 'directory') ids.push(name);
  return ids;
}

/** Takes a session's files away. Where there are none, nothing happens. */
export async function removeFiles(id: string): Promise<void> {
  const sessions = await sessionsFolder();
  await sessions?.removeEntry(id, { recursive: true }).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  });
}

/** A file of a session; null where it is not there. */
export async function fileOf(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch {
    return null;
  }
}

/** The picture of a session; null where only numbers were kept, or the recording ended before its first piece. */
export async function pictureOf(folder: FileSystemDirectoryHandle): Promise<File | null> {
  for await (const name of folder.keys()) {
    const file = PICTURE.test(name) ? await fileOf(folder, name) : null;
    if (file?.size) return file;
  }
  return null;
}

/** How much a session takes, bytes. */
export async function bytesOf(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const name of folder.keys()) bytes += (await fileOf(folder, name))?.size ?? 0;
  return bytes;
}

/**
 * Adds lines to a session's log that is written no more. One tab after the other, so that none undoes another's.
 * Throws what the browser says where they cannot be written.
 */
export async function addToLog(id: string, lines: string): Promise<void> {
  const add = async (): Promise<void> => {
    const folder = await sessionFolder(id);
    const log = await fileOf(folder, FILES.log);
    await writeFile(folder, FILES.log, `${log ? await log.text() : ''}${lines}`);
  };
  return 'locks' in navigator ? navigator.locks.request(`${lockOf(id)}-log`, add) : add();
}

/** Writes a whole file. Where that fails, one that was there before is as it was; a new one is left empty. */
export async function writeFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: Blob | string,
): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await writable.write(content);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}
