import type { Corrected } from './open-estimator.ts';

/** An estimator whose place another can take, between two pictures. */
export interface Replaceable extends Corrected {
  /** `next` looks at the next picture; the one before is closed then. Owned from here on. */
  replace(next: Corrected): void;
}

export function replaceable(first: Corrected): Replaceable {
  let current = first;
  let coming: Corrected | null = null;
  return {
    get info() {
      return (coming ?? current).info;
    },
    get correction() {
      return (coming ?? current).correction;
    },
    get spent() {
      return current.spent;
    },
    estimate(picture, t) {
      if (coming) {
        current.close();
        current = coming;
        coming = null;
      }
      return current.estimate(picture, t);
    },
    replace(next) {
      coming?.close();
      coming = next;
    },
    close() {
      coming?.close();
      current.close();
    },
  };
}
