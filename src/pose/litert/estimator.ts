import type { PoseEstimator } from '../estimator.ts';
import { openInWorker } from '../in-worker.ts';
import type { OpenOptions } from '../in-worker.ts';

/**
 * BlazePose by `@litertjs/core`, in a module worker: the same networks as `mediapipe` runs, on the CPU, with threads
 * where the page is cross-origin isolated, and without any WebGL.
 * Throws `PoseError` where the files are missing or altered.
 */
export const openLiteRt = (options: OpenOptions): Promise<PoseEstimator> =>
  openInWorker(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'pose' }), options);
