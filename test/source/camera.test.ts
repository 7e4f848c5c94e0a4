import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTrack, parseTrack } from '../../src/core/track.ts';
import { listCameras, openCamera } from '../../src/source/camera.ts';

/** A camera that exists only in this test: frames go in by `send`, as a driver would send them. */
class FakeTrack extends EventTarget {
  readonly label = 'Desk camera';
  stopped = false;
  getSettings() {
    return { width: 0, height: 0, frameRate: 30.0003 };
  }
  stop() {
    this.stopped = true;
  }
}

const frame = (timestampMs: number) => ({ timestamp: Math.round(timestampMs * 1000), close: vi.fn() });

/** The page, as far as a camera looks at it. */
const page = Object.assign(new EventTarget(), { hidden: false });
const setHidden = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

function plugInCamera() {
  const track = new FakeTrack();
  let stream: ReadableStreamDefaultController<unknown>;
  const readable = new ReadableStream({
    start(controller) {
      stream = controller;
    },
  });
  const getUserMedia = vi.fn(async (_wish: MediaStreamConstraints) => ({ getVideoTracks: () => [track] }));
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia, enumerateDevices: async () => DEVICES } });
  vi.stubGlobal(
    'MediaStreamTrackProcessor',
    class {
      readonly readable = readable;
    },
  );
  const send = async (...frames: unknown[]) => {
    for (const each of frames) stream.enqueue(each);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { track, send, getUserMedia, endStream: () => stream.close() };
}

const HEADER = {
  pose: { runtime: 'mediapipe', model: 'lite', weightsSha256: '', accelerator: 'cpu', smoothing: false },
  source: { kind: 'camera', name: 'Desk camera', width: 640, height: 480, fps: 30 },
} as const;

const DEVICES = [
  { kind: 'audioinput', deviceId: 'mic', label: 'Microphone' },
  { kind: 'videoinput', deviceId: 'a', label: 'Desk camera' },
  { kind: 'videoinput', deviceId: '', label: '' },
];

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('document', page);
  page.hidden = false;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the camera', () => {
  it('counts time from its first picture, by the camera’s own clock', async () => {
    const { send } = plugInCamera();
    const camera = await openCamera();
    await send(frame(5000));
    expect((await camera.next())?.t).toBe(0);
    await send(frame(5033));
    expect((await camera.next())?.t).toBe(33);
  });

  it('gives times that a track keeps to the last bit', async () => {
    const { send } = plugInCamera();
    const camera = await openCamera();
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      await send({ timestamp: 987_654_321 + i * 33_367, close: vi.fn() });
      times.push((await camera.next())!.t);
    }
    const track = createTrack(HEADER);
    for (const t of times) track.add({ t: t as never, size: { width: 640, height: 480 }, body: null });
    expect(parseTrack(track.toJson()).frames.map(({ t }) => t)).toEqual(times);
  });

  it('gives the newest picture, closes the others and says how many', async () => {
    const { send } = plugInCamera();
    const camera = await openCamera();
    await send(frame(0));
    await camera.next();
    const frames = [frame(33), frame(66), frame(100)];
    await send(...frames);
    expect((await camera.next())?.picture).toBe(frames[2]);
    expect(frames.map(({ close }) => close.mock.calls.length)).toEqual([1, 1, 0]);
    expect(camera.dropped).toBe(2);
  });

  it('passes over a picture that comes twice or from the past', async () => {
    const { send } = plugInCamera();
    const camera = await openCamera();
    await send(frame(100));
    await camera.next();
    const next = camera.next();
    const repeated = frame(100);
    await send(repeated);
    await send(frame(40));
    await send(frame(133));
    expect((await next)?.t).toBe(33);
    expect(repeated.close).toHaveBeenCalledOnce();
  });

  it('says what it is: name, rate, and that nobody knows how long', async () => {
    plugInCamera();
    const { info } = await openCamera();
    expect(info).toEqual({
      kind: 'camera',
      name: 'Desk camera',
      fps: 30,
      frames: null,
    });
  });

  it('goes off when it is closed, and whoever waits gets the end', async () => {
    const { track } = plugInCamera();
    const camera = await openCamera();
    const waiting = camera.next();
    camera.close();
    expect(track.stopped).toBe(true);
    expect(await waiting).toBeNull();
  });

  it('throws camera-unplugged when the track ends while running', async () => {
    const { track } = plugInCamera();
    const camera = await openCamera();
    const waiting = camera.next();
    track.dispatchEvent(new Event('ended'));
    await expect(waiting).rejects.toMatchObject({ fault: 'camera-unplugged' });
  });

  it('throws camera-unplugged when the pictures end without a word', async () => {
    const { endStream } = plugInCamera();
    const camera = await openCamera();
    const waiting = camera.next();
    endStream();
    await expect(waiting).rejects.toMatchObject({ fault: 'camera-unplugged' });
  });

  it('throws camera-unplugged when nothing comes for long', async () => {
    plugInCamera();
    const camera = await openCamera();
    vi.useFakeTimers();
    const thrown = camera.next().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(8001);
    expect(await thrown).toMatchObject({ fault: 'camera-unplugged' });
  });

  it('waits for a page that is hidden: some browsers send it nothing', async () => {
    const { send } = plugInCamera();
    const camera = await openCamera();
    vi.useFakeTimers();
    const waiting = camera.next();
    await vi.advanceTimersByTimeAsync(7000);
    setHidden(true);
    await vi.advanceTimersByTimeAsync(60_000);
    setHidden(false);
    await vi.advanceTimersByTimeAsync(7000);
    vi.useRealTimers();
    await send(frame(0));
    expect((await waiting)?.t).toBe(0);
  });

  it('asks for the chosen device and no other, without sound', async () => {
    const { getUserMedia } = plugInCamera();
    await openCamera({ deviceId: 'a', width: 640, height: 480 });
    expect(getUserMedia.mock.calls[0]?.[0]).toMatchObject({
      audio: false,
      video: { deviceId: { exact: 'a' }, width: { ideal: 640 }, height: { ideal: 480 } },
    });
  });

  it('turns a refusal into a sentence', async () => {
    const { getUserMedia } = plugInCamera();
    getUserMedia.mockRejectedValue(new DOMException('Permission denied', 'NotAllowedError'));
    await expect(openCamera()).rejects.toMatchObject({ fault: 'camera-refused' });
  });

  it('says so on a page that is not safe enough for a camera', async () => {
    plugInCamera();
    vi.stubGlobal('isSecureContext', false);
    await expect(openCamera()).rejects.toMatchObject({ fault: 'camera-unsupported' });
  });

  it('switches off again where this browser cannot read pictures from it', async () => {
    const { track } = plugInCamera();
    vi.stubGlobal('MediaStreamTrackProcessor', undefined);
    vi.stubGlobal('HTMLVideoElement', class {});
    await expect(openCamera()).rejects.toMatchObject({ fault: 'camera-unsupported' });
    expect(track.stopped).toBe(true);
  });
});

describe('the list of cameras', () => {
  it('holds cameras with an id only', async () => {
    plugInCamera();
    expect(await listCameras()).toEqual([{ deviceId: 'a', label: 'Desk camera' }]);
  });

  it('is empty where the browser has none to tell of', async () => {
    vi.stubGlobal('navigator', {});
    expect(await listCameras()).toEqual([]);
  });
});
