import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PoseError } from '../../src/pose/estimator.ts';
import { openMediaPipe } from '../../src/pose/mediapipe/estimator.ts';
import type { Answer } from '../../src/pose/messages.ts';
import { FakeWorker } from '../support/fake-worker.ts';

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
});
afterEach(() => vi.unstubAllGlobals());

test('what a user can mend comes out of the worker as a PoseError', async () => {
  const opening = openMediaPipe({ model: 'lite' });
  const message = 'The pose file x is missing.';
  FakeWorker.last.say({ kind: 'failed', name: 'PoseError', message, fault: 'file-missing' } satisfies Answer);
  const error = await opening.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PoseError);
  expect(error).toMatchObject({ message, fault: 'file-missing' });
});

test('what nobody foresaw keeps its name, and is no PoseError', async () => {
  const opening = openMediaPipe({ model: 'lite' });
  FakeWorker.last.say({
    kind: 'failed',
    name: 'RuntimeError',
    message: 'memory access out of bounds',
  } satisfies Answer);
  const error = await opening.catch((thrown: unknown) => thrown);
  expect(error).not.toBeInstanceOf(PoseError);
  expect(String(error)).toBe('RuntimeError: memory access out of bounds');
});

test('opening is given up at once when nobody waits any more', async () => {
  const left = new AbortController();
  const opening = openMediaPipe({ model: 'lite', signal: left.signal });
  left.abort();
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  expect(FakeWorker.last.terminate).toHaveBeenCalledOnce();
});
