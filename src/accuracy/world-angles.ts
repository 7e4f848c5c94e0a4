import type { Body } from '../core/frame.ts';
import { dot, subtract, worldOf } from '../core/geometry.ts';
import { PAIR } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { toDegrees } from '../core/units.ts';

// What angles are if the estimator's world landmarks are believed as they are. The engine does not: this is what the bench
// holds the engine against. Degrees, positive toward, or higher on, the subject's left.

/** Heel to toe, seen from above. */
export function worldFootYaw(body: Body, side: Side): number {
  const foot = subtract(worldOf(body, PAIR.toe, side), worldOf(body, PAIR.heel, side));
  return toDegrees(Math.atan2(foot.x, -foot.z));
}

/** Where the knee stands off the line from hip to ankle, seen from above. */
export function worldKneeYaw(body: Body, side: Side): number {
  const hip = worldOf(body, PAIR.hip, side);
  const leg = subtract(worldOf(body, PAIR.ankle, side), hip);
  const thigh = subtract(worldOf(body, PAIR.knee, side), hip);
  const share = dot(thigh, leg) / dot(leg, leg);
  return toDegrees(Math.atan2(thigh.x - share * leg.x, share * leg.z - thigh.z));
}

const hipLine = (body: Body) => subtract(worldOf(body, PAIR.hip, 'left'), worldOf(body, PAIR.hip, 'right'));

/** Which way the line through the hips faces. */
export function worldPelvisYaw(body: Body): number {
  const { x, z } = hipLine(body);
  return toDegrees(Math.atan2(z, x));
}

/** How far the left hip stands above the right one. */
export function worldObliquity(body: Body): number {
  const { x, y, z } = hipLine(body);
  return toDegrees(Math.atan2(-y, Math.hypot(x, z)));
}
