import type { Frame } from '../core/frame.ts';
import type { Moment } from '../core/moment.ts';
import type { Session } from '../core/session.ts';
import type { Picture, PoseEstimator, Spent } from '../pose/estimator.ts';
import { sizeOf } from '../source/source.ts';
import type { Source } from '../source/source.ts';

/** One frame's way through the pipeline, with the picture it was computed from. */
export interface Tick {
  readonly frame: Frame;
  readonly moment: Moment;
  /** A copy of the very picture; whoever takes it closes it. Absent where nobody asked for it. */
  readonly picture: Picture | null;
  readonly estimateMs: number;
  /** When the page got the picture, by `performance.now()`; how long it then waited for the estimator, milliseconds. */
  readonly came: number;
  readonly waitMs: number;
  /** Where the estimator's time went, where it tells. */
  readonly spent?: Spent | undefined;
  readonly coreMs: number;
}

export interface Run {
  readonly source: Source;
  readonly estimator: PoseEstimator;
  readonly session: Pick<Session, 'advance'>;
  readonly signal: AbortSignal;
  /** Copies each picture for showing. */
  readonly withPictures: boolean;
  /** Whether the person asked to be measured anew since the last frame. Left out: nobody can ask. */
  readonly remeasure?: () => boolean;
  /** Called for every frame, in order; the next frame waits for it. */
  readonly onTick: (tick: Tick) => void | Promise<void>;
}

/**
 * The one loop: a picture at a time through estimator and engine, until the source ends or `signal` aborts.
 * A camera drops what it cannot keep up with, a file waits. Where nobody looks on, the estimator has the next picture
 * already while the engine works on this one. Errors of source and estimator come out as they are.
 */
export async function run(options: Run): Promise<void> {
  const { session, signal, withPictures, remeasure, onTick } = options;
  let coming = estimateNext(options);
  for (;;) {
    const estimated = await coming;
    if (!estimated) return;
    if (!withPictures) coming = ahead(estimateNext(options));
    const { picture, came, waitMs, estimateMs, spent, ...seen } = estimated;
    try {
      const started = performance.now();
      const frame: Frame = { ...seen, ...(remeasure?.() && { remeasure: true }) };
      const moment = session.advance(frame);
      const coreMs = performance.now() - started;
      await onTick({ frame, moment, picture, came, waitMs, estimateMs, spent, coreMs });
    } catch (error) {
      picture?.close();
      throw error;
    }
    if (signal.aborted) return;
    if (withPictures) coming = estimateNext(options);
  }
}

/** What is estimated before anybody asks for it may fail before anybody asks, too. */
function ahead<T>(coming: Promise<T>): Promise<T> {
  coming.catch(() => undefined);
  return coming;
}

/** The source's next picture and the body in it; null at the end, or when nobody wants it any more. */
async function estimateNext({ source, estimator, signal, withPictures }: Run) {
  const timed = signal.aborted ? null : await source.next();
  if (!timed) return null;
  const { picture, t, came = performance.now() } = timed;
  if (signal.aborted) {
    picture.close();
    return null;
  }
  const size = sizeOf(picture);
  const copy = withPictures ? await copyOf(picture) : null;
  try {
    const started = performance.now();
    const body = await estimator.estimate(picture, t);
    const estimateMs = performance.now() - started;
    return { t, size, body, picture: copy, came, waitMs: started - came, estimateMs, spent: estimator.spent };
  } catch (error) {
    copy?.close();
    throw error;
  }
}

/** A copy of the picture, which stays the caller's; where none can be made, the picture is closed. */
async function copyOf(picture: Picture): Promise<Picture> {
  try {
    return picture instanceof VideoFrame ? picture.clone() : await createImageBitmap(picture);
  } catch (error) {
    picture.close();
    throw error;
  }
}
