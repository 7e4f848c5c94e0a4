import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startRecorder } from '../../src/record/recorder.ts';
import { FakeWorker } from '../support/fake-worker.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const record = (onFault = vi.fn()) => startRecorder({} as never, { withPicture: true, sound: null }, { onFault });

test('is finished when the worker says so, and lets it go then', async () => {
  const recorder = record();
  const finishing = recorder.finish([], 0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(FakeWorker.last.terminate).not.toHaveBeenCalled();
  FakeWorker.last.say({ kind: 'done' });
  await finishing;
  expect(FakeWorker.last.terminate).toHaveBeenCalledOnce();
});

test('does not wait for ever for a worker that was killed', async () => {
  const finishing = record().finish([], 0);
  await vi.advanceTimersByTimeAsync(31_000);
  await finishing;
  expect(FakeWorker.last.terminate).toHaveBeenCalledOnce();
});

test('without room for the picture goes on with the numbers, without room at all it cannot', async () => {
  const onFault = vi.fn();
  const recorder = record(onFault);
  expect(recorder.wantsPicture).toBe(true);
  FakeWorker.last.say({ kind: 'fault', fault: 'no-space', lost: 'picture', details: '' });
  expect(recorder.wantsPicture).toBe(false);
  FakeWorker.last.say({ kind: 'fault', fault: 'no-space', lost: 'all', details: '' });
  expect(await recorder.ready).toBe(false);
  expect(onFault.mock.calls).toEqual([
    ['no-space', 'picture'],
    ['no-space', 'all'],
  ]);
});
