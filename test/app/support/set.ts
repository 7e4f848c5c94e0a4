import { vi } from 'vitest';
import type { Corrected } from '../../../src/app/open-estimator.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { millis } from '../../../src/core/units.ts';
import type { Picture } from '../../../src/pose/estimator.ts';
import type { Source } from '../../../src/source/source.ts';

/** A picture without pixels. */
export const pictureOf = (width = 640, height = 480) =>
  ({ width, height, close: vi.fn() }) as unknown as Picture & { close: ReturnType<typeof vi.fn> };

/** A camera that has these pictures and then waits until it is closed. `dropped` can be set. */
export function sourceOf(pictures: readonly Picture[]) {
  let given = 0;
  let end: (value: null) => void = () => undefined;
  return {
    info: { kind: 'camera', name: 'Desk camera', fps: 30, frames: null },
    dropped: 0,
    next: vi.fn(async () => {
      const picture = pictures[given];
      if (!picture)
        return new Promise<null>((resolve) => {
          end = resolve;
        });
      return { picture, t: millis(33 * given++) };
    }),
    close: vi.fn(() => end(null)),
  } satisfies Source;
}

/** An estimator that finds nobody. */
export const estimatorOf = () =>
  ({
    info: {
      runtime: 'mediapipe',
      model: 'lite',
      weightsSha256: '',
      feetSha256: '',
      kneesSha256: '',
      bendsSha256: '',
      pelvisSha256: '',
      accelerator: 'cpu',
      smoothing: false,
    },
    estimate: vi.fn(async () => null),
    close: vi.fn(),
    correction: CORRECTIONS.lite,
  }) satisfies Corrected;
