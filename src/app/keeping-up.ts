import type { ModelName } from '../pose/estimator.ts';
import { fasterThan } from './choose-model.ts';
import { createModelWatch, SLOW_FOR_LONG } from './model-watch.ts';
import { openEstimator } from './open-estimator.ts';
import type { Corrected, EstimatorOrder } from './open-estimator.ts';
import type { Replaceable } from './replaceable.ts';
import { fasterForToday, isMeasuredHere } from './this-machine.ts';

/** On a machine that nobody measured yet, the first model is only a guess: it is not held on to for long. Milliseconds. */
const SLOW_AT_FIRST = 2000;

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
  /** For good, or while a faster model is opened. */
  #rests: boolean;
  readonly #isGuess: boolean;

  constructor(estimator: Replaceable, order: EstimatorOrder, keeping: Keeping) {
    this.#estimator = estimator;
    this.#order = order;
    this.#keeping = keeping;
    // A model that a person chose stays.
    this.#rests = order.model !== 'auto';
    this.#isGuess = order.model === 'auto' && !isMeasuredHere();
  }

  /** A picture of the camera was looked at. Milliseconds, `now` of one clock. */
  look(now: number, estimateMs: number): void {
    if (this.#rests) return;
    const slowFor = this.#watch.look(now, estimateMs);
    const isMeasuring = this.#keeping.isMeasuring();
    if (slowFor < (this.#isGuess && !isMeasuring ? SLOW_AT_FIRST : SLOW_FOR_LONG)) return;
    const { model, runtime, accelerator } = this.#estimator.info;
    const isSure = slowFor >= SLOW_FOR_LONG;
    // What takes the place of a guess holds for this set: after it, the machine is measured.
    const to = isSure ? fasterForToday(model) : fasterThan(model);
    this.#watch = createModelWatch();
    if (to === null || isMeasuring) return this.#finish(to);
    this.#rests = true;
    // What computes stays: to measure it anew would make the machine slower still.
    openEstimator({ ...this.#order, model: to, runtime, accelerator }).then(
      (faster) => this.#take(faster, to, isSure),
      () => (this.#rests = false),
    );
  }

  /** The rest of the set stays as it is. */
  #finish(nextSet: ModelName | null): void {
    this.#rests = true;
    if (nextSet) this.#keeping.onStep(nextSet, 'next-set');
  }

  /** The person may have been measured meanwhile, or gone. */
  #take(faster: Corrected, to: ModelName, isSure: boolean): void {
    if (this.#order.signal?.aborted) return faster.close();
    if (this.#keeping.isMeasuring()) {
      faster.close();
      return this.#finish(isSure ? to : null);
    }
    this.#rests = false;
    this.#estimator.replace(faster);
    this.#keeping.onStep(to, 'now');
  }
}
