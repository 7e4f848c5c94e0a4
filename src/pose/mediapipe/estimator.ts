import type { PoseEstimator } from '../estimator.ts';
import { openInWorker } from '../in-worker.ts';
import type { OpenOptions } from '../in-worker.ts';

/**
 * BlazePose by `@tensorflow-models/pose-detection`, runtime `mediapipe`, in a module worker.
 * Throws `PoseError` where the files are missing or altered, or the browser has no WebGL.
 */
export const openMediaPipe = (options: OpenOptions): Promise<PoseEstimator> =>
  openInWorker(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'pose' }), options);
