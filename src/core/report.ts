import type { Moment } from './moment.ts';
import { quantile } from './quantile.ts';
import { createParts, round } from './session-parts.ts';
import type { SessionEntry } from './session-parts.ts';
import type { FindingRecord, FrameRecord, PoseInfo, SessionRecord, SourceRecord } from './session-record.ts';
import type { Metres } from './units.ts';

/** What a session record says besides the moments. */
export interface ReportHeader {
  readonly appVersion: string;
  readonly pose: PoseInfo;
  readonly source: Omit<SourceRecord, 'frames'>;
  readonly height: Metres | null;
  readonly routine: { readonly id: string; readonly version: number };
}

/** How long estimator and engine took for one frame, milliseconds. */
export interface FrameTiming {
  readonly estimateMs: number;
  readonly coreMs: number;
}

/** Folds the moments of a session into its record. */
export interface Report {
  add(moment: Moment, timing: FrameTiming): void;
  /** The record so far. May be asked for at any time. */
  finish(framesDropped: number): SessionRecord;
}

export function createReport(header: ReportHeader): Report {
  const parts = createParts();
  const frames: FrameRecord[] = [];
  const entries: SessionEntry[] = [];
  const timings: FrameTiming[] = [];
  return {
    add(moment, timing) {
      const { frame, entries: added } = parts.next(moment);
      frames.push(frame);
      entries.push(...added);
      timings.push(timing);
    },
    finish: (framesDropped) =>
      assembleRecord(header, { frames: [...frames], entries: [...entries, ...parts.rest()], timings, framesDropped }),
  };
}

/** All parts of one session, in the order in which they came. */
export interface SessionPieces {
  readonly frames: readonly FrameRecord[];
  readonly entries: readonly SessionEntry[];
  readonly timings: readonly FrameTiming[];
  readonly framesDropped: number;
}

/** Puts the parts of a session together. */
export function assembleRecord(header: ReportHeader, pieces: SessionPieces): SessionRecord {
  const { frames, entries, timings, framesDropped } = pieces;
  const [calibration, ...recalibrations] = entries.flatMap((entry) =>
    entry.kind === 'calibration' ? [entry.calibration] : [],
  );
  const findings = new Map<string, FindingRecord>();
  for (const entry of entries) if (entry.kind === 'finding') findings.set(findingKey(entry.finding), entry.finding);
  return {
    format: 'plumbline-session',
    version: 1,
    app: { version: header.appVersion },
    pose: header.pose,
    source: { ...header.source, frames: frames.length, duration: frames.at(-1)?.t ?? 0 },
    subject: header.height === null ? null : { height: header.height },
    calibration: calibration ?? { ok: false },
    recalibrations,
    routine: header.routine,
    frames,
    events: entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : [])).toSorted((a, b) => a.t0 - b.t0),
    findings: [...findings.values()].toSorted((a, b) => a.t0 - b.t0),
    cues: entries.flatMap((entry) => (entry.kind === 'cue' ? [entry.cue] : [])),
    rom: {},
    timing: {
      estimateMs: spread(timings.map(({ estimateMs }) => estimateMs)),
      coreMs: spread(timings.map(({ coreMs }) => coreMs)),
      framesDropped,
    },
  };
}

const spread = (values: readonly number[]) => ({
  p50: round(quantile(values, 0.5), 3),
  p95: round(quantile(values, 0.95), 3),
});

/** What tells a finding from all others of its session. */
export const findingKey = ({ rule, side, t0 }: Pick<FindingRecord, 'rule' | 'side' | 't0'>): string =>
  `${rule} ${side} ${t0}`;
