import type { Weights } from '../core/learned/model.ts';
import { quantile } from '../core/quantile.ts';
import type { ModelChoice, ModelName, PoseEstimator, RuntimeChoice } from '../pose/estimator.ts';
import { graphicsName, isSoftware } from '../pose/graphics.ts';
import type { OpenOptions } from '../pose/in-worker.ts';
import type { Accelerator } from '../pose/messages.ts';
import { openPose } from '../pose/open.ts';
import { chooseSetup, knownModel, stepDown } from './choose-model.ts';
import { chooseWay, WAYS } from './choose-runtime.ts';
import type { Machine, Way } from './choose-runtime.ts';
import { loadCorrection } from './correction.ts';

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
 * Opens the estimator of a set. With `auto`, what suits the machine; a runtime that does not start gives way to the other.
 * Throws what the one that was chosen throws.
 */
export async function openEstimator(order: EstimatorOrder): Promise<Corrected> {
  const machine = thisMachine(order);
  const { accelerator } = order;
  const model = order.model === 'auto' ? (await chooseSetup(accelerator, machine, Date.now())).model : order.model;
  const loading = loadCorrection(model);
  loading.catch(() => undefined);
  const estimator = await openModel({ ...order, model }, machine);
  try {
    return Object.assign(estimator, { correction: await loading });
  } catch (error) {
    estimator.close();
    throw error;
  }
}

async function openModel(options: EstimatorOrder & OpenOptions, machine: Machine): Promise<PoseEstimator> {
  const { model, accelerator, runtime } = options;
  if (runtime !== 'auto') return openPose(runtime, options);
  const chosen = WAYS[await chooseWay(model, accelerator, machine)];
  try {
    return await openPose(chosen.runtime, accelerator === 'auto' ? { ...options, ...chosen } : options);
  } catch (error) {
    options.signal?.throwIfAborted();
    return openPose(chosen.runtime === 'litert' ? 'mediapipe' : 'litert', options).catch(() => {
      throw error;
    });
  }
}

/** The model that `auto` has come to on this machine; null before there was a set. */
export const automaticModel = (): ModelName | null =>
  knownModel(thisMachine({ model: 'auto', runtime: 'auto', accelerator: 'auto' }), Date.now());

/** The model to take instead of one that has been too slow for long, remembered for a day; null where none is faster. */
export const fasterModel = (than: ModelName, order: EstimatorOrder): ModelName | null =>
  stepDown(than, thisMachine(order), Date.now());

const KEY = 'plumbline-runtime';
/** Pictures that are looked at to measure a runtime; the first are slow everywhere. */
const MEASURED = { warm: 8, counted: 12 } as const;

/** Asking makes a WebGL context each time, so it is asked once. */
let graphics: { readonly name: string | null } | null = null;
const graphicsHere = (): string | null => (graphics ??= { name: graphicsName() }).name;

/** Whether nothing draws here but the processor. */
export function hasNoCard(): boolean {
  const name = graphicsHere();
  return name === null || isSoftware(name);
}

const thisMachine = (order: EstimatorOrder): Machine => ({
  graphics: graphicsHere,
  get traits() {
    return `${navigator.hardwareConcurrency} cores${crossOriginIsolated ? '' : ', not isolated'}`;
  },
  recall: () => stored(() => localStorage.getItem(KEY)),
  remember: (text) => void stored(() => localStorage.setItem(KEY, text)),
  measure: (way, model) => measure(way, { ...order, model }).catch(() => Number.POSITIVE_INFINITY),
});

/** Private windows keep nothing: then it is measured again. */
function stored<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}

/**
 * Median time of a picture of the demo, in which there is somebody to be seen; milliseconds. Infinite where it would be
 * computed as in another way, as there is no card for it.
 */
async function measure(way: Way, options: OpenOptions): Promise<number> {
  // What reads videos is large, and most visits have nothing to measure.
  const source = await (await import('../source/demo.ts')).openDemo();
  try {
    const { runtime, accelerator } = WAYS[way];
    const estimator = await openPose(runtime, { ...options, accelerator });
    try {
      if (way === 'litert-webgpu' && estimator.info.accelerator !== 'webgpu') return Number.POSITIVE_INFINITY;
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
