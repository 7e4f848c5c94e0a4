import type { Calibration } from './calibrate.ts';
import type { Finding, Moment, MovementEvent } from './moment.ts';
import { quantile } from './quantile.ts';
import type { Readings } from './reading.ts';
import type {
  FoundCalibration,
  CueRecord,
  EventRecord,
  FindingRecord,
  FrameRecord,
  PoseInfo,
  SessionRecord,
  SourceRecord,
} from './session-record.ts';
import type { Metres } from './units.ts';

/** What a session record says besides the moments. */
export interface ReportHeader {
  readonly appVersion: string;
  readonly pose: PoseInfo;
  readonly source: Omit<SourceRecord, 'frames'>;
  readonly height: Metres | null;
  readonly routine: { readonly id: string; readonly version: number };
}

/** Folds the moments of a session into its record. */
export interface Report {
  /** Takes one moment, and how long estimator and engine took for it, milliseconds. */
  add(moment: Moment, timing: { readonly estimateMs: number; readonly coreMs: number }): void;
  /** The record so far. May be asked for at any time. */
  finish(framesDropped: number): SessionRecord;
}

export function createReport(header: ReportHeader): Report {
  const frames: FrameRecord[] = [];
  const events: EventRecord[] = [];
  const cues: CueRecord[] = [];
  const findings = new Map<string, FindingRecord>();
  const estimateMs: number[] = [];
  const coreMs: number[] = [];
  const calibrations: Calibration[] = [];
  return {
    add(moment, timing) {
      frames.push(frameRecord(moment));
      events.push(...moment.events.map(eventRecord));
      for (const finding of moment.findings) findings.set(keyOf(finding), findingRecord(finding));
      if (moment.cue?.since === moment.t) cues.push(cueRecord(moment));
      if (moment.calibration.state === 'ready' && calibrations.at(-1) !== moment.calibration.calibration)
        calibrations.push(moment.calibration.calibration);
      estimateMs.push(timing.estimateMs);
      coreMs.push(timing.coreMs);
    },
    finish: (framesDropped) => ({
      format: 'plumbline-session',
      version: 1,
      app: { version: header.appVersion },
      pose: header.pose,
      source: { ...header.source, frames: frames.length, duration: frames.at(-1)?.t ?? 0 },
      subject: header.height === null ? null : { height: header.height },
      calibration: calibrations[0] ? calibrationRecord(calibrations[0]) : { ok: false },
      recalibrations: calibrations.slice(1).map(calibrationRecord),
      routine: header.routine,
      frames: [...frames],
      events: events.toSorted((a, b) => a.t0 - b.t0),
      findings: [...findings.values()].toSorted((a, b) => a.t0 - b.t0),
      cues: [...cues],
      rom: {},
      timing: { estimateMs: spread(estimateMs), coreMs: spread(coreMs), framesDropped },
    }),
  };
}

const spread = (values: readonly number[]) => ({
  p50: round(quantile(values, 0.5), 3),
  p95: round(quantile(values, 0.95), 3),
});

const keyOf = ({ rule, side, t0 }: Finding): string => `${rule} ${side} ${t0}`;

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
/** Milliseconds to seconds, exact to the microsecond. */
const seconds = (t: number): number => round(t / 1000, 6);

const frameRecord = ({ t, body, step, moving, readings }: Moment): FrameRecord => ({
  t: seconds(t),
  seen: body !== null,
  step,
  moving,
  readings: roundedReadings(readings),
});

/** A tenth of a millidegree is far below every interval, and keeps the file small. */
const roundedReadings = (readings: Readings): Readings =>
  Object.fromEntries(
    Object.entries(readings).map(([id, reading]) => [
      id,
      'value' in reading ? { value: round(reading.value, 4), halfWidth95: round(reading.halfWidth95, 4) } : reading,
    ]),
  ) as Readings;

function eventRecord(event: MovementEvent): EventRecord {
  const times = { t0: seconds(event.t0), t1: seconds(event.t1) };
  if (event.kind !== 'pivot') return { ...event, ...times };
  return {
    ...event,
    ...times,
    from: round(event.from, 2),
    to: round(event.to, 2),
    peakSpeed: round(event.peakSpeed, 1),
  };
}

const findingRecord = (finding: Finding): FindingRecord => ({
  rule: finding.rule,
  ...(finding.side && { side: finding.side }),
  step: finding.step,
  t0: seconds(finding.t0),
  t1: seconds(finding.t1),
  peak: round(finding.peak, 3),
  halfWidth95: finding.halfWidth95 === null ? null : round(finding.halfWidth95, 3),
  threshold: finding.threshold,
  firstCueAt: finding.firstCueAt === null ? null : seconds(finding.firstCueAt),
});

const cueRecord = ({ t, cue }: Moment): CueRecord => ({
  t: seconds(t),
  rule: cue!.rule,
  ...(cue!.side && { side: cue!.side }),
  text: cue!.text,
  spoken: false,
});

const calibrationRecord = (found: Calibration): FoundCalibration => ({
  ok: true,
  from: seconds(found.from),
  to: seconds(found.to),
  roll: round(found.roll, 2),
  pitch: round(found.pitch, 2),
  cameraHeight: round(found.cameraHeight, 3),
  distance: round(found.distance, 3),
  focalPx: round(found.focal, 1),
  footLength: { left: round(found.footLength.left, 3), right: round(found.footLength.right, 3) },
});
