import weights from './weights-lite.json' with { type: 'json' };
import type { Weights } from './model.ts';

export const correction: Weights = weights;
