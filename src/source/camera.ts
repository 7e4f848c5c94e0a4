import { millis } from '../core/units.ts';
import type { Millis } from '../core/units.ts';
import { CAMERA_FAULTS, cameraError } from './camera-faults.ts';
import { createNewest } from './newest.ts';
import type { Newest } from './newest.ts';
import { SourceError } from './source.ts';
import type { Source, SourceInfo, TimedPicture } from './source.ts';

export interface CameraOptions {
  /** From `listCameras`; left out: the browser's choice. */
  readonly deviceId?: string;
  /** Wished size, pixels; the camera's nearest is taken, never cut or scaled. */
  readonly width?: number;
  readonly height?: number;
}

/** A camera that may be asked for by its id. The label is empty until the camera was allowed once. */
export interface CameraChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** The cameras of this computer. Empty where the browser tells of none. */
export async function listCameras(): Promise<readonly CameraChoice[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

/**
 * The camera's newest picture, each time one is asked for, never mirrored; `t` is the camera's own time.
 * `close` switches the camera off. Throws `SourceError` where there is no camera or it may not be used; `next` throws it
 * where the camera goes away.
 */
export async function openCamera(options: CameraOptions = {}): Promise<Source> {
  const track = await askForCamera(options);
  const pictures = createNewest<Shot>();
  track.addEventListener('ended', () => pictures.fail(faultError('unplugged')));
  try {
    return cameraSource(track, pictures, await captureFrames(track, pictures));
  } catch (error) {
    track.stop();
    throw cameraError(error);
  }
}

/** A picture with the camera's time of it, milliseconds from an unknown start. */
interface Shot {
  readonly picture: TimedPicture['picture'];
  readonly time: number;
  /** By the page's own clock. */
  readonly came: number;
  close(): void;
}

/** A camera that sends nothing for this long has gone, whatever its track says. Milliseconds. */
const LONGEST_SILENCE = 8000;

/** Calls back when no picture comes for long; gives what ends the watch. A hidden page may get none, and that is no fault. */
function watchSilence(onSilence: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(onSilence, LONGEST_SILENCE);
  };
  restart();
  document.addEventListener('visibilitychange', restart);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', restart);
  };
}

function cameraSource(track: MediaStreamTrack, shots: Newest<Shot>, stopCapture: () => void): Source {
  let first: number | null = null;
  let last = Number.NEGATIVE_INFINITY;
  return {
    info: describe(track),
    get dropped() {
      return shots.dropped;
    },
    async next() {
      for (;;) {
        const endWatch = watchSilence(() => shots.fail(faultError('unplugged')));
        const shot = await shots.take().finally(endWatch);
        if (!shot) return null;
        first ??= shot.time;
        const t = wholeMicroseconds(shot.time - first);
        // A driver that sends a picture twice, or steps its clock back, must not stop time for everything behind.
        if (t > last) {
          last = t;
          return { picture: shot.picture, t, came: shot.came };
        }
        shot.close();
      }
    },
    close() {
      stopCapture();
      track.stop();
      shots.end();
    },
  };
}

/** What a track file can hold: a session that ran on anything finer could not be replayed to the last bit. */
const wholeMicroseconds = (time: number): Millis => millis(Math.round(time * 1000) / 1000);

function describe(track: MediaStreamTrack): SourceInfo {
  const { frameRate } = track.getSettings();
  return {
    kind: 'camera',
    name: track.label || 'Camera',
    fps: frameRate ? Math.round(frameRate * 100) / 100 : null,
    frames: null,
  };
}

async function askForCamera({ deviceId, width = 1280, height = 720 }: CameraOptions): Promise<MediaStreamTrack> {
  if (!isSecureContext) throw faultError('insecure');
  if (!navigator.mediaDevices?.getUserMedia) throw faultError('unsupported');
  const video = {
    ...(deviceId === undefined ? {} : { deviceId: { exact: deviceId } }),
    width: { ideal: width },
    height: { ideal: height },
    frameRate: { ideal: 30 },
    // A cut or scaled picture would change the field of view that lengths are computed from.
    resizeMode: { ideal: 'none' },
  };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video }).catch((error: unknown) => {
    throw cameraError(error);
  });
  const track = stream.getVideoTracks()[0];
  if (!track) throw faultError('unsupported');
  return track;
}

const faultError = (name: keyof typeof CAMERA_FAULTS) =>
  new SourceError(CAMERA_FAULTS[name].fault, CAMERA_FAULTS[name].message);

/** Puts the track's pictures into `shots` from now on; gives what stops it. */
function captureFrames(track: MediaStreamTrack, shots: Newest<Shot>): Promise<() => void> | (() => void) {
  if (typeof MediaStreamTrackProcessor !== 'undefined') return captureByProcessor(track, shots);
  if ('requestVideoFrameCallback' in HTMLVideoElement.prototype) return captureByVideo(track, shots);
  throw faultError('unsupported');
}

/** Chromium's way, straight from the camera: https://w3c.github.io/mediacapture-transform/ (not in TypeScript's library). */
declare const MediaStreamTrackProcessor: {
  new (init: { track: MediaStreamTrack; maxBufferSize: number }): { readonly readable: ReadableStream<VideoFrame> };
};

function captureByProcessor(track: MediaStreamTrack, shots: Newest<Shot>): () => void {
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
  const pump = async () => {
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      const came = performance.now();
      shots.put({ picture: frame, time: frame.timestamp / 1000, came, close: () => frame.close() });
    }
  };
  pump().then(
    // The stream also ends when the camera is pulled out, sometimes before the track says so.
    () => shots.fail(faultError('unplugged')),
    () => shots.fail(faultError('unplugged')),
  );
  return () => {
    shots.end();
    reader.cancel().catch(() => undefined);
  };
}

/** The way of browsers without a processor on the page: a playing video, copied at each new picture. */
async function captureByVideo(track: MediaStreamTrack, shots: Newest<Shot>): Promise<() => void> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  let stopped = false;
  const copy = async (came: number, { mediaTime }: VideoFrameCallbackMetadata) => {
    const bitmap = await createImageBitmap(video).catch(() => null);
    if (bitmap) shots.put({ picture: bitmap, time: mediaTime * 1000, came, close: () => bitmap.close() });
    if (!stopped) video.requestVideoFrameCallback(copy);
  };
  video.requestVideoFrameCallback(copy);
  await video.play();
  return () => {
    stopped = true;
    video.srcObject = null;
  };
}
