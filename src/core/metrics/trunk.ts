import type { Reading } from '../reading.ts';
import { derive } from './derive.ts';
import type { View } from './derive.ts';

/** 95 % of the errors on people held out lie within this, degrees (`docs/measurement.md`). */
const WITHIN = {
  'pelvis-rotation': 5,
  'pelvis-obliquity': 3.5,
  'trunk-rotation': 5.5,
  'trunk-lean-lateral': 1.5,
  'trunk-lean-forward': 4,
} as const;
type Line = keyof typeof WITHIN;

const readLine = (view: View, id: Line): Reading =>
  derive(view, [id], (seen) => ({ value: seen[id].value, halfWidth95: WITHIN[id] }));

/** Which way the pelvis faces against the neutral pose, positive toward the subject's left. Degrees. */
export const pelvisRotation = (view: View): Reading => readLine(view, 'pelvis-rotation');

/** Slope of the pelvis in the frontal plane against the neutral pose, positive left side higher. Degrees. */
export const pelvisObliquity = (view: View): Reading => readLine(view, 'pelvis-obliquity');

/** Which way the shoulders face against the neutral pose, positive toward the subject's left. Degrees. */
export const trunkRotation = (view: View): Reading => readLine(view, 'trunk-rotation');

/** Lean of the trunk in the frontal plane against the neutral pose, positive toward the subject's left. Degrees. */
export const trunkLeanLateral = (view: View): Reading => readLine(view, 'trunk-lean-lateral');

/** Lean of the trunk toward the camera against the neutral pose, positive forward. Not pelvic tilt. Degrees. */
export const trunkLeanForward = (view: View): Reading => readLine(view, 'trunk-lean-forward');

/** Slope of the shoulder line in the picture against the neutral pose, positive left side higher. Degrees. */
export const shoulderLevel = (view: View): Reading =>
  derive(view, ['shoulder-slope'], (seen) => ({
    value: seen['shoulder-slope'].value - view.neutralSlope,
    halfWidth95: SHOULDERS_WITHIN,
  }));
const SHOULDERS_WITHIN = 2.5;
