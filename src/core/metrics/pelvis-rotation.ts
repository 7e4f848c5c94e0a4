import type { Reading } from '../reading.ts';
import { derive } from './derive.ts';
import type { View } from './derive.ts';

/** How much of the change of the hip and shoulder lines is kept: world depth turns with the feet, and is mostly noise. */
const HIPS = 0.2;
const SHOULDERS = 0.3;
const DEVIATION = 4;

/** Which way the pelvis faces against the neutral pose, positive toward the subject's left. Degrees. */
export const pelvisRotation = (view: View): Reading =>
  derive(view, ['hip-facing', 'shoulder-facing'], (seen) => ({
    value:
      HIPS * (seen['hip-facing'].value - view.neutral['hip-facing']) +
      SHOULDERS * (seen['shoulder-facing'].value - view.neutral['shoulder-facing']),
    deviation: DEVIATION,
  }));
