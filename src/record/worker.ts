// Writes a session to the origin-private file system while it goes on. What was handed over is in the system's hands at
// once, and on the disk every second: when the tab, the browser or the machine dies, the rest is there.
import { lockOf, FILES, newSessionFolder } from '../store/session-files.ts';
import type { SessionHead } from '../store/session-head.ts';
import { roomFor, spaceNow } from '../store/space.ts';
import type { FromRecorder, RecordingFault, ToRecorder } from './messages.ts';
import type { PictureWriter } from './picture-writer.ts';
import { Sound } from './sound.ts';

/** What is written goes to the disk itself this often, milliseconds. */
const FLUSH_EVERY = 1000;

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const say = (message: FromRecorder): void => scope.postMessage(message, {});

const noSpace = (): DOMException => new DOMException('The disk is full.', 'QuotaExceededError');

/** A file that only grows. */
class Growing {
  readonly #handle: FileSystemSyncAccessHandle;
  #size = 0;

  constructor(handle: FileSystemSyncAccessHandle) {
    this.#handle = handle;
    handle.truncate(0);
  }

  /** All of the bytes, or none: half a row would be taken for a broken file. */
  append(bytes: Uint8Array<ArrayBuffer>, at = this.#size): void {
    const written = this.#handle.write(bytes, { at });
    if (written < bytes.byteLength) {
      this.#handle.truncate(this.#size);
      throw noSpace();
    }
    this.#size = Math.max(this.#size, at + bytes.byteLength);
  }

  flush(): void {
    this.#handle.flush();
  }

  close(): void {
    try {
      this.#handle.flush();
    } finally {
      this.#handle.close();
    }
  }
}

async function grow(folder: FileSystemDirectoryHandle, name: string): Promise<Growing> {
  const file = await folder.getFileHandle(name, { create: true });
  return new Growing(await file.createSyncAccessHandle());
}

/** One session on its way to the disk. */
class Recording {
  readonly #rows: Growing;
  readonly #log: Growing;
  readonly #encoder = new TextEncoder();
  readonly #timer: ReturnType<typeof setInterval>;
  #picture: { readonly writer: PictureWriter; readonly file: Growing } | null = null;
  #sound: Sound | null = null;
  #listening: Promise<void> = Promise.resolve();
  /** A picture is worked on at a time; those that come meanwhile wait here. */
  #pictures: Promise<void> = Promise.resolve();
  #over = false;

  private constructor(rows: Growing, log: Growing) {
    this.#rows = rows;
    this.#log = log;
    this.#timer = setInterval(() => this.#guard(() => this.#flush()), FLUSH_EVERY);
  }

  static async begin(
    head: SessionHead,
    withPicture: boolean,
    stream: ReadableStream<AudioData> | null,
  ): Promise<Recording> {
    const room = roomFor(await spaceNow());
    if (room === 'nothing') throw noSpace();
    const folder = await newSessionFolder(head.id);
    const about = await grow(folder, FILES.head);
    about.append(new TextEncoder().encode(JSON.stringify(head)));
    about.close();
    const recording = new Recording(await grow(folder, FILES.rows), await grow(folder, FILES.log));
    const picture =
      withPicture && recording.#hasRoomForPicture(room === 'picture')
        ? await recording.#openPicture(folder, head, stream && new Sound(stream))
        : null;
    say({ kind: 'ready', picture });
    return recording;
  }

  #hasRoomForPicture(has: boolean): boolean {
    if (!has) this.#stopPicture(noSpace());
    return has;
  }

  async #openPicture(
    folder: FileSystemDirectoryHandle,
    { source }: SessionHead,
    sound: Sound | null,
  ): Promise<string | null> {
    const size = { width: source.width, height: source.height };
    // What writes videos is large, and numbers alone do without.
    const { choosePictureFormat, openPictureWriter } = await import('./picture-writer.ts');
    const format = await choosePictureFormat(size).catch(() => null);
    if (!format) {
      say({ kind: 'fault', fault: 'no-picture', lost: 'picture', details: 'This browser cannot encode video.' });
      return null;
    }
    try {
      const file = await grow(folder, format.name);
      const heard = sound && (await sound.first());
      const writer = await openPictureWriter(format, size, (data, position) => file.append(data, position), heard);
      this.#picture = { writer, file };
      if (heard) this.#listen(sound);
      return format.name;
    } catch (error) {
      // The numbers do without.
      this.#stopPicture(error);
      return null;
    }
  }

  #listen(sound: Sound): void {
    this.#sound = sound;
    const listener = {
      onSound: async (data: AudioData, t: number): Promise<void> => {
        if (this.#picture) await this.#picture.writer.addSound(data, t);
        else data.close();
      },
      onEnd: () => this.#picture?.writer.endSound(),
    };
    this.#listening = sound.run(listener).catch((error: unknown) => this.#stopPicture(error));
  }

  row(row: ArrayBuffer, lines: string): void {
    this.#guard(() => {
      this.#rows.append(new Uint8Array(row));
      if (lines) this.#log.append(this.#encoder.encode(lines));
    });
  }

  picture(picture: VideoFrame | ImageBitmap, t: number, age: number): void {
    this.#sound?.tell(t, age);
    this.#pictures = this.#pictures.then(() => this.#addPicture(picture, t));
  }

  async #addPicture(picture: VideoFrame | ImageBitmap, t: number): Promise<void> {
    if (!this.#picture) return picture.close();
    try {
      await this.#picture.writer.add(picture, t);
      say({ kind: 'taken' });
    } catch (error) {
      this.#stopPicture(error);
    }
  }

  /** What was written of it stays, and plays. */
  #stopPicture(error: unknown): void {
    this.#sound?.stop();
    const picture = this.#picture;
    this.#picture = null;
    try {
      picture?.file.close();
    } catch {
      // A full disk refuses the last bytes; the file before them is whole.
    }
    say({ kind: 'fault', fault: faultOf(error), lost: 'picture', details: String(error) });
  }

  async finish(lines: string): Promise<void> {
    clearInterval(this.#timer);
    this.#sound?.stop();
    await Promise.all([this.#pictures, this.#listening]);
    await this.#finishPicture();
    this.#guard(() => {
      if (lines) this.#log.append(this.#encoder.encode(lines));
      this.#log.close();
      this.#rows.close();
    });
    this.#over = true;
    say({ kind: 'done' });
  }

  async #finishPicture(): Promise<void> {
    const picture = this.#picture;
    if (!picture) return;
    try {
      await picture.writer.finish();
      picture.file.close();
    } catch (error) {
      this.#stopPicture(error);
    }
  }

  #flush(): void {
    this.#rows.flush();
    this.#log.flush();
    this.#picture?.file.flush();
  }

  /** Once the numbers find no room, nothing more is kept, and what is there stays whole. */
  #guard(write: () => void): void {
    if (this.#over) return;
    try {
      write();
    } catch (error) {
      this.#over = true;
      clearInterval(this.#timer);
      say({ kind: 'fault', fault: faultOf(error), lost: 'all', details: String(error) });
    }
  }
}

const faultOf = (error: unknown): RecordingFault =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? 'no-space' : 'failed';

let recording: Promise<Recording> | null = null;

/** Holds the session's lock from now until this worker ends, however it ends. */
function holdLock(id: string): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve();
  return new Promise((held) => {
    void navigator.locks.request(lockOf(id), () => {
      held();
      return new Promise(() => undefined);
    });
  });
}

scope.addEventListener('message', ({ data }: MessageEvent<ToRecorder>) => {
  if (data.kind === 'begin') {
    recording = holdLock(data.head.id).then(() => Recording.begin(data.head, data.withPicture, data.sound));
    recording.catch((error: unknown) => {
      say({ kind: 'fault', fault: faultOf(error), lost: 'all', details: String(error) });
      say({ kind: 'done' });
    });
    return;
  }
  recording?.then(
    (open) => {
      if (data.kind === 'row') open.row(data.row, data.lines);
      else if (data.kind === 'picture') open.picture(data.picture, data.t, data.age);
      else void open.finish(data.lines);
    },
    () => data.kind === 'picture' && data.picture.close(),
  );
});
