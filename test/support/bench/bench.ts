// A page that lets tests drive the file source and the pose worker by themselves, built like the app.
import type { Body } from '../../../src/core/frame.ts';
import { openPose } from '../../../src/pose/open.ts';
import type { OpenOptions } from '../../../src/pose/in-worker.ts';
import type { PoseEstimator, Runtime } from '../../../src/pose/estimator.ts';
import { openFile } from '../../../src/source/file.ts';

/** What tests call on this page. One estimator at a time. */
export interface Bench {
  /** Opens the estimator; gives its error's name and message, or null. */
  open(options: OpenOptions & { readonly runtime?: Runtime }): Promise<string | null>;
  /** The bodies of the first `count` frames of the video in the file input. */
  bodies(count: number): Promise<(Body | null)[]>;
  /** Bodies of one picture of the video, given at these times. */
  atTimes(times: readonly number[]): Promise<(Body | null)[]>;
  /** What computes, and how often that had to be started anew. */
  state(): { readonly accelerator: string; readonly restarts: number };
  close(): void;
}

let estimator: PoseEstimator | null = null;
let restarts = 0;

const opened = (): PoseEstimator => {
  if (!estimator) throw new Error('open first');
  return estimator;
};

async function openVideo() {
  const input = document.querySelector<HTMLInputElement>('#video');
  const file = input?.files?.[0];
  if (!file) throw new Error('no video in the file input');
  return openFile(file, file.name);
}

const bench: Bench = {
  async open(options) {
    try {
      restarts = 0;
      estimator = await openPose(options.runtime ?? 'mediapipe', { ...options, onRestart: () => restarts++ });
      return null;
    } catch (error) {
      return String(error);
    }
  },
  async bodies(count) {
    const source = await openVideo();
    const bodies: (Body | null)[] = [];
    while (bodies.length < count) {
      const timed = await source.next();
      if (!timed) break;
      bodies.push(await opened().estimate(timed.picture, timed.t));
    }
    source.close();
    return bodies;
  },
  async atTimes(times) {
    const source = await openVideo();
    const timed = await source.next();
    source.close();
    if (!timed) throw new Error('the video is empty');
    const bodies: (Body | null)[] = [];
    for (const t of times) bodies.push(await opened().estimate(await createImageBitmap(timed.picture), t as never));
    timed.picture.close();
    return bodies;
  },
  state: () => ({ accelerator: opened().info.accelerator, restarts }),
  close() {
    estimator?.close();
    estimator = null;
  },
};

Object.assign(globalThis, { bench });
