import type { Calibration } from '../core/calibrate.ts';
import { CORRECTIONS } from '../core/learned/all.ts';
import { poseModel } from '../core/pose-model.ts';
import { withHindsight } from '../core/hindsight.ts';
import type { Readings } from '../core/reading.ts';
import { createReport } from '../core/report.ts';
import type { Routine } from '../core/routine.ts';
import { createSession } from '../core/session.ts';
import type { SessionRecord } from '../core/session-record.ts';
import type { Track } from '../core/track.ts';
import type { Settings } from '../core/session.ts';
import { degrees, metres } from '../core/units.ts';
import { calibrateExactly, cameraErrors, fieldOfView } from './calibration.ts';
import type { CameraErrors } from './calibration.ts';
import { markedFrame } from './marked.ts';
import { scoreSession } from './score.ts';
import type { Score } from './score.ts';
import { scoreStages } from './stages.ts';
import type { StageScore } from './stages.ts';
import type { Truth } from './truth.ts';

/** What the engine is told of the truth, as a user would tell it. */
export interface Given {
  readonly height: boolean;
  /** How far off the camera's horizontal field of view is told, degrees; null: it is not told. */
  readonly fieldOfViewOff: number | null;
}

/** What most users tell. */
export const ONLY_HEIGHT: Given = { height: true, fieldOfViewOff: null };

/** A recorded clip with its truth. */
export interface Clip {
  readonly name: string;
  readonly track: Track;
  readonly truth: Truth;
}

/** What the engine made of a clip. */
export interface Measured {
  readonly clip: Clip;
  /** Id of the routine that it was watched with. */
  readonly routine: string;
  readonly score: Score;
  /** None where the neutral pose was never found. */
  readonly stages: readonly StageScore[];
  /** How far off the camera was found of the clip's landmarks. */
  readonly camera: CameraErrors | null;
  /** And how far of exact joints in the same neutral pose. */
  readonly cameraOfJoints: CameraErrors | null;
  /** How often the engine measured camera and person again. The cameras of clips stand still: each is a false alarm. */
  readonly remeasured: number;
}

/**
 * Sends a clip's track through the engine and holds what comes out against the truth. All that the engine gets of the
 * truth is what is `given`.
 */
export function measureClip(clip: Clip, routine: Routine, given: Given): Measured {
  const { track, truth } = clip;
  const { record, calibrations } = replaySession(clip, routine, given);
  const score = scoreSession(record, truth);
  const size = track.frames[0]?.size;
  const [calibration] = calibrations;
  const told = { clip, routine: routine.id, score };
  if (!calibration || !size) return { ...told, stages: [], camera: null, cameraOfJoints: null, remeasured: 0 };
  const ofJoints = calibrateExactly(truth, calibration);
  return {
    ...told,
    stages: scoreStages(
      truth,
      track.frames,
      record.frames,
      calibration,
      CORRECTIONS[poseModel(track.pose.model)],
      readingsOfJoints(truth, routine, given),
    ),
    camera: cameraErrors(calibration, truth, size),
    cameraOfJoints: ofJoints && cameraErrors(ofJoints, truth, size),
    remeasured: calibrations.length - 1,
  };
}

/** Only how a clip's session holds against the truth: about three times as fast. */
export const scoreClip = (clip: Clip, routine: Routine, given: Given): Score =>
  scoreSession(replaySession(clip, routine, given).record, clip.truth);

/** What the engine reads in each frame of the truth if it sees exact joints, where the estimator puts landmarks. */
function readingsOfJoints(truth: Truth, routine: Routine, given: Given): Readings[] {
  const session = createSession(routine, settingsOf(truth, given), CORRECTIONS.full);
  return truth.frames.map((frame) => session.advance(markedFrame(frame, truth)).readings);
}

function replaySession(
  { track, truth }: Clip,
  routine: Routine,
  given: Given,
): { readonly record: SessionRecord; readonly calibrations: readonly Calibration[] } {
  const settings = settingsOf(truth, given);
  const { height = null } = settings;
  const session = createSession(routine, settings, CORRECTIONS[poseModel(track.pose.model)]);
  const { pose, source } = track;
  const report = createReport({ appVersion: 'bench', pose, source, height, routine });
  const calibrations = new Set<Calibration>();
  for (const frame of track.frames) {
    const moment = session.advance(frame);
    if (moment.calibration.state === 'ready') calibrations.add(moment.calibration.calibration);
    report.add(moment, { estimateMs: 0, coreMs: 0 });
  }
  return { record: withHindsight(report.finish(0), routine), calibrations: [...calibrations] };
}

const settingsOf = ({ subject, camera, size }: Truth, { height, fieldOfViewOff }: Given): Settings => ({
  ...(height && { height: metres(subject.height_m) }),
  ...(fieldOfViewOff !== null && {
    cameraFov: degrees(fieldOfView(camera.intrinsics.fx, size[0]) + fieldOfViewOff),
  }),
});
