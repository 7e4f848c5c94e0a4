import type { Reading } from '../reading.ts';
import { derive } from './derive.ts';
import type { View } from './derive.ts';

/** World depth of the shoulders is noise for the most part. */
const KEPT = 0.5;
const DEVIATION = 4.5;

/** Which way the shoulders face against the neutral pose, positive toward the subject's left. Degrees. */
export const trunkRotation = (view: View): Reading =>
  derive(view, ['shoulder-facing'], (seen) => ({
    value: KEPT * (seen['shoulder-facing'].value - view.neutral['shoulder-facing']),
    deviation: DEVIATION,
  }));
