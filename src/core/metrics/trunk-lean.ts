import type { Reading } from '../reading.ts';
import { derive, together } from './derive.ts';
import type { View } from './derive.ts';

const LATERAL_BIAS = 0.9;
const FORWARD_BIAS = 4;

/** Lean of the trunk in the frontal plane against the neutral pose, positive toward the subject's left. Degrees. */
export const trunkLeanLateral = (view: View): Reading =>
  derive(view, ['lean-lateral'], (seen) => ({
    value: seen['lean-lateral'].value - view.neutral['lean-lateral'],
    deviation: together(Math.sqrt(seen['lean-lateral'].variance), LATERAL_BIAS),
  }));

/** Lean of the trunk toward the camera against the neutral pose, positive forward. Not pelvic tilt. Degrees, coarse. */
export const trunkLeanForward = (view: View): Reading =>
  derive(view, ['lean-forward'], (seen) => ({
    value: seen['lean-forward'].value - view.neutral['lean-forward'],
    deviation: together(Math.sqrt(seen['lean-forward'].variance), FORWARD_BIAS),
  }));
