import { OUTWARD } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import type { Reading, Readings } from '../reading.ts';
import { combine, together } from './derive.ts';

/*
 * From frame to frame the errors of both feet do not go together (correlation -0.16 to 0.04 in three clips), so they count
 * as independent here; those of ranges do: `rom/both-feet.ts`.
 */

type Feet = Pick<Readings, 'foot-yaw.left' | 'foot-yaw.right' | 'pelvis-rotation'>;

/** Foot direction against the pelvis, positive toes out: hip, lower leg and foot together, not hip rotation. Degrees. */
export const turnout = (readings: Feet, side: Side): Reading =>
  combine(readings, [`foot-yaw.${side}`, 'pelvis-rotation'], (seen) => {
    const foot = seen[`foot-yaw.${side}`];
    const pelvis = seen['pelvis-rotation'];
    return {
      value: OUTWARD[side] * (foot.value - pelvis.value),
      halfWidth95: together(foot.halfWidth95, pelvis.halfWidth95),
    };
  });

/** Both feet's turnout added up; the pelvis cancels out. Degrees. */
export const totalTurnout = (readings: Feet): Reading =>
  combine(readings, ['foot-yaw.left', 'foot-yaw.right'], (seen) => ({
    value: seen['foot-yaw.left'].value - seen['foot-yaw.right'].value,
    halfWidth95: together(seen['foot-yaw.left'].halfWidth95, seen['foot-yaw.right'].halfWidth95),
  }));

/** Left turnout minus right; carries the pelvis error twice. Degrees. */
export const turnoutAsymmetry = (readings: Feet): Reading =>
  combine(readings, ['foot-yaw.left', 'foot-yaw.right', 'pelvis-rotation'], (seen) => ({
    value: seen['foot-yaw.left'].value + seen['foot-yaw.right'].value - 2 * seen['pelvis-rotation'].value,
    halfWidth95: together(
      seen['foot-yaw.left'].halfWidth95,
      seen['foot-yaw.right'].halfWidth95,
      2 * seen['pelvis-rotation'].halfWidth95,
    ),
  }));
