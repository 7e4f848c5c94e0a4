import type { Body } from '../core/frame.ts';
import { wrap } from '../core/geometry.ts';
import { OUTWARD } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { isSeen } from '../core/reading.ts';
import type { MetricId, Readings } from '../core/reading.ts';
import type { SignalId } from '../core/signals.ts';
import * as geometry from './by-geometry.ts';
import type { View } from './by-geometry.ts';
import { worldFootYaw, worldKneeYaw, worldObliquity, worldPelvisYaw } from './world-angles.ts';

/** The ways from a picture to a quantity, from what geometry could reach to what the engine tells. */
export const STAGES = {
  exact: 'exact joints, exact camera',
  noise05: 'exact joints, 0.5 px noise, exact camera',
  noise1: 'exact joints, 1 px noise, exact camera',
  noise2: 'exact joints, 2 px noise, exact camera',
  exactFound: 'exact joints, camera from exact joints',
  exactEstimated: 'exact joints, estimated camera',
  exactEngine: 'exact joints, the whole engine',
  world: 'world landmarks alone',
  landmarks: 'landmarks, exact camera',
  landmarksEstimated: 'landmarks, estimated camera',
  learned: 'learned correction, one frame',
  reading: 'the reading',
} as const;
export type Stage = keyof typeof STAGES;
/** Those in which somebody sees a body and geometry does the rest. */
export type GeometryStage = Exclude<Stage, 'exactEngine' | 'world' | 'learned' | 'reading'>;
/** Those in which the camera is not the exact one; they tell nothing new of what does not depend on the camera. */
const OTHER_CAMERAS: readonly Stage[] = ['exactFound', 'exactEstimated', 'landmarksEstimated'];

/** Everything that is known of one frame. */
export interface Look {
  readonly views: Readonly<Record<GeometryStage, View | null>>;
  /** What the estimator saw, and in neutral. */
  readonly body: Body;
  readonly neutral: Body;
  /** What the learned correction says of this frame by itself. */
  readonly single: Readonly<Record<SignalId, number>>;
  readonly readings: Readings;
  /** What the engine reads if it sees exact joints. */
  readonly ofJoints: Readings;
}

type Value = (look: Look, side: Side) => number;

/** Something that is told, by each of the ways that there are to it. */
export interface Quantity {
  readonly name: string;
  /** The metric of each side; of the whole body under `left` alone. */
  readonly ids: { readonly left: MetricId; readonly right?: MetricId };
  /** By geometry, and whether it depends on where the camera stands. */
  readonly geometry: (view: View, side: Side) => number;
  readonly needsCamera: boolean;
  /** If the world landmarks are believed as they are. */
  readonly world?: Value;
  /** One frame of what the engine filters; left out where it is nothing but geometry. */
  readonly learned?: Value;
}

const bothSides = <Name extends string>(name: Name) =>
  ({ left: `${name}.left`, right: `${name}.right` }) as const satisfies { left: string; right: string };

/** Change since the neutral pose. */
const againstNeutral =
  (of: (body: Body) => number): Value =>
  ({ body, neutral }) =>
    wrap(of(body) - of(neutral));

/** Every metric that has a goal, and the camera's part in it. */
export const QUANTITIES: readonly Quantity[] = [
  {
    name: 'foot direction',
    ids: bothSides('foot-yaw'),
    geometry: geometry.footYaw,
    needsCamera: true,
    world: ({ body }, side) => worldFootYaw(body, side),
    learned: ({ single }, side) => single[`foot-yaw.${side}`],
  },
  {
    name: 'total turnout',
    ids: { left: 'turnout.total' },
    geometry: geometry.totalTurnout,
    needsCamera: true,
    world: ({ body }) => worldFootYaw(body, 'left') - worldFootYaw(body, 'right'),
    learned: ({ single }) => single['foot-yaw.left'] - single['foot-yaw.right'],
  },
  {
    name: 'knee over foot, knee bent',
    ids: bothSides('knee-foot-alignment'),
    geometry: geometry.kneeFootAlignment,
    needsCamera: true,
    world: ({ body }, side) => wrap(OUTWARD[side] * (worldFootYaw(body, side) - worldKneeYaw(body, side))),
    learned: ({ single }, side) => single[`knee-foot-alignment.${side}`],
  },
  {
    name: 'hip rotation, knee bent',
    ids: bothSides('hip-rotation'),
    geometry: geometry.hipRotation,
    needsCamera: true,
    world: ({ body }, side) => wrap(OUTWARD[side] * (worldKneeYaw(body, side) - worldPelvisYaw(body))),
    learned: ({ single }, side) =>
      OUTWARD[side] * (single[`foot-yaw.${side}`] - single['pelvis-rotation']) - single[`knee-foot-alignment.${side}`],
  },
  {
    name: 'pelvis rotation',
    ids: { left: 'pelvis-rotation' },
    geometry: geometry.pelvisRotation,
    needsCamera: true,
    world: againstNeutral(worldPelvisYaw),
    learned: ({ single }) => single['pelvis-rotation'],
  },
  {
    name: 'pelvic obliquity',
    ids: { left: 'pelvis-obliquity' },
    geometry: geometry.pelvisObliquity,
    needsCamera: false,
    world: againstNeutral(worldObliquity),
    learned: ({ single }) => single['pelvis-obliquity'],
  },
  {
    name: 'trunk side lean',
    ids: { left: 'trunk-lean-lateral' },
    geometry: geometry.trunkLeanLateral,
    needsCamera: false,
    learned: ({ single }) => single['trunk-lean-lateral'],
  },
  {
    name: 'trunk forward lean',
    ids: { left: 'trunk-lean-forward' },
    geometry: geometry.trunkLeanForward,
    needsCamera: true,
    learned: ({ single }) => single['trunk-lean-forward'],
  },
  { name: 'stance width', ids: { left: 'stance-width' }, geometry: geometry.stanceWidth, needsCamera: true },
  {
    name: 'knee bend',
    ids: bothSides('knee-flexion'),
    geometry: geometry.kneeFlexion,
    needsCamera: true,
    learned: ({ single }, side) => single[`knee-flexion.${side}`],
  },
  {
    name: 'weight on the left',
    ids: { left: 'weight-share-left' },
    geometry: geometry.weightShareLeft,
    needsCamera: true,
    learned: ({ single }) => single['weight-left'],
  },
];

/** What a stage tells of a quantity in one frame, NaN where it tells nothing; null for a stage that means nothing here. */
export function valueOf(quantity: Quantity, stage: Stage): ((look: Look, side: Side, id: MetricId) => number) | null {
  if (stage === 'reading') return ({ readings }, _side, id) => valueIn(readings, id);
  if (stage === 'exactEngine') return ({ ofJoints }, _side, id) => valueIn(ofJoints, id);
  if (stage === 'world') return quantity.world ?? null;
  if (stage === 'learned') return quantity.learned ?? null;
  if (OTHER_CAMERAS.includes(stage) && !quantity.needsCamera) return null;
  return ({ views }, side) => {
    const view = views[stage];
    return view ? quantity.geometry(view, side) : Number.NaN;
  };
}

function valueIn(readings: Readings, id: MetricId): number {
  const told = readings[id];
  return isSeen(told) ? told.value : Number.NaN;
}
