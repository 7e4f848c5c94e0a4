import type { Reading } from '../reading.ts';
import { derive, together } from './derive.ts';
import type { View } from './derive.ts';

/** 95 % of the errors on rendered people who stand, squat, turn their feet and rise lie within this, metres, ... */
const WITHIN = 0.015;
/** ... and this share of the rise or fall. */
const SHARE = 0.25;

/**
 * How much higher the hips are than in the neutral pose. Metres. What the camera can honestly tell of lifted heels: the
 * landmarks of heel and ankle stay on the floor when the real ones leave it, but nothing else lifts a straight body.
 */
export const bodyRise = (view: View): Reading =>
  derive(view, ['hip-rise'], (seen) => {
    const { value } = seen['hip-rise'];
    return { value, halfWidth95: together(WITHIN, SHARE * value) };
  });
