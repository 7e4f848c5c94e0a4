import { OUTWARD } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import type { Reading, Readings } from '../reading.ts';
import { combine, together } from './derive.ts';

type Feet = Pick<Readings, 'foot-yaw.left' | 'foot-yaw.right' | 'pelvis-rotation'>;

/** Foot direction against the pelvis, positive toes out: hip, lower leg and foot together, not hip rotation. Degrees. */
export const turnout = (readings: Feet, side: Side): Reading =>
  combine(readings, [`foot-yaw.${side}`, 'pelvis-rotation'], (value, deviation) => ({
    value: OUTWARD[side] * (value[`foot-yaw.${side}`] - value['pelvis-rotation']),
    deviation: together(deviation[`foot-yaw.${side}`], deviation['pelvis-rotation']),
  }));

/** Both feet's turnout added up; the pelvis cancels out. Degrees. */
export const totalTurnout = (readings: Feet): Reading =>
  combine(readings, ['foot-yaw.left', 'foot-yaw.right'], (value, deviation) => ({
    value: value['foot-yaw.left'] - value['foot-yaw.right'],
    deviation: together(deviation['foot-yaw.left'], deviation['foot-yaw.right']),
  }));

/** Left turnout minus right; carries the pelvis error twice. Degrees. */
export const turnoutAsymmetry = (readings: Feet): Reading =>
  combine(readings, ['foot-yaw.left', 'foot-yaw.right', 'pelvis-rotation'], (value, deviation) => ({
    value: value['foot-yaw.left'] + value['foot-yaw.right'] - 2 * value['pelvis-rotation'],
    deviation: together(
      deviation['foot-yaw.left'],
      deviation['foot-yaw.right'],
      2 * deviation['pelvis-rotation'],
    ),
  }));
