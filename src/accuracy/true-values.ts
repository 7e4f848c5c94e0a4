import { OUTWARD, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { MetricId } from '../core/reading.ts';
import type { SidedMetric } from '../core/routine.ts';
import type { TruthFrame } from './truth.ts';

/** What is true of a metric in one frame, in the metric's own sign and unit; undefined where it means nothing. */
export type TrueValue = (frame: TruthFrame) => number | undefined;

/** Feet nearer than this carry the weight as one. Metres. */
const APART = 0.15;
/** The frontal plane angle means something with the foot this near to straight ahead. Degrees. */
const AHEAD = 10;
/** Kneecaps point somewhere in a leg that is bent this much. Degrees. */
const BENT = 20;
/** In a leg straighter than this nobody can see where the kneecap points: a value shown there is a guess. Degrees. */
export const HIDDEN_BELOW = 12;

/** Metrics that a straight knee hides. */
export const HIDDEN_BY_STRAIGHT_KNEE: Readonly<Record<Side, readonly MetricId[]>> = {
  left: ['knee-direction.left', 'hip-rotation.left', 'knee-foot-alignment.left'],
  right: ['knee-direction.right', 'hip-rotation.right', 'knee-foot-alignment.right'],
};

const bent =
  (side: Side, of: TrueValue): TrueValue =>
  (frame) =>
    frame[side].kneeFlexion >= BENT ? of(frame) : undefined;

const OF_A_SIDE = {
  'foot-yaw': (side) => (frame) => OUTWARD[side] * frame[side].footYaw,
  turnout: (side) => (frame) => frame[side].footYaw - OUTWARD[side] * frame.pelvis.yaw,
  'knee-flexion': (side) => (frame) => frame[side].kneeFlexion,
  fppa: (side) => (frame) => (Math.abs(frame[side].footYaw) <= AHEAD ? frame[side].fppa : undefined),
  'knee-direction': (side) => bent(side, (frame) => OUTWARD[side] * frame[side].kneeHeading),
  'hip-rotation': (side) => bent(side, (frame) => frame[side].kneeHeading - OUTWARD[side] * frame.pelvis.yaw),
  'knee-foot-alignment': (side) => bent(side, (frame) => frame[side].footYaw - frame[side].kneeHeading),
} as const satisfies Partial<Record<SidedMetric, (side: Side) => TrueValue>>;

const ofBothSides = Object.fromEntries(
  Object.entries(OF_A_SIDE).flatMap(([id, of]) => SIDES.map((side) => [`${id}.${side}`, of(side)])),
) as Record<`${keyof typeof OF_A_SIDE}.${Side}`, TrueValue>;

/** Every metric that the truth knows. */
export const TRUE_VALUES: Partial<Readonly<Record<MetricId, TrueValue>>> = {
  ...ofBothSides,
  'turnout.total': ({ left, right }) => left.footYaw + right.footYaw,
  'turnout.asymmetry': ({ left, right, pelvis }) => left.footYaw - right.footYaw - 2 * pelvis.yaw,
  'pelvis-rotation': ({ pelvis }) => pelvis.yaw,
  'pelvis-obliquity': ({ pelvis }) => pelvis.obliquity,
  'trunk-rotation': ({ trunk }) => trunk.yawWorld,
  'trunk-lean-lateral': ({ trunk }) => trunk.leanLateral,
  'trunk-lean-forward': ({ trunk }) => trunk.leanForward,
  'stance-width': ({ stanceWidth_m: width }) => width,
  'weight-share-left': ({ stanceWidth_m: width, moving, comShare_left: share }) =>
    width >= APART && moving === 'none' ? share : undefined,
};
/** Their ids. */
export const SCORED_METRICS = Object.keys(TRUE_VALUES) as MetricId[];
