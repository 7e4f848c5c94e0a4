import type { Weights } from '../core/learned/model.ts';
import type { PoseModel } from '../core/pose-model.ts';

const LOAD: Readonly<Record<PoseModel, () => Promise<{ readonly correction: Weights }>>> = {
  lite: () => import('../core/learned/lite.ts'),
  full: () => import('../core/learned/full.ts'),
  heavy: () => import('../core/learned/heavy.ts'),
};

/** What was learned of this network's errors: loaded when it is used, and only that. */
export const loadCorrection = async (model: PoseModel): Promise<Weights> => (await LOAD[model]()).correction;
