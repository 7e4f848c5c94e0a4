import { SIDES } from '../landmarks.ts';
import { METRIC_IDS, unseen } from '../reading.ts';
import type { MetricId, Reading, Readings, UnseenReason } from '../reading.ts';
import type { View } from './derive.ts';
import { bodyRise } from './body-rise.ts';
import { footYaw } from './foot-yaw.ts';
import {
  belowKneeTwist,
  fppa,
  hipRotation,
  kneeDirection,
  kneeFlexion,
  kneeFootAlignment,
  kneeMedialDisplacement,
} from './knee.ts';
import { stanceWidth, stanceWidthRatio, weightShareLeft } from './stance.ts';
import {
  pelvisObliquity,
  pelvisRotation,
  shoulderLevel,
  trunkLeanForward,
  trunkLeanLateral,
  trunkRotation,
  trunkTwist,
} from './trunk.ts';
import { totalTurnout, turnout, turnoutAsymmetry } from './turnout.ts';

/** Every metric with the same reason why it cannot be told. */
export const allUnseen = (reason: UnseenReason): Readings =>
  Object.fromEntries(METRIC_IDS.map((id) => [id, unseen(reason)])) as Record<MetricId, Reading>;

/** For every metric its place in the order in which they are told. */
const NOTHING_YET = allUnseen('not-calibrated');

/** Every metric of one frame. What is made of other readings comes after them. */
export function measureMetrics(view: View): Readings {
  const readings: Record<MetricId, Reading> = { ...NOTHING_YET };
  readings['pelvis-rotation'] = pelvisRotation(view);
  readings['trunk-rotation'] = trunkRotation(view);
  readings['trunk-twist'] = trunkTwist(view);
  readings['pelvis-obliquity'] = pelvisObliquity(view);
  readings['shoulder-level'] = shoulderLevel(view);
  readings['trunk-lean-lateral'] = trunkLeanLateral(view);
  readings['trunk-lean-forward'] = trunkLeanForward(view);
  readings['body-rise'] = bodyRise(view);
  readings['stance-width'] = stanceWidth(view);
  readings['stance-width-ratio'] = stanceWidthRatio(view);
  readings['weight-share-left'] = weightShareLeft(view);
  for (const side of SIDES) {
    readings[`foot-yaw.${side}`] = footYaw(view, side);
    readings[`knee-flexion.${side}`] = kneeFlexion(view, side);
  }
  for (const side of SIDES) {
    readings[`turnout.${side}`] = turnout(readings, side);
    readings[`knee-foot-alignment.${side}`] = kneeFootAlignment(view, readings, side);
    readings[`knee-direction.${side}`] = kneeDirection(view, readings, side);
    readings[`hip-rotation.${side}`] = hipRotation(readings, side);
    readings[`below-knee-twist.${side}`] = belowKneeTwist(readings, side);
    readings[`knee-medial-displacement.${side}`] = kneeMedialDisplacement(view, readings, side);
    readings[`fppa.${side}`] = fppa(view, readings, side);
  }
  readings['turnout.total'] = totalTurnout(readings);
  readings['turnout.asymmetry'] = turnoutAsymmetry(readings);
  return readings;
}
