import type { Frame } from '../core/frame.ts';
import type { Picture } from '../pose/estimator.ts';
import { sizeOf } from '../source/source.ts';
import type { Source } from '../source/source.ts';
import { sleep } from './sleep.ts';

/** Often enough to find one's place by, and seldom enough for the pose model to start beside it. Milliseconds. */
const EVERY = 100;

/**
 * Shows what a camera sees until `until` aborts: a person finds their place while the pose model loads. Whoever is shown
 * a picture closes it. Is over once no picture is under way any more, as a camera has one reader at a time.
 */
export async function mirrorEarly(
  source: Source,
  show: (picture: Picture, frame: Frame) => void,
  until: AbortSignal,
): Promise<void> {
  while (!until.aborted) {
    const timed = await source.next();
    if (!timed) return;
    const { picture, t } = timed;
    if (until.aborted) return picture.close();
    show(picture, { t, size: sizeOf(picture), body: null });
    await sleep(EVERY, until);
  }
}
