import type { PoseEstimator } from '../pose/estimator.ts';

/** An estimator whose place another can take, between two pictures. */
export interface Replaceable extends PoseEstimator {
  /** `next` looks at the next picture; the one before is closed then. Owned from here on. */
  replace(next: PoseEstimator): void;
}

export function replaceable(first: PoseEstimator): Replaceable {
  let current = first;
  let coming: PoseEstimator | null = null;
  return {
    get info() {
      return (coming ?? current).info;
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
