import type { Millis } from '../core/units.ts';
import type { EstimatorInfo, ModelName, Picture, PoseFault, Spent } from './estimator.ts';

/** What may be asked of a worker. `auto` takes WebGL or WebGPU where it is hardware, else the CPU. */
export type Accelerator = 'auto' | EstimatorInfo['accelerator'];

/** What is to be opened; `models`: where the pose files lie, as a path of this origin that ends in a slash. */
export interface OpenRequest {
  readonly kind: 'open';
  readonly model: ModelName;
  readonly accelerator: Accelerator;
  readonly models: string;
  /** Name of a lock that the worker holds as long as it lives: whoever gets it knows that the worker is gone. */
  readonly life: string;
}

/** Page to worker. */
export type Request = OpenRequest | { readonly kind: 'estimate'; readonly picture: Picture; readonly t: Millis };

/** Worker to page. `values`: 33 × 7 numbers (image x, y, z, visibility, world x, y, z), or null for nobody. */
export type Answer =
  /** It holds the lock of its life. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'progress'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'ready'; readonly info: EstimatorInfo }
  /** On the way to a picture's answer: what sees opens anew, which takes longer than a picture. */
  | { readonly kind: 'reopening' }
  | {
      readonly kind: 'estimated';
      readonly values: Float64Array<ArrayBuffer> | null;
      readonly spent?: Spent;
      /** What sees from now on: the one before had died, or had lost its graphics card. */
      readonly restarted?: EstimatorInfo;
    }
  /** `name`: the error's own, by which the page tells what a user can mend, and has a fault, from what nobody foresaw. */
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly fault?: PoseFault };
