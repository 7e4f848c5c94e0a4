import { afterEach, expect, test, vi } from 'vitest';
import { run } from '../../src/app/run.ts';
import { createSession } from '../../src/core/session.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import { estimatorOf, pictureOf, sourceOf } from './support/set.ts';

afterEach(() => vi.unstubAllGlobals());

test('a picture that cannot be copied is closed before the error goes on', async () => {
  vi.stubGlobal('VideoFrame', class {});
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('out of memory')));
  const picture = pictureOf();
  const running = run({
    source: sourceOf([picture]),
    estimator: estimatorOf(),
    session: createSession(ROUTINES[0]!, {}),
    signal: new AbortController().signal,
    withPictures: true,
    onTick: () => undefined,
  });
  await expect(running).rejects.toThrow('out of memory');
  expect(picture.close).toHaveBeenCalledOnce();
});
