import type { Moving } from './moment.ts';
import type { Readings } from './reading.ts';
import type { Side } from './landmarks.ts';
import type { RomRecord } from './rom/record.ts';
import type { PivotDirection, PivotPoint, RuleId } from './routine.ts';

/**
 * `session.json`: the record of one session, the same from the live app and from `analyze`.
 * Times are seconds from the first frame; angles degrees; lengths metres. Described in `docs/session-format.md`.
 */
export interface SessionRecord {
  readonly format: 'plumbline-session';
  readonly version: 1;
  readonly app: { readonly version: string };
  readonly pose: PoseInfo;
  readonly source: SourceRecord & { readonly duration: number };
  readonly subject: { readonly height: number } | null;
  readonly calibration: CalibrationRecord;
  /** Later ones, after the camera was moved or the person asked: readings from `to` on are held against them. */
  readonly recalibrations: readonly FoundCalibration[];
  /** Where the step that was shown live is not the one that the whole session tells. Left out: not gone over. */
  readonly differences?: readonly StepDifference[];
  readonly routine: { readonly id: string; readonly version: number };
  readonly frames: readonly FrameRecord[];
  readonly events: readonly EventRecord[];
  readonly findings: readonly FindingRecord[];
  readonly cues: readonly CueRecord[];
  /** What a check of the range of motion found; empty where the routine checks none. */
  readonly rom: RomRecord;
  readonly timing: TimingRecord;
}

/** Which estimator saw the body. */
export interface PoseInfo {
  readonly runtime: string;
  readonly model: string;
  readonly weightsSha256: string;
  /** Of the foot network; left out in records of before there was one. */
  readonly feetSha256?: string;
  /** Of the knee network, likewise. */
  readonly kneesSha256?: string;
  /** Of the knee network again, where what it saw of the bend was kept. */
  readonly bendsSha256?: string;
  /** Of the pelvis network. */
  readonly pelvisSha256?: string;
  readonly accelerator: string;
  readonly smoothing: boolean;
}

/** Where the pictures came from. `frames` counts those that were worked on. */
export interface SourceRecord {
  readonly kind: 'camera' | 'file' | 'demo';
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number | null;
  readonly frames: number;
}

/** What the neutral pose told of camera and person; `ok: false` where it never came. */
export type CalibrationRecord = { readonly ok: false } | FoundCalibration;

export interface FoundCalibration {
  readonly ok: true;
  readonly from: number;
  readonly to: number;
  readonly roll: number;
  readonly pitch: number;
  readonly cameraHeight: number;
  readonly distance: number;
  readonly focalPx: number;
  readonly footLength: Readonly<Record<Side, number>>;
}

export interface FrameRecord {
  readonly t: number;
  readonly seen: boolean;
  readonly step: string | null;
  readonly moving: Moving;
  readonly readings: Readings;
}

export type EventRecord =
  | {
      readonly kind: 'pivot';
      readonly t0: number;
      readonly t1: number;
      readonly foot: Side;
      readonly about: PivotPoint;
      readonly direction: PivotDirection;
      readonly from: number;
      readonly to: number;
      readonly peakSpeed: number;
    }
  | { readonly kind: 'step'; readonly t0: number; readonly t1: number; readonly foot: Side; readonly lift: number }
  | { readonly kind: 'pause' | 'bend'; readonly t0: number; readonly t1: number }
  | { readonly kind: 'rep'; readonly t0: number; readonly t1: number; readonly index: number };

/** A stretch in which the step shown live was another than the one the record tells. */
export interface StepDifference {
  readonly t0: number;
  readonly t1: number;
  readonly live: string | null;
  readonly record: string | null;
}

export interface FindingRecord {
  readonly rule: RuleId;
  readonly side?: Side;
  readonly step: string | null;
  readonly t0: number;
  readonly t1: number;
  readonly peak: number;
  readonly halfWidth95: number | null;
  readonly threshold: number;
  readonly firstCueAt: number | null;
  /** The person says that this was wrong. */
  readonly disputed?: true;
}

export interface CueRecord {
  readonly t: number;
  readonly rule: RuleId;
  readonly side?: Side;
  readonly text: string;
  readonly spoken: boolean;
}

export interface TimingRecord {
  readonly estimateMs: Quantiles;
  readonly coreMs: Quantiles;
  readonly framesDropped: number;
}
export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
}
