import { unseen } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { derive, together } from './derive.ts';
import type { View } from './derive.ts';

/** What the guessed camera leaves at a wide stance: a share of the width, with the person's height given or not. */
const SCALE_GIVEN = 0.03;
const SCALE_ASSUMED = 0.08;
const ANKLE_BIAS = 0.012;
/** Hip joint to floor, in body heights. */
const LEG_LENGTH = 0.5;

/** Distance of the ankle joints along the floor. Metres. */
export const stanceWidth = (view: View): Reading =>
  derive(view, ['ankle-x.left', 'ankle-x.right', 'ankle-z.left', 'ankle-z.right'], (seen) => {
    const across = seen['ankle-x.left'].value - seen['ankle-x.right'].value;
    const along = seen['ankle-z.left'].value - seen['ankle-z.right'].value;
    const value = Math.sqrt(across * across + along * along * DEPTH_KEPT);
    const scale = view.calibration.heightGiven ? SCALE_GIVEN : SCALE_ASSUMED;
    return { value, deviation: together(ANKLE_BIAS, scale * value) };
  });
/** Depth of the ankles is mostly error when the feet stand side by side. */
const DEPTH_KEPT = 0.25;

/** Stance width in leg lengths; needs no scale. */
export function stanceWidthRatio(view: View): Reading {
  const width = stanceWidth(view);
  if (!('value' in width)) return width;
  const leg = LEG_LENGTH * view.calibration.height;
  return { value: width.value / leg, halfWidth95: 1.96 * together(ANKLE_BIAS / leg, (SCALE_GIVEN * width.value) / leg) };
}

/** Feet nearer than this share weight that cannot be told apart. Metres. */
const APART = 0.15;
const SHARE_BIAS = 0.05;

/** Share of the body's weight over the left foot, 0 to 1; only while nothing turns and the feet are apart. */
export function weightShareLeft(view: View): Reading {
  const width = stanceWidth(view);
  if (!('value' in width)) return width;
  if (width.value < APART) return unseen('feet-together');
  if (view.moving !== 'none') return unseen('moving');
  return derive(view, ['mass-share'], (seen) => ({
    value: Math.min(1, Math.max(0, seen['mass-share'].value)),
    deviation: together(Math.sqrt(seen['mass-share'].variance), SHARE_BIAS, (0.01 * APART) / width.value),
  }));
}
