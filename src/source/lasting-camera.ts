import type { Size } from '../core/frame.ts';
import { millis } from '../core/units.ts';
import type { Millis } from '../core/units.ts';
import type { Picture } from '../pose/estimator.ts';
import { openCamera } from './camera.ts';
import type { CameraOptions } from './camera.ts';
import { SourceError, sizeOf } from './source.ts';
import type { Source, TimedPicture } from './source.ts';

/** Another camera, or the same one plugged in again, is waited for so long. Milliseconds. */
const PATIENCE = 10_000;
const ASK_AGAIN = 250;

/**
 * A camera in whose place another one is taken when it goes away: the one that was chosen, where it is back, else any.
 * Time goes on meanwhile; the pictures keep the size of the first, as recordings have one size. Throws what `openCamera`
 * throws; `next` throws it where no camera came in its place.
 */
export async function openLastingCamera(options: CameraOptions): Promise<Source> {
  const over = new AbortController();
  let current = await openCamera(options);
  let droppedBefore = 0;
  let swaps = 0;
  let size: Size | null = null;
  /** Where the present camera's time begins. */
  let begins = 0;
  let last: { readonly t: number; readonly at: number } = { t: 0, at: performance.now() };

  const swap = async (fault: SourceError): Promise<void> => {
    current.close();
    const next = await another(options, over.signal);
    if (over.signal.aborted) return next?.close();
    if (!next) throw fault;
    droppedBefore += current.dropped;
    current = next;
    begins = last.t + Math.max(1, Math.round(performance.now() - last.at));
    swaps++;
  };

  const onward = ({ picture, t, came }: TimedPicture): TimedPicture => {
    const whole = millis(Math.round((begins + t) * 1000) / 1000) satisfies Millis;
    last = { t: whole, at: performance.now() };
    size ??= sizeOf(picture);
    return { picture: ofSize(picture, size), t: whole, ...(came !== undefined && { came }) };
  };

  return {
    get info() {
      return current.info;
    },
    get dropped() {
      return droppedBefore + current.dropped;
    },
    get swaps() {
      return swaps;
    },
    async next() {
      for (;;) {
        try {
          const timed = await current.next();
          return timed && onward(timed);
        } catch (error) {
          if (over.signal.aborted) return null;
          if (!(error instanceof SourceError) || error.fault !== 'camera-unplugged') throw error;
          await swap(error);
        }
        if (over.signal.aborted) return null;
      }
    },
    close() {
      over.abort();
      current.close();
    },
  };
}

/** Asks again and again, as a cable may just be put back; null where nothing came of it, or nobody waits any more. */
async function another(options: CameraOptions, until: AbortSignal): Promise<Source | null> {
  const { deviceId: _chosen, ...any } = options;
  const end = performance.now() + PATIENCE;
  while (performance.now() < end && !until.aborted) {
    const source = await openCamera(options)
      .catch(() => openCamera(any))
      .catch(() => null);
    if (source) return source;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
  }
  return null;
}

/** The picture, whole, in a frame of this size; itself, where it has it already. */
function ofSize(picture: Picture, size: Size): Picture {
  const own = sizeOf(picture);
  if (own.width === size.width && own.height === size.height) return picture;
  const canvas = new OffscreenCanvas(size.width, size.height);
  const scale = Math.min(size.width / own.width, size.height / own.height);
  const [width, height] = [own.width * scale, own.height * scale];
  try {
    canvas.getContext('2d')?.drawImage(picture, (size.width - width) / 2, (size.height - height) / 2, width, height);
    return canvas.transferToImageBitmap();
  } finally {
    picture.close();
  }
}
