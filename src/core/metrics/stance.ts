import { within95 } from '../learned/model.ts';
import { unseen } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { derive, together } from './derive.ts';
import type { View } from './derive.ts';

/** What the guessed camera leaves, as a share of the width, with the person's height given or not; and the landmarks. */
const SCALE_GIVEN = 0.05;
const SCALE_ASSUMED = 0.15;
const ANKLES_WITHIN = 0.022;
/** Hip joint to floor, in body heights. */
const LEG_LENGTH = 0.5;

/** Distance of the ankle joints along the floor. Metres. */
export const stanceWidth = (view: View): Reading =>
  derive(view, ['ankle-x.left', 'ankle-x.right', 'ankle-z.left', 'ankle-z.right'], (seen) => {
    const across = seen['ankle-x.left'].value - seen['ankle-x.right'].value;
    const along = seen['ankle-z.left'].value - seen['ankle-z.right'].value;
    const value = Math.sqrt(across * across + along * along * DEPTH_KEPT);
    const scale = view.calibration.heightGiven ? SCALE_GIVEN : SCALE_ASSUMED;
    return { value, halfWidth95: together(ANKLES_WITHIN, scale * value) };
  });
/** Depth of the ankles is mostly error when the feet stand side by side. */
const DEPTH_KEPT = 0.25;

/** Stance width in leg lengths; needs no scale. */
export function stanceWidthRatio(view: View): Reading {
  const width = stanceWidth(view);
  if (!('value' in width)) return width;
  const leg = LEG_LENGTH * view.calibration.height;
  return { value: width.value / leg, halfWidth95: together(ANKLES_WITHIN / leg, (SCALE_GIVEN * width.value) / leg) };
}

/** Feet nearer than this share weight that cannot be told apart. Metres. */
const APART = 0.15;

/** Share of the body's weight over the left foot, 0 to 1; only while nothing turns and the feet are apart. */
export function weightShareLeft(view: View): Reading {
  const width = stanceWidth(view);
  if (!('value' in width)) return width;
  if (width.value < APART) return unseen('feet-together');
  if (view.moving !== 'none') return unseen('moving');
  return derive(view, ['weight-left'], (seen) => ({
    value: Math.min(1, Math.max(0, seen['weight-left'].value)),
    halfWidth95: within95(view.correction, 'weight-left', false),
  }));
}
