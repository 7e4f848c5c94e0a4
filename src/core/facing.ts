import type { Body } from './frame.ts';
import { worldOf } from './geometry.ts';
import { PAIR } from './landmarks.ts';
import { toDegrees } from './units.ts';
import type { Degrees } from './units.ts';

/**
 * Which way the body faces, hips and shoulders together: 0 the camera, positive the subject's left, ±180 away. From
 * world depth: coarse. Somebody seen from behind, or whose left and right the estimator swapped, is near ±180.
 */
export function facing(body: Body): Degrees {
  const across = [PAIR.hip, PAIR.shoulder].map((pair) => {
    const left = worldOf(body, pair, 'left');
    const right = worldOf(body, pair, 'right');
    return { x: left.x - right.x, z: left.z - right.z };
  });
  const sum = (axis: 'x' | 'z') => across.reduce((total, line) => total + line[axis], 0);
  return toDegrees(Math.atan2(sum('z'), sum('x')));
}
