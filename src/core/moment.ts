import type { Calibration } from './calibrate.ts';
import type { Body, Size } from './frame.ts';
import type { Side } from './landmarks.ts';
import type { Readings, UnseenReason } from './reading.ts';
import type { PivotDirection, PivotPoint, RuleId } from './routine.ts';
import type { Degrees, Metres, Millis } from './units.ts';

/** Which foot turns or travels. */
export type Moving = Side | 'both' | 'none';

/** Where the hands are; `unseen` also where they were not on the hips to begin with. */
export type Hands = 'on-hips' | 'off-hips' | 'unseen';

/** Something that was done, told when it is certain and dated when it was. */
export type MovementEvent =
  | {
      readonly kind: 'pivot';
      readonly t0: Millis;
      readonly t1: Millis;
      readonly foot: Side;
      readonly about: PivotPoint;
      readonly direction: PivotDirection;
      /** Toe-out before and after. */
      readonly from: Degrees;
      readonly to: Degrees;
      /** Fastest turn, degrees a second. */
      readonly peakSpeed: number;
    }
  /** A foot that was lifted and set down. */
  | {
      readonly kind: 'step';
      readonly t0: Millis;
      readonly t1: Millis;
      readonly foot: Side;
      /** How high it was lifted at least. */
      readonly lift: Metres;
    }
  | { readonly kind: 'pause' | 'bend'; readonly t0: Millis; readonly t1: Millis }
  | { readonly kind: 'rep'; readonly t0: Millis; readonly t1: Millis; readonly index: number };
export type PivotEvent = Extract<MovementEvent, { kind: 'pivot' }>;
export type FootstepEvent = Extract<MovementEvent, { kind: 'step' }>;
export type FootEvent = PivotEvent | FootstepEvent;

/** A form error, from when it began. Grows while it lasts; the last copy is the whole one. */
export interface Finding {
  readonly rule: RuleId;
  readonly side: Side | null;
  readonly step: string | null;
  readonly t0: Millis;
  readonly t1: Millis;
  /** The worst value, in the unit of what the rule watches, with its interval where it has one. */
  readonly peak: number;
  readonly halfWidth95: number | null;
  readonly threshold: number;
  readonly firstCueAt: Millis | null;
  readonly open: boolean;
}

/** What the coach says. One at a time. */
export interface Cue {
  readonly rule: RuleId;
  readonly side: Side | null;
  readonly text: string;
  readonly since: Millis;
}

/** What the coach says when a form error that it spoke of was put right. Seldom, and never over a cue. */
export interface Praise {
  readonly rule: RuleId;
  readonly side: Side | null;
  readonly since: Millis;
}

/** Where the measuring of the person stands. */
export type CalibrationStatus =
  /** What is missing before it can begin. */
  | { readonly state: 'waiting'; readonly help: UnseenReason }
  /** Standing right; `progress` from 0 to 1. */
  | { readonly state: 'measuring'; readonly progress: number }
  | { readonly state: 'ready'; readonly calibration: Calibration };

/** Everything the engine has to say about one frame. What is shown, drawn, spoken or saved comes from here. */
export interface Moment {
  readonly t: Millis;
  readonly size: Size;
  readonly body: Body | null;
  readonly calibration: CalibrationStatus;
  readonly readings: Readings;
  readonly moving: Moving;
  /** The step of the routine the person is in; null before the neutral pose is known. */
  readonly step: string | null;
  /** Repetitions completed so far. */
  readonly reps: number;
  /** What became certain in this frame. */
  readonly events: readonly MovementEvent[];
  /** Form errors that are open now, and those that ended in this frame. */
  readonly findings: readonly Finding[];
  /** The cue that is up now. */
  readonly cue: Cue | null;
  /** Said in a cue's stead once its form error is put right; left out or null: nothing is. */
  readonly praise?: Praise | null;
}
