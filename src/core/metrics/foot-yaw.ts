import type { Side } from '../landmarks.ts';
import type { Reading } from '../reading.ts';
import { derive, together } from './derive.ts';
import type { View } from './derive.ts';

/** What the landmarks' own bias and the guessed camera leave, degrees. Measured on rendered people. */
const STANDING = 4.5;
const TURNING = 5.5;

/** Direction of the foot's long axis on the floor against the camera, positive toward the subject's left. Degrees. */
export const footYaw = (view: View, side: Side): Reading =>
  derive(view, [`foot-yaw.${side}`], (seen) => {
    const { value, variance } = seen[`foot-yaw.${side}`];
    const bias = view.moving === side || view.moving === 'both' ? TURNING : STANDING;
    return { value, deviation: together(Math.sqrt(variance), bias) };
  });
