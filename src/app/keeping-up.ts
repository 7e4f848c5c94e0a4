import type { ModelName } from '../pose/estimator.ts';
import { createModelWatch } from './model-watch.ts';
import { fasterModel, openEstimator } from './open-estimator.ts';
import type { Corrected, EstimatorOrder } from './open-estimator.ts';
import type { Replaceable } from './replaceable.ts';

/** When a faster model takes over. */
export type When = 'now' | 'next-set';

/** What a set has to do with it. */
export interface Keeping {
  /** Whether the person is being measured. */
  readonly isMeasuring: () => boolean;
  readonly onStep: (to: ModelName, when: When) => void;
}

/**
 * Steps down a model where the one that was chosen for the person has been too slow for long. A set is measured with one
 * model, so that its numbers belong together: once it is being measured, the next set gets the faster one.
 */
export class KeepingUp {
  readonly #estimator: Replaceable;
  readonly #order: EstimatorOrder;
  readonly #keeping: Keeping;
  #watch = createModelWatch();
  #isDone: boolean;

  constructor(estimator: Replaceable, order: EstimatorOrder, keeping: Keeping) {
    this.#estimator = estimator;
    this.#order = order;
    this.#keeping = keeping;
    // A model that a person chose stays.
    this.#isDone = order.model !== 'auto';
  }

  /** A picture of the camera was looked at. Milliseconds, `now` of one clock. */
  look(now: number, estimateMs: number): void {
    if (this.#isDone || !this.#watch.look(now, estimateMs)) return;
    const { model, runtime, accelerator } = this.#estimator.info;
    const to = fasterModel(model, this.#order);
    this.#watch = createModelWatch();
    if (to === null || this.#keeping.isMeasuring()) return this.#finish(to);
    // What computes stays: to measure it anew would make the machine slower still.
    openEstimator({ ...this.#order, model: to, runtime, accelerator }).then(
      (faster) => this.#take(faster, to),
      () => undefined,
    );
  }

  /** The rest of the set stays as it is. */
  #finish(nextSet: ModelName | null): void {
    this.#isDone = true;
    if (nextSet) this.#keeping.onStep(nextSet, 'next-set');
  }

  /** The person may have been measured meanwhile, or gone. */
  #take(faster: Corrected, to: ModelName): void {
    if (this.#order.signal?.aborted) return faster.close();
    if (this.#keeping.isMeasuring()) {
      faster.close();
      return this.#finish(to);
    }
    this.#estimator.replace(faster);
    this.#keeping.onStep(to, 'now');
  }
}
