import { OUTWARD } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import { isSeen, unseen } from '../reading.ts';
import type { Reading, Readings } from '../reading.ts';
import { combine, derive, together } from './derive.ts';
import type { View } from './derive.ts';

/** World landmarks read this many degrees of flexion into a straight knee. Measured on rendered people. */
const FLEXION_BIAS = 6;
/** With less bend than this the knee stands too near the hip–ankle line to tell where the kneecap points. Degrees. */
export const BENT_ENOUGH = 20;
const DIRECTION_BIAS = 9;

/** Bend of the knee, 0 straight, against what the neutral, straight knee reads. Degrees; coarse below 20. */
export const kneeFlexion = (view: View, side: Side): Reading =>
  derive(view, [`knee-flexion.${side}`], (seen) => ({
    value: Math.max(0, seen[`knee-flexion.${side}`].value - view.neutral[`knee-flexion.${side}`] + STANDING_FLEXION),
    deviation: together(Math.sqrt(seen[`knee-flexion.${side}`].variance), FLEXION_BIAS),
  }));
/** Nobody stands with knees at zero. Degrees. */
const STANDING_FLEXION = 4;

type Bent = Pick<Readings, 'knee-flexion.left' | 'knee-flexion.right'>;

const bentEnough = (readings: Bent, side: Side): boolean => {
  const flexion = readings[`knee-flexion.${side}`];
  return isSeen(flexion) && flexion.value >= BENT_ENOUGH;
};

/** Where the kneecap points, positive toward the subject's left. Only with the knee bent. Degrees. */
export function kneeDirection(view: View, readings: Bent, side: Side): Reading {
  const flexion = readings[`knee-flexion.${side}`];
  if (!isSeen(flexion)) return flexion;
  if (!bentEnough(readings, side) || 'unseen' in view.signals[`knee-yaw.${side}`]) return unseen('knee-too-straight');
  return derive(view, [`knee-yaw.${side}`], (seen) => ({
    value: seen[`knee-yaw.${side}`].value,
    deviation: together(Math.sqrt(seen[`knee-yaw.${side}`].variance), DIRECTION_BIAS),
  }));
}

type Knees = Pick<
  Readings,
  'foot-yaw.left' | 'foot-yaw.right' | 'knee-direction.left' | 'knee-direction.right' | 'pelvis-rotation'
>;

/** Thigh against pelvis, positive external. Never from the foot, so only with the knee bent. Degrees. */
export const hipRotation = (readings: Knees, side: Side): Reading =>
  combine(readings, [`knee-direction.${side}`, 'pelvis-rotation'], (value, deviation) => ({
    value: OUTWARD[side] * (value[`knee-direction.${side}`] - value['pelvis-rotation']),
    deviation: together(deviation[`knee-direction.${side}`], deviation['pelvis-rotation']),
  }));

/** Foot against kneecap, positive foot turned out beyond the knee: lower leg, knee joint and foot. Degrees. */
export const belowKneeTwist = (readings: Knees, side: Side): Reading =>
  combine(readings, [`foot-yaw.${side}`, `knee-direction.${side}`], (value, deviation) => ({
    value: OUTWARD[side] * (value[`foot-yaw.${side}`] - value[`knee-direction.${side}`]),
    deviation: together(deviation[`foot-yaw.${side}`], deviation[`knee-direction.${side}`]),
  }));

/** Kneecap against foot line, positive knee inside the foot. Degrees; the sum that a coach sees as a knee caving in. */
export const kneeFootAlignment = belowKneeTwist;

/** How far the knee stands to the inner side of the line through the foot. Metres; only with the knee bent. */
export function kneeMedialDisplacement(view: View, readings: Bent, side: Side): Reading {
  if (!bentEnough(readings, side)) return unseen('knee-too-straight');
  return derive(view, [`knee-shift.${side}`], (seen) => ({
    value: seen[`knee-shift.${side}`].value,
    deviation: together(Math.sqrt(seen[`knee-shift.${side}`].variance), SHIFT_BIAS),
  }));
}
const SHIFT_BIAS = 0.03;

/** Frontal plane projection angle, positive valgus; means something only with the foot near straight ahead. Degrees. */
export function fppa(view: View, readings: Pick<Readings, 'foot-yaw.left' | 'foot-yaw.right'>, side: Side): Reading {
  const foot = readings[`foot-yaw.${side}`];
  if (!isSeen(foot)) return foot;
  if (Math.abs(foot.value) > STRAIGHT_AHEAD) return unseen('foot-turned');
  return derive(view, [`fppa.${side}`], (seen) => ({
    value: seen[`fppa.${side}`].value,
    deviation: together(Math.sqrt(seen[`fppa.${side}`].variance), FPPA_BIAS),
  }));
}
const STRAIGHT_AHEAD = 10;
const FPPA_BIAS = 3;
