import type { Side } from '../landmarks.ts';
import type { Reading } from '../reading.ts';
import { derive } from './derive.ts';
import type { View } from './derive.ts';

/** 95 % of the errors on people held out lie within this, degrees (`docs/measurement.md`). */
const STANDING_WITHIN = 9;
const TURNING_WITHIN = 10.5;

/** Direction of the foot's long axis on the floor against the camera, positive toward the subject's left. Degrees. */
export const footYaw = (view: View, side: Side): Reading =>
  derive(view, [`foot-yaw.${side}`], (seen) => ({
    value: seen[`foot-yaw.${side}`].value,
    halfWidth95: view.moving === side || view.moving === 'both' ? TURNING_WITHIN : STANDING_WITHIN,
  }));
