import type { Calibration } from './calibrate.ts';
import type { Finding, Moment, MovementEvent } from './moment.ts';
import type { Readings } from './reading.ts';
import type { CueRecord, EventRecord, FindingRecord, FoundCalibration, FrameRecord } from './session-record.ts';
import type { Millis } from './units.ts';

/** Something that a session's record says besides its frames. Of findings with one key, the last one is the whole one. */
export type SessionEntry =
  | { readonly kind: 'event'; readonly event: EventRecord }
  | { readonly kind: 'finding'; readonly finding: FindingRecord }
  | { readonly kind: 'cue'; readonly cue: CueRecord }
  | { readonly kind: 'calibration'; readonly calibration: FoundCalibration };

/** What one moment adds to the record. */
export interface MomentParts {
  readonly frame: FrameRecord;
  readonly entries: readonly SessionEntry[];
}

/** Cuts moments into the parts of a record, one by one: nothing of the session is kept but what is still open. */
export interface Parts {
  next(moment: Moment): MomentParts;
  /** What was still growing when the last moment came. */
  rest(): readonly SessionEntry[];
}

/** An open finding is told again this often, so that a recording that is cut off knows of it. Milliseconds. */
const TOLD_EVERY = 1000;

interface OpenFinding {
  readonly finding: Finding;
  readonly toldAt: Millis;
}

export function createParts(): Parts {
  const open = new Map<string, OpenFinding>();
  let calibration: Calibration | null = null;
  const entriesOf = (moment: Moment): SessionEntry[] => {
    const entries: SessionEntry[] = moment.events.map((event) => ({ kind: 'event', event: eventRecord(event) }));
    for (const finding of moment.findings) if (isNews(open, finding, moment.t)) entries.push(findingEntry(finding));
    if (moment.cue?.since === moment.t) entries.push({ kind: 'cue', cue: cueRecord(moment) });
    if (moment.calibration.state === 'ready' && calibration !== moment.calibration.calibration) {
      calibration = moment.calibration.calibration;
      entries.push({ kind: 'calibration', calibration: calibrationRecord(calibration) });
    }
    return entries;
  };
  return {
    next: (moment) => ({ frame: frameRecord(moment), entries: entriesOf(moment) }),
    rest: () => [...open.values()].map(({ finding }) => findingEntry(finding)),
  };
}

/** Whether a finding is to be told now: when it begins, now and then while it lasts, and when it ends. */
function isNews(open: Map<string, OpenFinding>, finding: Finding, t: Millis): boolean {
  const key = `${finding.rule} ${finding.side} ${finding.t0}`;
  const toldAt = open.get(key)?.toldAt ?? Number.NEGATIVE_INFINITY;
  const news = !finding.open || t - toldAt >= TOLD_EVERY;
  if (finding.open) open.set(key, { finding, toldAt: news ? t : (toldAt as Millis) });
  else open.delete(key);
  return news;
}

const findingEntry = (finding: Finding): SessionEntry => ({ kind: 'finding', finding: findingRecord(finding) });

/** Rounds half up at this many digits. */
// Adding 0 turns −0, which files do not know, into 0.
export const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits + 0;
/** Milliseconds to seconds, exact to the microsecond. */
export const seconds = (t: number): number => round(t / 1000, 6);

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
  if (event.kind === 'step') return { ...event, ...times, lift: round(event.lift, 3) };
  if (event.kind !== 'pivot') return { ...event, ...times };
  return {
    ...event,
    ...times,
    from: round(event.from, 2),
    to: round(event.to, 2),
    peakSpeed: round(event.peakSpeed, 1),
  };
}

export const findingRecord = (finding: Finding): FindingRecord => ({
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
