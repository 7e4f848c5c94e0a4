import type { Truth, TruthFrame } from '../accuracy/truth.ts';
import { Calibrator } from '../core/calibrate.ts';
import type { Calibration } from '../core/calibrate.ts';
import type { Frame } from '../core/frame.ts';
import { features, shapeOf } from '../core/learned/features.ts';
import type { ByArms, Target } from '../core/learned/model.ts';
import { hintsAgainstNeutral, settingOf } from '../core/sight.ts';
import type { Track } from '../core/track.ts';
import { metres } from '../core/units.ts';

/** One look at one frame, plain or mirrored, and what is true there. */
export interface Example {
  /** The clip it is from: what is held out together. */
  readonly clip: string;
  /** The landmark network whose track it is from. */
  readonly model: string;
  readonly features: Float64Array;
  readonly truth: Readonly<Record<Target, number>>;
  /** How much it counts for each target; 0 where the target means nothing. */
  readonly weight: Readonly<Record<Target, number>>;
  /** Whether this look's foot moves, and whether any does. */
  readonly moving: { readonly own: boolean; readonly any: boolean };
}

/** Weight is shared between feet that are apart; nearer they are one. Metres. */
const APART = 0.15;
/** Kneecaps point somewhere only in a bent leg. Degrees. */
const BENT = 15;
/** Form errors are rare in the clips and are what matters: frames with one count more. Degrees, and how much. */
const FAULT = 3;
const FAULT_WEIGHT = 20;

/** Every frame of a clip with truth as two examples, plain and mirrored, one after the other; none where the neutral pose was never found. */
export function examplesOf(clip: string, track: Track, truth: Pick<Truth, 'subject' | 'frames'>): Example[] {
  const calibration = firstCalibration(track, truth.subject.height_m);
  const first = track.frames[0];
  if (!calibration || !first) return [];
  const setting = settingOf(calibration, first.size);
  return track.frames.flatMap((frame, i) => {
    const told = truth.frames[i];
    if (!frame.body || !told || frame.t < calibration.from) return [];
    const hints = hintsAgainstNeutral(frame.body, setting);
    const shape = shapeOf(frame.body, setting.roll, setting.neutral.shape.torso);
    return [false, true].map((mirror) => ({
      clip,
      model: track.pose.model,
      features: features(shape, setting.neutral.shape, hints, setting.neutral.hints, mirror),
      ...targetsOf(told, mirror),
    }));
  });
}

function firstCalibration(track: Track, height: number): Calibration | null {
  const calibrator = new Calibrator({ height: metres(height) });
  for (const frame of track.frames satisfies readonly Frame[]) {
    const status = calibrator.advance(frame);
    if (status.state === 'ready') return status.calibration;
  }
  return null;
}

function targetsOf(frame: TruthFrame, mirror: boolean): Pick<Example, 'truth' | 'weight' | 'moving'> {
  const sign = mirror ? -1 : 1;
  const side = mirror ? 'right' : 'left';
  const leg = frame[side];
  const trunk = {
    'pelvis-rotation': sign * frame.pelvis.yaw,
    'pelvis-obliquity': sign * frame.pelvis.obliquity,
    'trunk-rotation': sign * frame.trunk.yawWorld,
    'trunk-lean-lateral': sign * frame.trunk.leanLateral,
  };
  const truth = {
    'foot-yaw': leg.footYaw,
    'knee-flexion': leg.kneeFlexion,
    'knee-yaw': leg.kneeHeading,
    ...trunk,
    ...byArms(trunk),
    'trunk-lean-forward': frame.trunk.leanForward,
    'weight-left': sign * (frame.comShare_left - 0.5),
  };
  const fault = (value: number) => (Math.abs(value) > FAULT ? FAULT_WEIGHT : 1);
  const misaligned = Math.abs(leg.kneeHeading - leg.footYaw) > FAULT;
  const faults = {
    'pelvis-rotation': fault(frame.pelvis.yaw),
    'pelvis-obliquity': fault(frame.pelvis.obliquity),
    'trunk-rotation': fault(frame.trunk.yawWorld),
    'trunk-lean-lateral': fault(frame.trunk.leanLateral),
  };
  const weight = {
    'foot-yaw': 1,
    'knee-flexion': 1,
    'knee-yaw': leg.kneeFlexion >= BENT ? (misaligned ? 4 : 1) : 0,
    ...faults,
    ...byArms(faults),
    'trunk-lean-forward': 1,
    'weight-left': frame.stanceWidth_m >= APART ? 1 : 0,
  };
  const moving = { own: frame.moving === side || frame.moving === 'both', any: frame.moving !== 'none' };
  return { truth, weight, moving };
}

/** The same once more for the targets that look at the arms. */
const byArms = (values: Readonly<Record<ByArms, number>>): Record<`${ByArms}-by-arms`, number> => ({
  'pelvis-rotation-by-arms': values['pelvis-rotation'],
  'pelvis-obliquity-by-arms': values['pelvis-obliquity'],
  'trunk-rotation-by-arms': values['trunk-rotation'],
  'trunk-lean-lateral-by-arms': values['trunk-lean-lateral'],
});
