import { OUTWARD, SIDES } from '../../../src/core/landmarks.ts';
import type { Side } from '../../../src/core/landmarks.ts';
import type { Moment, PivotEvent } from '../../../src/core/moment.ts';
import { isSeen } from '../../../src/core/reading.ts';
import type { MetricId } from '../../../src/core/reading.ts';
import type { Truth, TruthEvent, TruthFrame } from './recorded.ts';

/** One reading held against the truth: how far off, and how far off its interval allows. */
interface Miss {
  readonly off: number;
  readonly halfWidth95: number;
  readonly atHold: boolean;
}

/** What each metric that the truth knows truly is, in the metric's own sign. */
const TRUE: Partial<Record<MetricId, (frame: TruthFrame) => number>> = {
  'foot-yaw.left': ({ footYaw }) => OUTWARD.left * footYaw.left,
  'foot-yaw.right': ({ footYaw }) => OUTWARD.right * footYaw.right,
  'stance-width': ({ stance }) => stance,
  'pelvis-rotation': ({ pelvisYaw }) => pelvisYaw,
  'pelvis-obliquity': ({ pelvisObliquity }) => pelvisObliquity,
  'trunk-lean-lateral': ({ trunkLean }) => trunkLean,
};

export function missesOf(moments: readonly Moment[], truth: Truth, id: MetricId): Miss[] {
  const truly = TRUE[id];
  if (!truly) throw new Error(`The truth knows nothing of ${id}.`);
  return moments.flatMap(({ readings }, i) => {
    const reading = readings[id];
    const frame = truth.frames[i];
    if (!isSeen(reading) || !frame) return [];
    const { value, halfWidth95 } = reading;
    return [{ off: Math.abs(value - truly(frame)), halfWidth95, atHold: frame.moving === 'none' }];
  });
}

export const meanOff = (misses: readonly Miss[]): number =>
  misses.reduce((sum, { off }) => sum + off, 0) / misses.length;
/** Share of readings whose interval holds the truth. */
export const covered = (misses: readonly Miss[]): number =>
  misses.filter(({ off, halfWidth95 }) => off <= halfWidth95).length / misses.length;

const NEAR_SECONDS = 0.5;

const samePivot = (found: PivotEvent, told: Extract<TruthEvent, { kind: 'pivot' }>): boolean =>
  found.foot === told.foot &&
  found.about === told.about &&
  found.direction === told.direction &&
  Math.abs(found.t0 / 1000 - told.t0) <= NEAR_SECONDS &&
  Math.abs(found.t1 / 1000 - told.t1) <= NEAR_SECONDS;

/** Pivots with the right foot, point, direction, and both boundaries within half a second: found, missed, invented. */
export function scorePivots(moments: readonly Moment[], truth: Truth) {
  const told = truth.events.filter((event) => event.kind === 'pivot');
  const found = moments.flatMap(({ events }) => events.filter((event) => event.kind === 'pivot'));
  const left = [...found];
  for (const pivot of told) {
    const match = left.findIndex((candidate) => samePivot(candidate, pivot));
    if (match >= 0) left.splice(match, 1);
  }
  const hits = found.length - left.length;
  return { told: told.length, hits, invented: left.length, f1: (2 * hits) / (told.length + found.length) };
}

/** Share of all frames in which a reading that needs a bent knee is told although the knee is truly all but straight. */
export function toldOfStraightKnees(
  moments: readonly Moment[],
  truth: Truth,
  metric: 'knee-direction' | 'hip-rotation' | 'knee-foot-alignment',
  straight: number,
): number {
  const told = (side: Side) =>
    moments.filter(
      ({ readings }, i) => isSeen(readings[`${metric}.${side}`]) && truth.frames[i]!.kneeFlexion[side] < straight,
    ).length;
  return SIDES.reduce((sum, side) => sum + told(side), 0) / (2 * moments.length);
}
