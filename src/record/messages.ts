import type { SessionHead } from '../store/session-head.ts';

/** What the page tells the worker that writes a session to disk. */
export type ToRecorder =
  | {
      readonly kind: 'begin';
      readonly head: SessionHead;
      readonly withPicture: boolean;
      /** What the microphone hears, to go with the picture; null: nothing. */
      readonly sound: ReadableStream<AudioData> | null;
    }
  /** One frame's row, and the lines of the log that came with it. */
  | { readonly kind: 'row'; readonly row: ArrayBuffer; readonly lines: string }
  /** The picture of the row before it; the worker closes it. Milliseconds. */
  | {
      readonly kind: 'picture';
      readonly picture: VideoFrame | ImageBitmap;
      readonly t: number;
      /** How long ago it was taken, milliseconds: the sound is set in time by it. */
      readonly age: number;
    }
  | { readonly kind: 'finish'; readonly lines: string };

/** Why a part of the recording goes on no more. */
export type RecordingFault = 'no-space' | 'no-picture' | 'failed';

/** What the worker says. */
export type FromRecorder =
  /** It writes. `picture`: the name of the picture's file; null where there is none. */
  | { readonly kind: 'ready'; readonly picture: string | null }
  /** A picture was taken in: the next one may come. */
  | { readonly kind: 'taken' }
  /** `picture`: only the numbers are kept from here on; else nothing is. */
  | {
      readonly kind: 'fault';
      readonly fault: RecordingFault;
      readonly lost: 'picture' | 'all';
      readonly details: string;
    }
  | { readonly kind: 'done' };
