import type { Body } from './frame.ts';
import { worldOf } from './geometry.ts';
import { PAIR } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import { degrees, toDegrees } from './units.ts';
import type { Degrees } from './units.ts';

/** Which way a left-right line of the body faces: 0 the camera, positive the subject's left. From world depth: coarse. */
export function lineFacing(body: Body, pair: Readonly<Record<Side, number>>): Degrees {
  const left = worldOf(body, pair, 'left');
  const right = worldOf(body, pair, 'right');
  return toDegrees(Math.atan2(left.z - right.z, left.x - right.x));
}

/** Which way the whole body faces, hips and shoulders together. */
export const facing = (body: Body): Degrees =>
  degrees((lineFacing(body, PAIR.hip) + lineFacing(body, PAIR.shoulder)) / 2);
