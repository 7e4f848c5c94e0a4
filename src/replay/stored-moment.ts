import type { Calibration } from '../core/calibrate.ts';
import type { Body, Frame } from '../core/frame.ts';
import type { CalibrationStatus, Cue, Finding, Moment } from '../core/moment.ts';
import type { CueRecord, FindingRecord, FoundCalibration, SessionRecord } from '../core/session-record.ts';
import { degrees, metres, millis, pixels } from '../core/units.ts';
import type { Millis } from '../core/units.ts';

/** How long a cue is taken to have been up. Milliseconds. */
const CUE_UP = 3000;

/**
 * The moment of a frame as it was said when the session was recorded, without going through the session again: for
 * drawing any moment of it at once. `frame` is the one that `record.frames[place]` speaks of.
 */
export function storedMoment(record: SessionRecord, place: number, frame: Frame): Moment {
  const { t, size, body } = frame;
  const { readings, moving, step } = record.frames[place]!;
  return {
    t,
    size,
    body,
    calibration: calibrationAt(record, t, body),
    readings,
    moving,
    step,
    reps: record.events.filter(({ kind, t1 }) => kind === 'rep' && toMillis(t1) <= t).length,
    events: [],
    findings: record.findings.filter(({ t0, t1 }) => toMillis(t0) <= t && t <= toMillis(t1)).map(openFinding),
    cue: cueAt(record, t),
  };
}

const toMillis = (seconds: number): Millis => millis(Math.round(seconds * 1e6) / 1000);

/** The one that held; before the first, that one: where the camera stood is known in hindsight. */
function calibrationAt(
  { calibration, recalibrations, subject }: SessionRecord,
  t: Millis,
  body: Body | null,
): CalibrationStatus {
  if (!calibration.ok) return { state: 'waiting', help: 'not-calibrated' };
  const found = recalibrations.findLast(({ to }) => toMillis(to) <= t) ?? calibration;
  const height = metres(subject?.height ?? 1.7);
  return {
    state: 'ready',
    calibration: full(found, { body, height, heightGiven: subject !== null }),
  };
}

/** A record does not hold the neutral body; nothing that is drawn asks for it. */
function full(
  found: FoundCalibration,
  { body, ...height }: Pick<Calibration, 'height' | 'heightGiven'> & { readonly body: Body | null },
): Calibration {
  return {
    ...height,
    neutral: body ?? { image: [], world: [] },
    from: toMillis(found.from),
    to: toMillis(found.to),
    distance: metres(found.distance),
    focal: pixels(found.focalPx),
    roll: degrees(found.roll),
    pitch: degrees(found.pitch),
    cameraHeight: metres(found.cameraHeight),
    footLength: { left: metres(found.footLength.left), right: metres(found.footLength.right) },
  };
}

const openFinding = ({ side, t0, t1, firstCueAt, ...finding }: FindingRecord): Finding => ({
  ...finding,
  side: side ?? null,
  t0: toMillis(t0),
  t1: toMillis(t1),
  firstCueAt: firstCueAt === null ? null : toMillis(firstCueAt),
  open: true,
});

function cueAt({ cues }: SessionRecord, t: Millis): Cue | null {
  const cue: CueRecord | undefined = cues.findLast((one) => toMillis(one.t) <= t);
  if (!cue || t - toMillis(cue.t) > CUE_UP) return null;
  return { rule: cue.rule, side: cue.side ?? null, text: cue.text, since: toMillis(cue.t) };
}
