import { OUTWARD } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import { within95 } from '../learned/model.ts';
import { isSeen, unseen } from '../reading.ts';
import type { Reading, Readings } from '../reading.ts';
import { toRadians } from '../units.ts';
import { combine, derive, together } from './derive.ts';
import type { View } from './derive.ts';

/** 95 % of the errors on rendered people lie within this, degrees. */
const FPPA_WITHIN = 6;

/** With less bend than this the knee stands too near the hip–ankle line to tell where the kneecap points. Degrees. */
const BENT_ENOUGH = 20;

const turns = (view: View, side: Side): boolean => view.moving === side || view.moving === 'both';

/** Bend of the knee, 0 straight. Degrees; coarse below 20, where hardly anything of it shows from the front. */
export const kneeFlexion = (view: View, side: Side): Reading =>
  derive(view, [`knee-flexion.${side}`], (seen) => ({
    value: Math.max(0, seen[`knee-flexion.${side}`].value),
    halfWidth95: within95(view.calibration.model, 'knee-flexion', turns(view, side)),
  }));

type Bent = Pick<Readings, 'knee-flexion.left' | 'knee-flexion.right'>;

/** Where the kneecap points, positive toward the subject's left. Only with the knee bent. Degrees. */
export function kneeDirection(view: View, readings: Bent, side: Side): Reading {
  const flexion = readings[`knee-flexion.${side}`];
  if (!isSeen(flexion)) return flexion;
  if (flexion.value < BENT_ENOUGH) return unseen('knee-too-straight');
  return derive(view, [`knee-yaw.${side}`], (seen) => ({
    value: seen[`knee-yaw.${side}`].value,
    halfWidth95: within95(view.calibration.model, 'knee-yaw', turns(view, side)),
  }));
}

type Knees = Pick<
  Readings,
  'foot-yaw.left' | 'foot-yaw.right' | 'knee-direction.left' | 'knee-direction.right' | 'pelvis-rotation'
>;

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

/** Foot against kneecap, positive foot turned out beyond the knee: lower leg, knee joint and foot. Degrees. */
export const belowKneeTwist = (view: View, readings: Knees, side: Side): Reading =>
  combine(readings, [`foot-yaw.${side}`, `knee-direction.${side}`], (seen) => {
    const foot = seen[`foot-yaw.${side}`];
    const knee = seen[`knee-direction.${side}`];
    return {
      value: OUTWARD[side] * (foot.value - knee.value),
      // Errors that foot and kneecap share cancel.
      halfWidth95: within95(view.calibration.model, 'knee-foot-alignment', turns(view, side)),
    };
  });

/** Kneecap against foot line, positive knee inside the foot: the angle that a coach sees as a knee caving in. Degrees. */
export const kneeFootAlignment = belowKneeTwist;

/** Knee joint to ankle joint, in body heights. Source: Winter, segment lengths. */
const SHANK = 0.246;

/**
 * How far the knee stands to the inner side of the line through the foot. Metres; only with the knee bent. The knee
 * stands off its hip–ankle line by a shank's length times the sine of half the bend, toward the kneecap.
 */
export function kneeMedialDisplacement(view: View, readings: Bent & Knees, side: Side): Reading {
  const alignment = kneeFootAlignment(view, readings, side);
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
