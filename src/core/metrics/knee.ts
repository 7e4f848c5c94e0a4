import { otherSide, OUTWARD } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import { PARTS, within95 } from '../learned/model.ts';
import { isSeen, unseen } from '../reading.ts';
import type { Reading, Readings } from '../reading.ts';
import { toRadians } from '../units.ts';
import { combine, derive, takenFor, together } from './derive.ts';
import type { Confusion, View } from './derive.ts';

/** 95 % of the errors on rendered people lie within this, degrees. */
const FPPA_WITHIN = 6;

/**
 * Bent by less than `own`, or not by `further` more than in the neutral pose, the knee stands too near the hip–ankle line to
 * tell where the kneecap points. Knees bend together where both feet stand: one that reads as bent alone, the other one by
 * `OTHER_LESS` less than that, is more often misread. Legs bent by less than 12 read as bent enough in less than 1 % of all
 * frames. Degrees.
 */
const BENT_ENOUGH = { byLandmarks: { own: 17, further: 0 }, byLook: { own: 13.5, further: 7 } } as const;
const OTHER_LESS = 2;

/** Straight legs that read as bent, in wide trousers or in the dark, do so in the neutral pose already. */
function bentEnough({ byBends, neutralFlexion }: View, side: Side): number {
  const { own, further } = BENT_ENOUGH[byBends ? 'byLook' : 'byLandmarks'];
  return Math.max(own, neutralFlexion[side] + further);
}

const turns = (view: View, side: Side): boolean => view.moving === side || view.moving === 'both';

/** Bend of the knee, 0 straight. Degrees; coarse below 20, where hardly anything of it shows from the front. */
export const kneeFlexion = (view: View, side: Side): Reading =>
  derive(view, [`knee-flexion.${side}`], (seen) => ({
    value: Math.max(0, seen[`knee-flexion.${side}`].value),
    halfWidth95: within95(view.correction, view.byBends ? 'knee-flexion-by-look' : 'knee-flexion', turns(view, side)),
  }));

/** Foot against kneecap, in a leg that is bent far enough; positive where the knee is inside the foot line. Degrees. */
export function kneeFootAlignment(view: View, readings: Bent & Pelvis, side: Side): Reading {
  const flexion = readings[`knee-flexion.${side}`];
  if (!isSeen(flexion)) return flexion;
  if (!isBent(view, readings, side) || isStraight(view, readings, otherSide(side))) return unseen('knee-too-straight');
  return derive(view, [`knee-foot-alignment.${side}`], (seen) => ({
    value: seen[`knee-foot-alignment.${side}`].value,
    halfWidth95: together(alignmentWithin(view, side, flexion.value), takenForTheKnee(view, readings, side)),
  }));
}

/** A knee that is bent deep stands far enough from the line: 95 % within 3°, but of four people, too few for less than this. */
const DEEP = { from: 50, within: 0.75 } as const;

function alignmentWithin(view: View, side: Side, flexion: number): number {
  const target = view.byKnees ? 'knee-foot-alignment-by-look' : 'knee-foot-alignment';
  const usual = within95(view.correction, target, turns(view, side));
  return view.byKnees && flexion >= DEEP.from ? DEEP.within * usual : usual;
}

function isBent(view: View, readings: Bent, side: Side): boolean {
  const flexion = readings[`knee-flexion.${side}`];
  return isSeen(flexion) && flexion.value >= bentEnough(view, side) + (view.hands === 'off-hips' ? HANDS_OFF.bend : 0);
}

function isStraight(view: View, readings: Bent, side: Side): boolean {
  const flexion = readings[`knee-flexion.${side}`];
  return isSeen(flexion) && flexion.value < bentEnough(view, side) - OTHER_LESS;
}

type Bent = Pick<Readings, 'knee-flexion.left' | 'knee-flexion.right'>;
type Pelvis = Pick<Readings, 'pelvis-obliquity' | 'pelvis-rotation'>;

/** What else moves the hips is taken by the landmarks for a knee that is off. From the aligned knees of 30 rendered people. */
const BY_DROPPED_PELVIS: Confusion = { usual: 1, each: 2 };
const BY_TURNED_PELVIS: Confusion = { usual: 5, each: 1.2 };
const BY_OTHER_KNEE: Confusion = { usual: 5, each: 0.8 };

/** Hands that leave the hips move where hips are seen: straight legs read as bent, and knees as off. Degrees; six people. */
const HANDS_OFF = { bend: 5, knee: 7 };

/**
 * As small a part of it as the landmarks have in the reading, where the knee network was asked: it takes nothing else for
 * the knee. The aligned knees of 23 rendered people are told as exactly next to a knee that is off or a turned pelvis as alone.
 */
function takenForTheKnee(view: View, readings: Bent & Pelvis, side: Side): number {
  const other = otherSide(side);
  const knee = view.signals[`knee-foot-alignment.${other}`];
  const { 'pelvis-obliquity': drop, 'pelvis-rotation': turn } = readings;
  const byLandmarks = together(
    view.hands === 'off-hips' ? HANDS_OFF.knee : 0,
    isSeen(drop) ? takenFor(drop.value, BY_DROPPED_PELVIS) : 0,
    isSeen(turn) ? takenFor(turn.value, BY_TURNED_PELVIS) : 0,
    'value' in knee && isBent(view, readings, other) ? takenFor(knee.value, BY_OTHER_KNEE) : 0,
  );
  return view.byKnees ? byLandmarks / PARTS : byLandmarks;
}

type Aligned = Pick<Readings, 'knee-foot-alignment.left' | 'knee-foot-alignment.right'>;

/** Where the kneecap points, positive toward the subject's left. Only with the knee bent. Degrees. */
export function kneeDirection(view: View, readings: Aligned & Bent & Pelvis, side: Side): Reading {
  const alignment = readings[`knee-foot-alignment.${side}`];
  if (!isSeen(alignment)) return alignment;
  return derive(view, [`foot-yaw-for-knee.${side}`], (seen) => ({
    value: seen[`foot-yaw-for-knee.${side}`].value - OUTWARD[side] * alignment.value,
    halfWidth95: together(
      within95(view.correction, view.byKnees ? 'knee-direction-by-look' : 'knee-direction', turns(view, side)),
      takenForTheKnee(view, readings, side),
    ),
  }));
}

type Knees = Pick<Readings, 'knee-direction.left' | 'knee-direction.right' | 'pelvis-rotation'>;

/** Thigh against pelvis, positive external. Never from the foot, so only with the knee bent. Degrees. */
export const hipRotation = (readings: Knees, side: Side): Reading =>
  combine(readings, [`knee-direction.${side}`, 'pelvis-rotation'], (seen) => {
    const knee = seen[`knee-direction.${side}`];
    const pelvis = seen['pelvis-rotation'];
    return {
      value: OUTWARD[side] * (knee.value - pelvis.value),
      halfWidth95: together(knee.halfWidth95, pelvis.halfWidth95),
    };
  });

/**
 * Foot against kneecap, positive foot turned out beyond the knee: lower leg, knee joint and foot. The same angle that a
 * coach sees as a knee caving in, told as what the leg is like. Degrees.
 */
export const belowKneeTwist = (readings: Aligned, side: Side): Reading => readings[`knee-foot-alignment.${side}`];

/** Knee joint to ankle joint, in body heights. Source: Winter, segment lengths. */
const SHANK = 0.246;

/**
 * How far the knee stands to the inner side of the line through the foot. Metres; only with the knee bent. The knee
 * stands off its hip–ankle line by a shank's length times the sine of half the bend, toward the kneecap.
 */
export function kneeMedialDisplacement(view: View, readings: Bent & Aligned, side: Side): Reading {
  const alignment = readings[`knee-foot-alignment.${side}`];
  const flexion = readings[`knee-flexion.${side}`];
  if (!isSeen(alignment) || !isSeen(flexion)) return alignment;
  const offLine = SHANK * view.calibration.height * Math.sin(toRadians(flexion.value / 2));
  const across = (angle: number) => offLine * Math.sin(toRadians(angle));
  return { value: across(alignment.value), halfWidth95: Math.abs(across(alignment.halfWidth95)) + OFF_LINE_WITHIN };
}
const OFF_LINE_WITHIN = 0.02;

/** Frontal plane projection angle, positive valgus; means something only with the foot near straight ahead. Degrees. */
export function fppa(view: View, readings: Pick<Readings, 'foot-yaw.left' | 'foot-yaw.right'>, side: Side): Reading {
  const foot = readings[`foot-yaw.${side}`];
  if (!isSeen(foot)) return foot;
  if (Math.abs(foot.value) > STRAIGHT_AHEAD) return unseen('foot-turned');
  return derive(view, [`fppa.${side}`], (seen) => ({
    value: seen[`fppa.${side}`].value,
    halfWidth95: FPPA_WITHIN,
  }));
}
const STRAIGHT_AHEAD = 10;
