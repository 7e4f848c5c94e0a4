import type { Weights } from '../core/learned/model.ts';
import type { ModelChoice, PoseEstimator, RuntimeChoice } from '../pose/estimator.ts';
import type { OpenOptions } from '../pose/in-worker.ts';
import type { Accelerator } from '../pose/messages.ts';
import { openPose } from '../pose/open.ts';
import { modelNow } from './choose-model.ts';
import { WAYS, wayNow } from './choose-runtime.ts';
import { loadCorrection } from './correction.ts';
import { thisMachine } from './this-machine.ts';

/** What is to be opened, and how. */
export interface EstimatorOrder extends Omit<OpenOptions, 'model'> {
  readonly model: ModelChoice;
  readonly runtime: RuntimeChoice;
  readonly accelerator: Accelerator;
}

/** An estimator, with what was learned of its network's errors. */
export interface Corrected extends PoseEstimator {
  readonly correction: Weights;
}

/**
 * Opens the estimator of a set. With `auto`, what suits the machine, as far as it was measured; a runtime that does not
 * start gives way to the other. Throws what the one that was chosen throws.
 */
export async function openEstimator(order: EstimatorOrder): Promise<Corrected> {
  const { accelerator } = order;
  const model = order.model === 'auto' ? modelNow(accelerator, thisMachine(), Date.now()) : order.model;
  const loading = loadCorrection(model);
  loading.catch(() => undefined);
  const estimator = await openModel({ ...order, model });
  try {
    return Object.assign(estimator, { correction: await loading });
  } catch (error) {
    estimator.close();
    throw error;
  }
}

async function openModel(options: EstimatorOrder & OpenOptions): Promise<PoseEstimator> {
  const { model, accelerator, runtime } = options;
  if (runtime !== 'auto') return openPose(runtime, options);
  const chosen = WAYS[wayNow(model, accelerator, thisMachine())];
  try {
    return await openPose(chosen.runtime, accelerator === 'auto' ? { ...options, ...chosen } : options);
  } catch (error) {
    options.signal?.throwIfAborted();
    return openPose(chosen.runtime === 'litert' ? 'mediapipe' : 'litert', options).catch(() => {
      throw error;
    });
  }
}
