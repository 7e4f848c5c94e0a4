import { quantile } from '../core/quantile.ts';
import type { ModelName, PoseEstimator, Runtime, RuntimeChoice } from '../pose/estimator.ts';
import { graphicsName } from '../pose/graphics.ts';
import type { OpenOptions } from '../pose/in-worker.ts';
import type { Accelerator } from '../pose/messages.ts';
import { openPose } from '../pose/open.ts';
import { openDemo } from '../source/demo.ts';
import { chooseRuntime } from './choose-runtime.ts';
import type { Machine } from './choose-runtime.ts';

/** What is to be opened, and how. */
export interface EstimatorOrder extends OpenOptions {
  readonly model: ModelName;
  readonly runtime: RuntimeChoice;
  readonly accelerator: Accelerator;
}

/**
 * Opens the estimator of a set. With `auto`, a runtime that does not start gives way to the other.
 * Throws what the one that was chosen throws.
 */
export async function openEstimator({ runtime, ...options }: EstimatorOrder): Promise<PoseEstimator> {
  if (runtime !== 'auto') return openPose(runtime, options);
  const chosen = await chooseRuntime(options.model, options.accelerator, thisMachine(options));
  try {
    return await openPose(chosen, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    return openPose(chosen === 'litert' ? 'mediapipe' : 'litert', options).catch(() => {
      throw error;
    });
  }
}

const KEY = 'plumbline-runtime';
/** Pictures that are looked at to measure a runtime; the first are slow everywhere. */
const MEASURED = { warm: 8, counted: 12 } as const;

const thisMachine = (options: OpenOptions): Machine => ({
  graphics: graphicsName,
  traits: `${navigator.hardwareConcurrency} cores${crossOriginIsolated ? '' : ', not isolated'}`,
  recall: () => stored(() => localStorage.getItem(KEY)),
  remember: (text) => void stored(() => localStorage.setItem(KEY, text)),
  measure: (runtime) => measure(runtime, options).catch(() => Number.POSITIVE_INFINITY),
});

/** Private windows keep nothing: then it is measured again. */
function stored<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}

/** Median time of a picture of the demo, in which there is somebody to be seen; milliseconds. */
async function measure(runtime: Runtime, options: OpenOptions): Promise<number> {
  const source = await openDemo();
  try {
    const estimator = await openPose(runtime, options);
    try {
      const times: number[] = [];
      for (let count = 0; count < MEASURED.warm + MEASURED.counted; count++) {
        const timed = await source.next();
        if (!timed) break;
        const started = performance.now();
        await estimator.estimate(timed.picture, timed.t);
        times.push(performance.now() - started);
      }
      return quantile(times.slice(MEASURED.warm), 0.5);
    } finally {
      estimator.close();
    }
  } finally {
    source.close();
  }
}
