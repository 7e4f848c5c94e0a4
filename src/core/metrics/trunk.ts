import { within95 } from '../learned/model.ts';
import type { ByArms } from '../learned/model.ts';
import type { Reading } from '../reading.ts';
import { derive } from './derive.ts';
import type { View } from './derive.ts';

const readLine = (view: View, id: ByArms): Reading =>
  derive(view, [id], (seen) => ({
    value: seen[id].value,
    halfWidth95: within95(view.correction, view.byArms ? `${id}-by-arms` : id, view.moving !== 'none'),
  }));

/** Which way the pelvis faces against the neutral pose, positive toward the subject's left. Degrees. */
export const pelvisRotation = (view: View): Reading => readLine(view, 'pelvis-rotation');

/** Slope of the pelvis in the frontal plane against the neutral pose, positive left side higher. Degrees. */
export const pelvisObliquity = (view: View): Reading => readLine(view, 'pelvis-obliquity');

/** Which way the shoulders face against the neutral pose, positive toward the subject's left. Degrees. */
export const trunkRotation = (view: View): Reading => readLine(view, 'trunk-rotation');

/**
 * Lean of the trunk in the frontal plane against the neutral pose, positive toward the subject's left. Degrees. The arms
 * make the value better, but not for everybody: the interval is the one without them.
 */
export const trunkLeanLateral = (view: View): Reading =>
  derive(view, ['trunk-lean-lateral'], (seen) => ({
    value: seen['trunk-lean-lateral'].value,
    halfWidth95: within95(view.correction, 'trunk-lean-lateral', view.moving !== 'none'),
  }));

/** Lean of the trunk toward the camera against the neutral pose, positive forward. Not pelvic tilt. Degrees. */
export const trunkLeanForward = (view: View): Reading => readLine(view, 'trunk-lean-forward');

/** Slope of the shoulder line in the picture against the neutral pose, positive left side higher. Degrees. */
export const shoulderLevel = (view: View): Reading =>
  derive(view, ['shoulder-slope'], (seen) => ({
    value: seen['shoulder-slope'].value - view.neutralSlope,
    halfWidth95: SHOULDERS_WITHIN,
  }));
const SHOULDERS_WITHIN = 2.5;

/** Shoulders against the pelvis (axial separation), positive shoulders turned further toward the subject's left. Degrees. */
export const trunkTwist = (view: View): Reading =>
  derive(view, ['trunk-rotation', 'pelvis-rotation'], (seen) => ({
    value: seen['trunk-rotation'].value - seen['pelvis-rotation'].value,
    // Errors that both share cancel.
    halfWidth95: within95(view.correction, view.byArms ? 'trunk-twist-by-arms' : 'trunk-twist', view.moving !== 'none'),
  }));
