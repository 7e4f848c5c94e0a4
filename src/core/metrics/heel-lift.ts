import type { Body } from '../frame.ts';
import { SIDES } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import { isSeen, unseen } from '../reading.ts';
import type { Reading, Readings } from '../reading.ts';
import { HEIGHT_OF, onFloor } from '../sight.ts';
import type { Setting } from '../sight.ts';
import { derive, together } from './derive.ts';
import type { View } from './derive.ts';

/** 95 % of the errors on rendered people whose heels stay on the floor lie within this. Metres. */
const WITHIN = 0.033;
/** And this share of the lift: nobody with lifted heels was rendered, so how far the landmarks follow is a guess. */
const SHARE = 0.3;
/** A foot turned further than this hides how far its heel is behind its toe. Degrees. */
const TURNED = 20;

/** How far each toe is before its heel, toward the camera, as if both were on the floor. Metres. */
export const footOf = (body: Body, setting: Setting): Readonly<Record<Side, number>> => {
  const [left, right] = SIDES.map(
    (side) => onFloor(body, setting, 'toe', side).z - onFloor(body, setting, 'heel', side).z,
  );
  return { left: left!, right: right! };
};

/**
 * How far a heel is off the floor, against the neutral pose. Metres. The toe stays where it is, so where the heel would
 * stand is known; a heel that shows further up in the picture is off the floor, on the ray on which it shows.
 */
export function heelLift(
  view: View,
  readings: Pick<Readings, 'foot-yaw.left' | 'foot-yaw.right'>,
  side: Side,
): Reading {
  const foot = readings[`foot-yaw.${side}`];
  if (!isSeen(foot)) return foot;
  if (view.moving === side || view.moving === 'both') return unseen('moving');
  if (Math.abs(foot.value) > TURNED) return unseen('foot-turned');
  return derive(view, [`heel-z.${side}`, `toe-z.${side}`], (seen) => {
    const value = liftOf(view, side, -seen[`heel-z.${side}`].value, -seen[`toe-z.${side}`].value);
    return Number.isFinite(value) ? { value, halfWidth95: together(WITHIN, SHARE * value) } : 'out-of-picture';
  });
}

/** The lift of a heel that seems to stand this far from the camera, its toe this far. */
function liftOf({ calibration, neutralFoot }: View, side: Side, heelSeems: number, toe: number): number {
  const { cameraHeight, height, footLength } = calibration;
  const above = cameraHeight - HEIGHT_OF.heel * height;
  const liftAt = (heel: number) => above * (1 - heel / heelSeems);
  const first = liftAt(toe + neutralFoot[side]);
  // A foot on its ball is shorter from above.
  const tipped = Math.min(Math.abs(first) / footLength[side], STEEPEST);
  return liftAt(toe + neutralFoot[side] * Math.sqrt(1 - tipped * tipped));
}
/** Sine of the steepest that a sole stands. */
const STEEPEST = 0.8;
