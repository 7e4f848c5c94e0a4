import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SetOrder } from '../../src/app/address.ts';
import { createRecording } from '../../src/app/recording.ts';
import { TrainingSet } from '../../src/app/training-set.ts';
import type { SetListener } from '../../src/app/training-set.ts';
import type { PoseEstimator } from '../../src/pose/estimator.ts';
import { openMediaPipe } from '../../src/pose/mediapipe/estimator.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import type { Source } from '../../src/source/source.ts';
import { estimatorOf, pictureOf, sourceOf } from './support/set.ts';

vi.mock('../../src/pose/mediapipe/estimator.ts', () => ({ openMediaPipe: vi.fn() }));
vi.mock(import('../../src/app/recording.ts'), async (original) => {
  const real = await original();
  return { ...real, createRecording: vi.fn(real.createRecording) };
});

const page = Object.assign(new EventTarget(), { hidden: false, createElement: () => ({ getContext: () => null }) });
const hide = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  hide(false);
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('VideoFrame', class {});
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => null;
    },
  );
  vi.stubGlobal('createImageBitmap', async () => pictureOf());
});
afterEach(() => vi.unstubAllGlobals());

const ORDER = {
  source: 'camera',
  model: 'lite',
  runtime: 'mediapipe',
  accelerator: 'cpu',
  pictureSize: '640x480',
  heightCm: null,
  cameraFov: null,
  reps: null,
  routine: '',
  keep: 'nothing',
  sound: false,
} as const;

/** Something that settles when the test says so. */
function later<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function beginSet(given: Partial<SetOrder> = {}) {
  const source = later<Source>();
  const estimator = later<PoseEstimator>();
  vi.mocked(openMediaPipe).mockReset().mockReturnValue(estimator.promise);
  const listener = {
    onProgress: vi.fn(),
    onEarly: vi.fn(),
    onTick: vi.fn(),
    onPause: vi.fn(),
    onEnd: vi.fn(),
    onFault: vi.fn(),
    onNotice: vi.fn(),
  } satisfies SetListener;
  const set = new TrainingSet({ ...ORDER, ...given }, ROUTINES[0]!, () => source.promise, listener);
  const over = set.start();
  const signal = () => vi.mocked(openMediaPipe).mock.calls[0]![0].signal!;
  return { source, estimator, listener, set, over, signal };
}

/** Lets everything that is ready happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('leaving while the model loads switches the camera off at once, and gives the model up', async () => {
  const { source, set, over, signal, listener } = beginSet();
  const camera = sourceOf([]);
  source.resolve(camera);
  await settle();
  set.end();
  expect(camera.close).toHaveBeenCalledOnce();
  expect(signal().aborted).toBe(true);
  await over;
  expect(listener.onEnd).toHaveBeenCalledExactlyOnceWith(null, null);
});

test('what the camera sees is shown while the model loads, and then measured: each picture once', async () => {
  const { source, estimator, set, over, listener } = beginSet();
  const [early, late] = [pictureOf(), pictureOf()];
  source.resolve(sourceOf([early, late]));
  await settle();
  expect(listener.onEarly).toHaveBeenCalledExactlyOnceWith(early, expect.objectContaining({ body: null, step: null }));
  estimator.resolve(estimatorOf());
  await settle();
  expect(listener.onEarly).toHaveBeenCalledOnce();
  expect(listener.onTick).toHaveBeenCalledOnce();
  set.end();
  await over;
});

test('a set whose record cannot be put together ends all the same, and says so once', async () => {
  const lost = new Error('no record');
  const result = () => Promise.reject(lost);
  vi.mocked(createRecording).mockReturnValueOnce({ add: vi.fn(), discard: vi.fn(), result });
  const { source, estimator, set, over, listener } = beginSet({ source: 'demo' });
  source.resolve(sourceOf([pictureOf()]));
  estimator.resolve(estimatorOf());
  await vi.waitFor(() => expect(listener.onTick).toHaveBeenCalledOnce());
  set.end();
  await over;
  expect(listener.onEnd).toHaveBeenCalledExactlyOnceWith(null, lost);
});

test('a film waits for the model', async () => {
  const { source, estimator, set, over, listener } = beginSet({ source: 'demo' });
  source.resolve(sourceOf([pictureOf()]));
  await settle();
  estimator.resolve(estimatorOf());
  await settle();
  expect(listener.onEarly).not.toHaveBeenCalled();
  set.end();
  await over;
});

test('leaving while the camera is asked for ends the set, and a camera that comes late is switched off', async () => {
  const { source, estimator, set, over } = beginSet();
  const model = estimatorOf();
  estimator.resolve(model);
  await settle();
  set.end();
  await over;
  const camera = sourceOf([]);
  source.resolve(camera);
  await settle();
  expect(model.close).toHaveBeenCalledOnce();
  expect(camera.close).toHaveBeenCalledOnce();
});

test('a model that fails while the camera is asked for ends the set with that error', async () => {
  const { source, estimator, over, listener } = beginSet();
  estimator.reject(new Error('no model'));
  await over;
  expect(listener.onEnd).toHaveBeenCalledExactlyOnceWith(null, expect.objectContaining({ message: 'no model' }));
  const camera = sourceOf([]);
  source.resolve(camera);
  await settle();
  expect(camera.close).toHaveBeenCalledOnce();
});

test('a camera that is refused gives the model up', async () => {
  const { source, over, signal } = beginSet();
  source.reject(new Error('refused'));
  await over;
  expect(signal().aborted).toBe(true);
});

test('a video whose page was hidden while it got ready stands still after its first picture', async () => {
  const { source, estimator, set, listener, over } = beginSet({ source: 'demo' });
  hide(true);
  hide(false);
  estimator.resolve(estimatorOf());
  await settle();
  source.resolve(sourceOf([pictureOf(), pictureOf()]));
  await settle();
  expect(set.paused).toBe('hidden');
  expect(listener.onTick).toHaveBeenCalledOnce();
  set.resume();
  await settle();
  expect(listener.onTick).toHaveBeenCalledTimes(2);
  set.end();
  await over;
});

test('a camera is watched again as soon as its page can be seen', async () => {
  const { source, estimator, set, listener, over } = beginSet();
  hide(true);
  estimator.resolve(estimatorOf());
  await settle();
  source.resolve(sourceOf([pictureOf(), pictureOf()]));
  await settle();
  expect(listener.onTick).toHaveBeenCalledOnce();
  hide(false);
  await settle();
  expect(listener.onTick).toHaveBeenCalledTimes(2);
  set.end();
  await over;
});

test('before anybody stands in place, nothing is recorded', async () => {
  const { source, estimator, listener, set, over } = beginSet();
  estimator.resolve(estimatorOf());
  await settle();
  source.resolve(sourceOf([pictureOf(), pictureOf()]));
  await settle();
  expect(listener.onTick.mock.calls.at(-1)?.[2]).toMatchObject({ phase: { kind: 'placing' } });
  set.end();
  await over;
  expect(listener.onEnd).toHaveBeenCalledExactlyOnceWith(null, null);
});

/** Pictures of a camera on a machine on which each takes `ms`, by the clock that the set goes by. */
function slowCamera(count: number, ms: number) {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: vi.fn() });
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  vi.stubGlobal('crossOriginIsolated', true);
  const estimate = vi.fn(async () => {
    now += ms;
    return null;
  });
  const slow = { ...estimatorOf(), info: { ...estimatorOf().info, model: 'full' as const }, estimate };
  return { slow, camera: sourceOf(Array.from({ length: count }, () => pictureOf())) };
}

test('a model that is too slow for long gives way to a faster one before the person is measured, and it is said', async () => {
  const { slow, camera } = slowCamera(140, 90);
  const { source, estimator, listener, set, over } = beginSet({ model: 'auto' });
  const fast = estimatorOf();
  vi.mocked(openMediaPipe).mockResolvedValue(fast);
  estimator.resolve(slow);
  await settle();
  source.resolve(camera);
  await vi.waitFor(() => expect(fast.estimate).toHaveBeenCalled());
  expect(listener.onNotice).toHaveBeenCalledExactlyOnceWith({ kind: 'stepped-down', to: 'lite', when: 'now' });
  expect(slow.close).toHaveBeenCalledOnce();
  set.end();
  await over;
  vi.restoreAllMocks();
});

test('a model that the person chose stays, however slow it is', async () => {
  const { slow, camera } = slowCamera(140, 90);
  const { source, estimator, listener, set, over } = beginSet({ model: 'full' });
  estimator.resolve(slow);
  await settle();
  source.resolve(camera);
  await vi.waitFor(() => expect(slow.estimate).toHaveBeenCalledTimes(140));
  await settle();
  expect(listener.onNotice).not.toHaveBeenCalled();
  set.end();
  await over;
  vi.restoreAllMocks();
});

test('pictures that go by in a pause do not count as dropped', async () => {
  const { source, estimator, set, listener, over } = beginSet({ source: 'demo' });
  const camera = sourceOf([pictureOf(), pictureOf(), pictureOf()]);
  source.resolve(camera);
  set.pause('asked');
  estimator.resolve(estimatorOf());
  await settle();
  camera.dropped = 40;
  set.resume();
  await settle();
  set.end();
  await over;
  const [result] = listener.onEnd.mock.calls[0]!;
  expect(result?.record.timing.framesDropped).toBe(0);
});
