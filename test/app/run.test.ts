import { afterEach, expect, test, vi } from 'vitest';
import { run } from '../../src/app/run.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { createSession } from '../../src/core/session.ts';
import { millis } from '../../src/core/units.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import type { Source } from '../../src/source/source.ts';
import { estimatorOf, pictureOf, sourceOf } from './support/set.ts';

afterEach(() => vi.unstubAllGlobals());

test('a picture that cannot be copied is closed before the error goes on', async () => {
  vi.stubGlobal('VideoFrame', class {});
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('out of memory')));
  const picture = pictureOf();
  const running = run({
    source: sourceOf([picture]),
    estimator: estimatorOf(),
    session: createSession(ROUTINES[0]!, {}, CORRECTIONS.full),
    signal: new AbortController().signal,
    withPictures: true,
    onTick: () => undefined,
  });
  await expect(running).rejects.toThrow('out of memory');
  expect(picture.close).toHaveBeenCalledOnce();
});

/** A source of so many pictures, then its end. */
function fileOf(count: number) {
  let given = 0;
  const next = vi.fn(async () => (given < count ? { picture: pictureOf(), t: millis(33 * given++) } : null));
  return { ...sourceOf([]), next } satisfies Source;
}

/** Long enough that everything that is ready happens meanwhile. */
const aWhile = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

test('where nobody looks on, the next picture is estimated while the engine works on this one, in order', async () => {
  vi.stubGlobal('VideoFrame', class {});
  const source = fileOf(3);
  const estimator = estimatorOf();
  const at: [t: number, estimated: number][] = [];
  await run({
    source,
    estimator,
    session: createSession(ROUTINES[0]!, {}, CORRECTIONS.full),
    signal: new AbortController().signal,
    withPictures: false,
    onTick: async ({ frame }) => {
      await aWhile();
      at.push([frame.t, estimator.estimate.mock.calls.length]);
    },
  });
  expect(at).toEqual([
    [0, 2],
    [33, 3],
    [66, 3],
  ]);
});

test('where somebody looks on, a picture is not taken before the last one was shown: it would be old by then', async () => {
  vi.stubGlobal('VideoFrame', class {});
  vi.stubGlobal('createImageBitmap', async () => pictureOf());
  const source = fileOf(2);
  const taken: number[] = [];
  await run({
    source,
    estimator: estimatorOf(),
    session: createSession(ROUTINES[0]!, {}, CORRECTIONS.full),
    signal: new AbortController().signal,
    withPictures: true,
    onTick: async () => {
      await aWhile();
      taken.push(source.next.mock.calls.length);
    },
  });
  expect(taken).toEqual([1, 2]);
});

test('tells how long a picture waited for the estimator, and what the estimator spent on it', async () => {
  vi.stubGlobal('VideoFrame', class {});
  vi.stubGlobal('createImageBitmap', async () => pictureOf());
  const came = performance.now() - 40;
  const timed = { picture: pictureOf(), t: millis(0), came };
  const source = { ...sourceOf([]), next: vi.fn().mockResolvedValueOnce(timed).mockResolvedValue(null) };
  const onTick = vi.fn();
  await run({
    source,
    estimator: { ...estimatorOf(), spent: { network: 30 } },
    session: createSession(ROUTINES[0]!, {}, CORRECTIONS.full),
    signal: new AbortController().signal,
    withPictures: true,
    onTick,
  });
  expect(onTick).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ came, spent: { network: 30 } }));
  expect(onTick.mock.calls[0]![0].waitMs).toBeGreaterThanOrEqual(40);
});

test('an error that comes while the engine works is thrown when its turn comes, and only once', async () => {
  vi.stubGlobal('VideoFrame', class {});
  const source = fileOf(3);
  const estimator = estimatorOf();
  estimator.estimate.mockResolvedValueOnce(null).mockRejectedValueOnce(new Error('broken'));
  const onTick = vi.fn(aWhile);
  const running = run({
    source,
    estimator,
    session: createSession(ROUTINES[0]!, {}, CORRECTIONS.full),
    signal: new AbortController().signal,
    withPictures: false,
    onTick,
  });
  await expect(running).rejects.toThrow('broken');
  expect(onTick).toHaveBeenCalledOnce();
});
