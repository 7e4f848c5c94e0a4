import type { PoseEstimator, Runtime } from './estimator.ts';
import type { OpenOptions } from './in-worker.ts';
import { openLiteRt } from './litert/estimator.ts';
import { openMediaPipe } from './mediapipe/estimator.ts';

const OPEN = { mediapipe: openMediaPipe, litert: openLiteRt } as const satisfies Record<Runtime, unknown>;

/** Opens the estimator that `runtime` runs. Throws what the runtime throws. */
export const openPose = (runtime: Runtime, options: OpenOptions): Promise<PoseEstimator> => OPEN[runtime](options);
