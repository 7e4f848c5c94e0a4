import { quantile } from '../core/quantile.ts';
import type { ModelName } from '../pose/estimator.ts';
import { graphicsName, isSoftware } from '../pose/graphics.ts';
import type { OpenOptions } from '../pose/in-worker.ts';
import { openPose } from '../pose/open.ts';
import { isMeasured, knownModel, measureModel, modelNow, stepDown } from './choose-model.ts';
import { measureWay, WAYS } from './choose-runtime.ts';
import type { Machine, Way } from './choose-runtime.ts';
import type { EstimatorOrder } from './open-estimator.ts';
import { sleep } from './sleep.ts';

const KEY = 'plumbline-runtime';
/** Pictures that are looked at to measure a runtime; the first are slow everywhere. */
const MEASURED = { warm: 8, counted: 12 } as const;
/** What a set leaves behind is put away by then. Milliseconds. */
const QUIET_AFTER = 3000;

/** Asking makes a WebGL context each time, so it is asked once. */
let graphics: { readonly name: string | null } | null = null;
const graphicsHere = (): string | null => (graphics ??= { name: graphicsName() }).name;

/** Whether nothing draws here but the processor. */
export function hasNoCard(): boolean {
  const name = graphicsHere();
  return name === null || isSoftware(name);
}

/** This computer, as far as the choice of model and runtime depends on it. `until` gives up measuring. */
export const thisMachine = (until?: AbortSignal): Machine => ({
  graphics: graphicsHere,
  get traits() {
    return `${navigator.hardwareConcurrency} cores${crossOriginIsolated ? '' : ', not isolated'}`;
  },
  recall: () => stored(() => localStorage.getItem(KEY)),
  remember: (text) => void stored(() => localStorage.setItem(KEY, text)),
  measure: (way, model) =>
    measure(way, { model, ...(until && { signal: until }) }).catch(() => {
      until?.throwIfAborted();
      return Number.POSITIVE_INFINITY;
    }),
});

/** Private windows keep nothing: then it is measured again. */
function stored<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}

/** The model that `auto` has come to on this machine; null before it was measured. */
export const automaticModel = (): ModelName | null => knownModel(thisMachine(), Date.now());

/** Whether this machine was measured, so that `auto` knows how fast it is. */
export const isMeasuredHere = (): boolean => isMeasured(thisMachine());

/** The model to take from now on for a day instead of one that has been too slow for long; null where none is faster. */
export const fasterForToday = (than: ModelName): ModelName | null => stepDown(than, thisMachine(), Date.now());

/**
 * Measures this machine once, as far as what was ordered leaves it a choice. For a time when nothing else computes: what
 * is measured is remembered. `until` gives up, and then nothing is.
 */
export async function measureThisMachine(
  { model, runtime, accelerator }: Pick<EstimatorOrder, 'model' | 'runtime' | 'accelerator'>,
  until: AbortSignal,
): Promise<void> {
  if (accelerator !== 'auto') return;
  await sleep(QUIET_AFTER, until);
  const machine = thisMachine(until);
  try {
    until.throwIfAborted();
    if (model === 'auto') await measureModel(machine);
    const ordered = model === 'auto' ? modelNow(accelerator, machine, Date.now()) : model;
    if (runtime === 'auto') await measureWay(ordered, accelerator, machine);
  } catch (error) {
    if (!until.aborted) throw error;
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
        options.signal?.throwIfAborted();
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
