import type { Frame } from '../core/frame.ts';
import type { Moment } from '../core/moment.ts';
import type { Session } from '../core/session.ts';
import type { Picture, PoseEstimator } from '../pose/estimator.ts';
import type { Source, TimedPicture } from '../source/source.ts';

/** One frame's way through the pipeline, with the picture it was computed from. */
export interface Tick {
  readonly frame: Frame;
  readonly moment: Moment;
  /** A copy of the very picture; whoever takes it closes it. Absent where nobody asked for it. */
  readonly picture: Picture | null;
  readonly estimateMs: number;
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
 * A camera drops what it cannot keep up with, a file waits. Errors of source and estimator come out as they are.
 */
export async function run({ source, estimator, session, signal, withPictures, remeasure, onTick }: Run): Promise<void> {
  while (!signal.aborted) {
    const timed = await source.next();
    if (!timed) return;
    if (signal.aborted) {
      timed.picture.close();
      return;
    }
    const copy = withPictures ? await copyOf(timed.picture) : null;
    try {
      await onTick({ ...(await advance(timed, estimator, session, remeasure)), picture: copy });
    } catch (error) {
      copy?.close();
      throw error;
    }
  }
}

async function advance(
  { picture, t }: TimedPicture,
  estimator: PoseEstimator,
  session: Run['session'],
  remeasure: Run['remeasure'],
): Promise<Omit<Tick, 'picture'>> {
  const size = sizeOf(picture);
  const started = performance.now();
  const body = await estimator.estimate(picture, t);
  const estimated = performance.now();
  const frame: Frame = { t, size, body, ...(remeasure?.() && { remeasure: true }) };
  const moment = session.advance(frame);
  return { frame, moment, estimateMs: estimated - started, coreMs: performance.now() - estimated };
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

const sizeOf = (picture: Picture) =>
  picture instanceof VideoFrame
    ? { width: picture.displayWidth, height: picture.displayHeight }
    : { width: picture.width, height: picture.height };
