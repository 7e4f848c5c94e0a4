import type { Side } from '../landmarks.ts';
import { within95 } from '../learned/model.ts';
import type { Reading } from '../reading.ts';
import { derive } from './derive.ts';
import type { View } from './derive.ts';

/** Direction of the foot's long axis on the floor against the camera, positive toward the subject's left. Degrees. */
export const footYaw = (view: View, side: Side): Reading =>
  derive(view, [`foot-yaw.${side}`], (seen) => ({
    value: seen[`foot-yaw.${side}`].value,
    halfWidth95: within95(view.correction, 'foot-yaw', view.moving === side || view.moving === 'both'),
  }));
