import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { millis } from '../../src/core/units.ts';
import { openCamera } from '../../src/source/camera.ts';
import { openLastingCamera } from '../../src/source/lasting-camera.ts';
import { SourceError } from '../../src/source/source.ts';
import type { Source } from '../../src/source/source.ts';

vi.mock('../../src/source/camera.ts', () => ({ openCamera: vi.fn() }));

const unplugged = () => new SourceError('camera-unplugged', 'The camera is gone. Plug it in again.');
const pictureOf = (displayWidth = 640) => ({ displayWidth, displayHeight: 480, close: vi.fn() }) as never;

/** A camera that gives pictures at these times and then goes away, or is closed. */
function cameraOf(name: string, times: readonly number[], width = 640) {
  let given = 0;
  return {
    info: { kind: 'camera', name, fps: 30, frames: null },
    dropped: 2,
    next: vi.fn(async () => {
      const t = times[given++];
      if (t === undefined) throw unplugged();
      return { picture: pictureOf(width), t: millis(t) };
    }),
    close: vi.fn(),
  } satisfies Source;
}

const opens = vi.mocked(openCamera);
beforeEach(() => {
  opens.mockReset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('when the camera goes away, another takes its place, with time going on and nothing counted twice', async () => {
  const [desk, lid] = [cameraOf('Desk', [0, 33]), cameraOf('Lid', [0, 40])];
  opens.mockResolvedValueOnce(desk).mockRejectedValueOnce(new Error('not there')).mockResolvedValueOnce(lid);
  const source = await openLastingCamera({ deviceId: 'desk', width: 640 });
  expect([(await source.next())?.t, (await source.next())?.t]).toEqual([0, 33]);
  const third = await source.next();
  expect(third?.t).toBeGreaterThan(33);
  expect((await source.next())!.t - third!.t).toBeCloseTo(40, 6);
  expect(desk.close).toHaveBeenCalled();
  expect(opens).toHaveBeenLastCalledWith({ width: 640 });
  expect(source).toMatchObject({ swaps: 1, dropped: 4, info: { name: 'Lid' } });
});

test('the chosen one is taken again where it is back, within three seconds of that', async () => {
  let back = false;
  const again = cameraOf('Desk', [0]);
  opens.mockResolvedValueOnce(cameraOf('Desk', [0]));
  const source = await openLastingCamera({ deviceId: 'desk' });
  opens.mockImplementation(async () => {
    if (!back) throw new SourceError('no-camera', 'No camera.');
    return again;
  });
  await source.next();
  const next = source.next();
  await vi.advanceTimersByTimeAsync(4000);
  back = true;
  await vi.advanceTimersByTimeAsync(3000);
  expect((await next)?.t).toBeGreaterThanOrEqual(4000);
});

test('where none comes, it is told after ten seconds that the camera is gone', async () => {
  opens.mockResolvedValueOnce(cameraOf('Desk', []));
  const source = await openLastingCamera({});
  opens.mockRejectedValue(new SourceError('no-camera', 'No camera.'));
  const fault = source.next().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await fault).toMatchObject({ fault: 'camera-unplugged' });
  // What the lost camera dropped is counted once.
  expect(source.dropped).toBe(2);
});

test('a wait that is ended by closing is no fault', async () => {
  opens.mockResolvedValueOnce(cameraOf('Desk', []));
  const source = await openLastingCamera({});
  opens.mockRejectedValue(new SourceError('no-camera', 'No camera.'));
  const next = source.next();
  await vi.advanceTimersByTimeAsync(1000);
  source.close();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await next).toBeNull();
});

test('closing ends the wait for another one, and closes one that comes late', async () => {
  opens.mockResolvedValueOnce(cameraOf('Desk', []));
  const source = await openLastingCamera({});
  const late = cameraOf('Lid', [0]);
  opens.mockImplementation(async () => {
    source.close();
    return late;
  });
  expect(await source.next()).toBeNull();
  expect(late.close).toHaveBeenCalled();
});

test('pictures of another size are fitted into the first one’s: recordings have one size', async () => {
  const drawn = vi.fn();
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(
        readonly width: number,
        readonly height: number,
      ) {}
      getContext = () => ({ drawImage: drawn });
      transferToImageBitmap = () => ({ width: this.width, height: this.height });
    },
  );
  opens.mockResolvedValueOnce(cameraOf('Desk', [0])).mockResolvedValueOnce(cameraOf('Lid', [0], 1280));
  const source = await openLastingCamera({});
  await source.next();
  expect((await source.next())?.picture).toMatchObject({ width: 640, height: 480 });
  expect(drawn).toHaveBeenCalledExactlyOnceWith(expect.anything(), 0, 120, 640, 240);
});
