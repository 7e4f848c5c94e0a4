import type { PoseModel } from '../pose-model.ts';
import { correction as full } from './full.ts';
import { correction as heavy } from './heavy.ts';
import { correction as lite } from './lite.ts';
import type { Weights } from './model.ts';

/** The correction of every network, for the shell. The app loads only that of the one it uses. */
export const CORRECTIONS: Readonly<Record<PoseModel, Weights>> = { lite, full, heavy };
