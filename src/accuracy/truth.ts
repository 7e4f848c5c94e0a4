import type { Side } from '../core/landmarks.ts';
import type { Moving } from '../core/moment.ts';
import type { PivotDirection, PivotPoint } from '../core/routine.ts';

/**
 * What the renderer of a clip knows of it. Degrees, metres, seconds. Directions of feet and knees are positive outward on
 * both sides; pelvis and trunk positive toward, or higher on, the subject's left, and forward.
 */
export interface Truth {
  readonly fps: number;
  /** Width and height of the picture, pixels. */
  readonly size: readonly [width: number, height: number];
  /** How the renderer was asked to make the person, the same for the same person in another clip; and what they do. */
  readonly spec?: { readonly subject?: unknown; readonly motion?: { readonly type?: string } };
  readonly subject: { readonly height_m: number };
  readonly camera: TruthCamera;
  readonly events: readonly TruthEvent[];
  readonly faults: readonly TruthFault[];
  readonly frames: readonly TruthFrame[];
}

/** Pinhole: `p_camera = R p_world + t`; the camera's axes point right, down and forward, the world's left, up, ahead. */
export interface TruthCamera {
  readonly intrinsics: { readonly fx: number };
  readonly extrinsics: { readonly R: readonly (readonly number[])[]; readonly t: readonly number[] };
}

/** Pivots, repetitions (`rep` of the walk-out, `squat`), and more that is not scored. */
export type TruthEvent = TruthPivot | { readonly kind: string; readonly t0: number; readonly t1: number };
/** From the first to the last moment of the turn. */
export interface TruthPivot {
  readonly kind: 'pivot';
  readonly t0: number;
  readonly t1: number;
  readonly foot: Side;
  readonly about: PivotPoint;
  readonly direction: PivotDirection;
}

/** A form error that was ordered. `ramp`: how long it takes to come to its full size, and to go. */
export interface TruthFault {
  readonly kind: string;
  readonly t0: number;
  readonly t1: number;
  readonly side?: Side | 'both' | null;
  readonly magnitude?: number;
  readonly ramp?: number;
}

/** Directions of foot and kneecap, bend, and frontal plane angle of one leg. */
export interface TruthLeg {
  readonly footYaw: number;
  readonly kneeHeading: number;
  readonly kneeFlexion: number;
  readonly fppa: number;
}

/** What is true in one frame; the first at 0 s. */
export interface TruthFrame {
  readonly t: number;
  readonly moving: Moving;
  readonly pelvis: { readonly yaw: number; readonly obliquity: number };
  readonly trunk: { readonly yawWorld: number; readonly leanLateral: number; readonly leanForward: number };
  readonly left: TruthLeg;
  readonly right: TruthLeg;
  readonly stanceWidth_m: number;
  readonly comShare_left: number;
  /** Points of the skeleton by name, in the camera's frame. */
  readonly joints3d_cam: Readonly<Record<string, readonly number[]>>;
}

/** A truth file that is none; the message says what is missing. */
export class TruthError extends Error {
  override readonly name = 'TruthError';
}

/**
 * Reads a truth file. It is made by our own renderer: only what tells it from any other file is checked.
 * @throws {TruthError}
 */
export function parseTruth(text: string): Truth {
  const truth = JSON.parse(text) as Partial<Truth>;
  if (typeof truth.fps !== 'number') throw new TruthError('fps: a number is needed.');
  if (typeof truth.subject?.height_m !== 'number') throw new TruthError('subject.height_m: a number is needed.');
  if (!Array.isArray(truth.frames) || truth.frames.length === 0) throw new TruthError('frames: there are none.');
  if (!truth.camera?.extrinsics) throw new TruthError('camera.extrinsics: missing.');
  return { ...(truth as Truth), events: truth.events ?? [], faults: truth.faults ?? [] };
}

/** Tells repetitions from other events. */
export const isRep = ({ kind }: { readonly kind: string }): boolean => kind === 'rep' || kind === 'squat';
/** Tells pivots from other events. */
export const isPivot = (event: TruthEvent): event is TruthPivot => event.kind === 'pivot';
