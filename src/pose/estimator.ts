import type { Body } from '../core/frame.ts';
import { POSE_MODELS } from '../core/pose-model.ts';
import type { PoseModel } from '../core/pose-model.ts';
import type { Millis } from '../core/units.ts';

/** Which landmark network: `lite` is fastest, `heavy` most exact. */
export const MODELS = POSE_MODELS;
export type ModelName = PoseModel;

/** Which landmark network is asked for; `auto`: the most exact that keeps up with the camera. */
export const MODEL_CHOICES = ['auto', ...MODELS] as const;
export type ModelChoice = (typeof MODEL_CHOICES)[number];

/** What runs the networks. Both give the same landmarks; which is faster depends on the machine. */
export const RUNTIMES = ['mediapipe', 'litert'] as const;
export type Runtime = (typeof RUNTIMES)[number];

/** Which runtime is asked for; `auto`: the one that suits the machine. */
export const RUNTIME_CHOICES = ['auto', ...RUNTIMES] as const;
export type RuntimeChoice = (typeof RUNTIME_CHOICES)[number];

/** What a recording must know about the estimator that made it. */
export interface EstimatorInfo {
  readonly runtime: Runtime;
  readonly model: ModelName;
  readonly weightsSha256: string;
  readonly feetSha256: string;
  readonly kneesSha256: string;
  readonly bendsSha256: string;
  readonly pelvisSha256: string;
  readonly accelerator: 'webgl' | 'webgpu' | 'cpu';
  /** Always false: the estimator's own smoothing delays visibility by ten frames, so we filter ourselves. */
  readonly smoothing: false;
}

/**
 * What is done to one picture: its bytes are fetched, the person is looked for where nobody was followed, their square is
 * cut out, the network runs, what it says is put back into the picture, and feet, knees and pelvis are looked at from near by.
 */
export const STAGES = ['read', 'detect', 'crop', 'network', 'landmarks', 'looks'] as const;
export type Stage = (typeof STAGES)[number];

/** Where one picture's time went, milliseconds. A runtime says what it can tell apart. */
export type Spent = Readonly<Partial<Record<Stage, number>>>;

/** A picture that can be handed to a worker. */
export type Picture = VideoFrame | ImageBitmap;

/** Finds one person in a picture. */
export interface PoseEstimator {
  readonly info: EstimatorInfo;
  /** Of the last picture; left out before there was one. */
  readonly spent?: Spent | undefined;
  /**
   * The body in `picture` (never mirrored), or null where nobody is found. Takes the picture over and closes it.
   * `t` must grow from call to call; a `t` that does not grow begins a new stream, and tracking starts afresh, so that
   * the same frames give the same bodies every time.
   * One call at a time. Throws where the estimator cannot be brought back.
   */
  estimate(picture: Picture, t: Millis): Promise<Body | null>;
  /** Frees the networks and the worker. */
  close(): void;
}

/** Why no pose can be had; `stopped`: it gave no answer, or one that makes no sense. */
export type PoseFault = 'no-webgl' | 'no-canvas' | 'file-missing' | 'file-damaged' | 'stopped';

/** No pose can be had; `message` says why and what to do, for the person in front of the screen. */
export class PoseError extends Error {
  override readonly name = 'PoseError';
  constructor(
    message: string,
    readonly fault: PoseFault = 'stopped',
  ) {
    super(message);
  }
}
