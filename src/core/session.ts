import type { Frame } from './frame.ts';
import type { Moment } from './moment.ts';
import type { Routine } from './routine.ts';
import type { Degrees, Metres } from './units.ts';

/** What the user may tell the engine. Left out: not known, and the intervals are wider for it. */
export interface Settings {
  /** The person's height. */
  readonly height?: Metres;
  /** Horizontal field of view of the camera. */
  readonly cameraFov?: Degrees;
}

/** The whole engine. Same frames in, same moments out, live or replayed. */
export interface Session {
  readonly routine: Routine;
  readonly settings: Settings;
  advance(frame: Frame): Moment;
}

export declare function createSession(routine: Routine, settings: Settings): Session;
