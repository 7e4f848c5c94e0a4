import type { Side } from '../landmarks.ts';
import { within95 } from '../learned/model.ts';
import type { Reading } from '../reading.ts';
import { derive } from './derive.ts';
import type { View } from './derive.ts';

/** Direction of the foot's long axis on the floor against the camera, positive toward the subject's left. Degrees. */
export function footYaw(view: View, side: Side): Reading {
  const by = view.byLook[side] ? 'foot-yaw-by-look' : 'foot-yaw';
  return derive(view, [`foot-yaw.${side}`], (seen) => ({
    value: seen[`foot-yaw.${side}`].value,
    halfWidth95: within95(view.correction, by, view.moving === side || view.moving === 'both'),
  }));
}
