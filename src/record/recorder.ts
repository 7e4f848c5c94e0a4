import type { MomentParts, SessionEntry } from '../core/session-parts.ts';
import type { Frame } from '../core/frame.ts';
import type { FrameTiming } from '../core/report.ts';
import { writeLine } from '../store/session-log.ts';
import { writeRow } from '../store/rows.ts';
import type { SessionHead } from '../store/session-head.ts';
import type { FromRecorder, RecordingFault, ToRecorder } from './messages.ts';

/** One frame, what was said about it, and its picture where that is to be kept. */
export interface RecordedFrame {
  readonly frame: Frame;
  readonly parts: MomentParts;
  readonly timing: FrameTiming;
  readonly framesDropped: number;
}

/** Tells of a recording. */
export interface RecorderListener {
  /** A part of it goes on no more; what was written stays. */
  onFault(fault: RecordingFault, lost: 'picture' | 'all'): void;
}

/** A session that is written to disk while it goes on. Holds no more in memory than the pictures on their way. */
export interface Recorder {
  /** Whether anything can be written here, as soon as that is known. */
  readonly ready: Promise<boolean>;
  add(frame: RecordedFrame): void;
  /** Whether a picture would be taken now; one that comes too soon would wait in memory. */
  readonly wantsPicture: boolean;
  /** The picture of the frame that was added last, taken `age` milliseconds ago. Takes it over. */
  addPicture(picture: VideoFrame | ImageBitmap, t: number, age: number): void;
  /** Writes the rest; done when all of it is on the disk. */
  finish(rest: readonly SessionEntry[], framesDropped: number): Promise<void>;
}

/** Pictures that may wait for the encoder. */
const WAITING = 3;
/** A worker that was killed says nothing any more: what it wrote is looked at after this long. Milliseconds. */
const LAST_WORD = 30_000;

/** What is recorded besides the numbers. */
export interface RecordedMedia {
  readonly withPicture: boolean;
  /** What the microphone hears, to go with the picture; null: nothing. */
  readonly sound: ReadableStream<AudioData> | null;
}

/** Begins a recording in a worker of its own. */
export function startRecorder(
  head: SessionHead,
  { withPicture, sound }: RecordedMedia,
  listener: RecorderListener,
): Recorder {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' });
  const tell = (message: ToRecorder, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  let places = 0;
  let dropped = 0;
  let waiting = 0;
  let picture = withPicture;
  let lost = false;
  const ready = later<boolean>();
  const finished = later<void>();
  const fail = (fault: RecordingFault, part: 'picture' | 'all') => {
    picture = false;
    lost ||= part === 'all';
    if (lost) ready.resolve(false);
    listener.onFault(fault, part);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromRecorder>) => {
    if (data.kind === 'ready') ready.resolve(true);
    else if (data.kind === 'taken') waiting--;
    else if (data.kind === 'fault') fail(data.fault, data.lost);
    else if (data.kind === 'done') finished.resolve();
  });
  worker.addEventListener('error', () => {
    fail('failed', 'all');
    finished.resolve();
  });
  tell({ kind: 'begin', head, withPicture, sound }, sound ? [sound] : []);
  return {
    ready: ready.promise,
    add({ frame, parts, timing, framesDropped }) {
      if (lost) return;
      const row = writeRow(head, places++, { frame, record: parts.frame, timing });
      const lines =
        parts.entries.map(writeLine).join('') + (framesDropped === dropped ? '' : droppedLine(framesDropped));
      dropped = framesDropped;
      tell({ kind: 'row', row, lines }, [row]);
    },
    get wantsPicture() {
      return picture && waiting < WAITING;
    },
    addPicture(shot, t, age) {
      waiting++;
      tell({ kind: 'picture', picture: shot, t, age }, [shot]);
    },
    async finish(rest, framesDropped) {
      tell({ kind: 'finish', lines: rest.map(writeLine).join('') + droppedLine(framesDropped) });
      const timer = setTimeout(finished.resolve, LAST_WORD);
      await finished.promise;
      clearTimeout(timer);
      worker.terminate();
    },
  };
}

const droppedLine = (count: number): string => writeLine({ kind: 'dropped', count });

/** A promise that somebody else keeps. */
function later<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}
