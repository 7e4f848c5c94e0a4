import type { Truth, TruthFrame } from '../accuracy/truth.ts';
import { Calibrator } from '../core/calibrate.ts';
import type { Calibration } from '../core/calibrate.ts';
import type { Frame } from '../core/frame.ts';
import { features, handsOnHips, kneeFeatures, lookFeatures, shapeOf } from '../core/learned/features.ts';
import type { ByArms, Target } from '../core/learned/model.ts';
import { OUTWARD, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
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
  /** What the foot network saw, with what the landmarks say of the foot (degrees). */
  readonly look: (footYaw: number) => readonly number[];
  /** What is made of foot direction and bend for the knee, once those are known (degrees). */
  readonly knee: (footYaw: number, flexion: number) => readonly number[];
  readonly truth: Readonly<Record<Target, number>>;
  /** How much it counts for each target; 0 where the target means nothing. */
  readonly weight: Readonly<Record<Target, number>>;
  /** Whether the form is off anywhere in the body: learned from far more often than it is met. */
  readonly faulty: boolean;
  /** Whether this look's foot moves, and whether any does. */
  readonly moving: { readonly own: boolean; readonly any: boolean };
}

/** An error on a clip that was not learned from. */
export interface Miss extends Pick<Example, 'faulty' | 'moving'> {
  readonly error: number;
}

/** Weight is shared between feet that are apart; nearer they are one. Metres. */
const APART = 0.15;
/** Kneecaps point somewhere only in a bent leg. Degrees. */
const BENT = 15;
/** Form errors are rare in the clips and are what matters: frames with one count more. Degrees, and how much. */
const FAULT = 3;
const FAULT_WEIGHT = 6;
/** Knees are ordered inside more often than outside; what cannot be told must not read as inside for that. */
const INSIDE_WEIGHT = 0.6;

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
    const look = hints.look ?? neverLooked(clip);
    const neutralLook = setting.neutral.hints.look ?? neverLooked(clip);
    const armsTell = handsOnHips(shape, setting.neutral.shape);
    return SIDES.map((side) => ({
      clip,
      model: track.pose.model,
      features: features(shape, setting.neutral.shape, hints, setting.neutral.hints, side === 'right'),
      look: (footYaw) => lookFeatures(look, neutralLook, side, footYaw),
      knee: (footYaw, flexion) => kneeFeatures(hints, setting.neutral.hints, side, footYaw, flexion),
      faulty: isFaulty(told),
      ...targetsOf(told, side, armsTell),
    }));
  });
}

function neverLooked(clip: string): never {
  throw new Error(
    `${clip}: the track does not say what the foot network saw. Make it again, or see src/train/feet.py.`,
  );
}

function firstCalibration(track: Track, height: number): Calibration | null {
  const calibrator = new Calibrator({ height: metres(height) });
  for (const frame of track.frames satisfies readonly Frame[]) {
    const status = calibrator.advance(frame);
    if (status.state === 'ready') return status.calibration;
  }
  return null;
}

/** Whether anything is off by more than people are who do it well. Degrees. */
export function isFaulty({ left, right, pelvis, trunk }: TruthFrame): boolean {
  const knees = [left, right].map(({ kneeFlexion, kneeHeading, footYaw }) =>
    kneeFlexion >= BENT ? kneeHeading - footYaw : 0,
  );
  const off = [...knees, pelvis.yaw, pelvis.obliquity, trunk.yawWorld - pelvis.yaw, trunk.leanLateral];
  return off.some((value) => Math.abs(value) > FAULT) || trunk.leanForward > LEANING;
}
/** Upright trunks lean up to this far forward. Degrees. */
const LEANING = 6;

function targetsOf(frame: TruthFrame, side: Side, armsTell: boolean): Pick<Example, 'truth' | 'weight' | 'moving'> {
  const sign = OUTWARD[side];
  const leg = frame[side];
  const trunk = {
    'pelvis-rotation': sign * frame.pelvis.yaw,
    'pelvis-obliquity': sign * frame.pelvis.obliquity,
    'trunk-rotation': sign * frame.trunk.yawWorld,
    'trunk-lean-lateral': sign * frame.trunk.leanLateral,
    'trunk-lean-forward': frame.trunk.leanForward,
  };
  const alignment = leg.footYaw - leg.kneeHeading;
  const truth = {
    'foot-yaw': leg.footYaw,
    'foot-yaw-by-look': leg.footYaw,
    'knee-flexion': leg.kneeFlexion,
    'knee-foot-alignment': alignment,
    ...trunk,
    ...byArms(trunk),
    'weight-left': sign * (frame.comShare_left - 0.5),
  };
  const fault = (value: number) => (Math.abs(value) > FAULT ? FAULT_WEIGHT : 1);
  const faults = {
    'pelvis-rotation': fault(frame.pelvis.yaw),
    'pelvis-obliquity': fault(frame.pelvis.obliquity),
    'trunk-rotation': fault(frame.trunk.yawWorld),
    'trunk-lean-lateral': fault(frame.trunk.leanLateral),
    'trunk-lean-forward': 1,
  };
  const aligned = leg.kneeFlexion < BENT ? 0 : alignment > FAULT ? INSIDE_WEIGHT : 1;
  const weight = {
    'foot-yaw': 1,
    'foot-yaw-by-look': 1,
    'knee-flexion': 1,
    'knee-foot-alignment': aligned,
    ...faults,
    ...byArms(armsTell ? faults : NOT_TOLD),
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
  'trunk-lean-forward-by-arms': values['trunk-lean-forward'],
});
const NOT_TOLD: Readonly<Record<ByArms, number>> = {
  'pelvis-rotation': 0,
  'pelvis-obliquity': 0,
  'trunk-rotation': 0,
  'trunk-lean-lateral': 0,
  'trunk-lean-forward': 0,
};
