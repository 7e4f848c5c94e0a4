import type { Reading } from '../reading.ts';
import { derive, together } from './derive.ts';
import type { View } from './derive.ts';

const OBLIQUITY_BIAS = 1.5;
const SHOULDER_BIAS = 1.2;

/** Pelvic obliquity: slope of the hip line in the picture against the neutral pose, positive left side higher. Degrees. */
export const pelvisObliquity = (view: View): Reading => levelOf(view, 'hip-slope', OBLIQUITY_BIAS);

/** Slope of the shoulder line in the picture against the neutral pose, positive left side higher. Degrees. */
export const shoulderLevel = (view: View): Reading => levelOf(view, 'shoulder-slope', SHOULDER_BIAS);

const levelOf = (view: View, id: 'hip-slope' | 'shoulder-slope', bias: number): Reading =>
  derive(view, [id], (seen) => ({
    value: seen[id].value - view.neutral[id],
    deviation: together(Math.sqrt(seen[id].variance), bias),
  }));
