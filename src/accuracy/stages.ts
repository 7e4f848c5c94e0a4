import type { Calibration } from '../core/calibrate.ts';
import type { Body, Frame } from '../core/frame.ts';
import { median, wrap } from '../core/geometry.ts';
import { OUTWARD, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { Hints } from '../core/learned/features.ts';
import { isSeen } from '../core/reading.ts';
import type { MetricId, Readings } from '../core/reading.ts';
import type { FrameRecord } from '../core/session-record.ts';
import { hintsAgainstNeutral, lookAt, onFloor, settingOf } from '../core/sight.ts';
import type { Setting } from '../core/sight.ts';
import { measureAll } from '../core/signals.ts';
import type { SignalId } from '../core/signals.ts';
import { metres, toDegrees } from '../core/units.ts';
import { neutralFrames } from './calibration.ts';
import { compare, together } from './compare.ts';
import type { Compared, Told } from './compare.ts';
import { exactCamera, jointIn, yawOnFloor } from './exact-camera.ts';
import type { ExactCamera } from './exact-camera.ts';
import { nearestIn } from './nearest.ts';
import { gaussianNoise } from './noise.ts';
import { TRUE_VALUES } from './true-values.ts';
import type { Truth, TruthFrame } from './truth.ts';
import { worldFootYaw, worldKneeYaw, worldObliquity, worldPelvisYaw } from './world-angles.ts';

/** One way from the picture to one quantity, held against the truth: what each stage of the engine adds. */
export interface StageScore {
  readonly quantity: string;
  readonly stage: string;
  readonly compared: Compared;
}

/** What stays the same over one clip. */
interface Bench {
  readonly truth: Truth;
  readonly exact: ExactCamera;
  readonly setting: Setting;
  /** How high heel and second toe stand above the floor in the neutral pose, metres. */
  readonly stand: Readonly<Record<Side, Readonly<Record<'heel' | 'toe2', number>>>>;
}

/** Everything that is known of one frame. */
interface Look {
  readonly bench: Bench;
  readonly told: TruthFrame;
  readonly body: Body;
  readonly hints: Hints;
  /** What the learned correction says of this frame by itself. */
  readonly single: Readonly<Record<SignalId, number>>;
  readonly readings: Readings;
  /** For each foot: noise of heel x and y, toe x and y, standard deviation 1. */
  readonly noise: Readonly<Record<Side, readonly number[]>>;
}

/** One quantity in one frame; NaN where this way tells nothing. */
type Value = (look: Look, side: Side, id: MetricId) => number;
interface Quantity {
  readonly name: string;
  /** The metric of each side; of the whole body under `left` alone. */
  readonly ids: { readonly left: MetricId; readonly right?: MetricId };
  readonly stages: readonly (readonly [name: string, value: Value])[];
}

/** The exact joints of a foot on the floor of a camera, with this much noise in the picture (pixels). */
function jointYaw({ bench, told, noise }: Look, side: Side, camera: ExactCamera['camera'], pixels = 0): number {
  const at = (name: 'heel' | 'toe2', axis: 0 | 1, i: number) =>
    told.joints2d[`${side}_${name}`]![axis]! + pixels * noise[side][i]!;
  const { heel, toe2 } = bench.stand[side];
  return yawOnFloor(camera, [at('heel', 0, 0), at('heel', 1, 1), heel], [at('toe2', 0, 2), at('toe2', 1, 3), toe2]);
}

const onExact =
  (pixels: number): Value =>
  (look, side) =>
    jointYaw(look, side, look.bench.exact.camera, pixels) - look.bench.exact.yaw;

/** The estimator's heel and toe on the floor of the exact camera. */
function landmarkYaw({ bench: { exact, truth }, body }: Look, side: Side): number {
  const place = { camera: exact.camera, height: metres(truth.subject.height_m) };
  const heel = onFloor(body, place, 'heel', side);
  const toe = onFloor(body, place, 'toe', side);
  return toDegrees(Math.atan2(toe.x - heel.x, toe.z - heel.z)) - exact.yaw;
}

/** Change since the neutral pose. */
const againstNeutral =
  (of: (body: Body) => number): Value =>
  ({ body, bench }) =>
    wrap(of(body) - of(bench.setting.neutral.body));

const LEARNED = 'learned correction, one frame';
const READING = 'the reading';
const WORLD = 'world landmarks alone';

const reading: Value = ({ readings }, _side, id) => {
  const told = readings[id];
  return isSeen(told) ? told.value : Number.NaN;
};

/** Each quantity by ways that use more and more of the engine. */
const QUANTITIES: readonly Quantity[] = [
  {
    name: 'foot direction',
    ids: { left: 'foot-yaw.left', right: 'foot-yaw.right' },
    stages: [
      ['exact joints, exact camera', onExact(0)],
      ['exact joints, 0.5 px noise, exact camera', onExact(0.5)],
      ['exact joints, 1 px noise, exact camera', onExact(1)],
      ['exact joints, 2 px noise, exact camera', onExact(2)],
      ['exact joints, estimated camera', (look, side) => jointYaw(look, side, look.bench.setting.camera)],
      [WORLD, ({ body }, side) => worldFootYaw(body, side)],
      ['landmarks, exact camera', landmarkYaw],
      ['landmarks, estimated camera', ({ hints }, side) => hints.footYaw[side]],
      [LEARNED, ({ single }, side) => single[`foot-yaw.${side}`]],
      [READING, reading],
    ],
  },
  {
    name: 'pelvis rotation',
    ids: { left: 'pelvis-rotation' },
    stages: [
      [WORLD, againstNeutral(worldPelvisYaw)],
      [LEARNED, ({ single }) => single['pelvis-rotation']],
      [READING, reading],
    ],
  },
  {
    name: 'pelvic obliquity',
    ids: { left: 'pelvis-obliquity' },
    stages: [
      [WORLD, againstNeutral(worldObliquity)],
      [LEARNED, ({ single }) => single['pelvis-obliquity']],
      [READING, reading],
    ],
  },
  {
    name: 'knee over foot, knee bent',
    ids: { left: 'knee-foot-alignment.left', right: 'knee-foot-alignment.right' },
    stages: [
      [WORLD, ({ body }, side) => wrap(OUTWARD[side] * (worldFootYaw(body, side) - worldKneeYaw(body, side)))],
      [LEARNED, ({ single }, side) => OUTWARD[side] * (single[`foot-yaw.${side}`] - single[`knee-yaw.${side}`])],
      [READING, reading],
    ],
  },
];

/** The same noise every time that the bench is run. */
const SEED = 1;

/** Scores every stage on one clip, over the frames from the neutral pose on. `records` are the frames of its session. */
export function scoreStages(
  truth: Truth,
  frames: readonly Frame[],
  records: readonly FrameRecord[],
  calibration: Calibration,
): StageScore[] {
  const bench = benchOf(truth, frames, calibration);
  const after = truth.frames.filter(({ t }) => 1000 * t > calibration.to);
  const looks = lookAtAll(bench, after, frames, records);
  return QUANTITIES.flatMap(({ name, ids, stages }) =>
    stages.map(([stage, value]) => ({
      quantity: name,
      stage,
      compared: together(
        SIDES.flatMap((side) => {
          const id = ids[side];
          if (!id) return [];
          return [
            compare(
              rowsOf(looks, after, id, (look) => value(look, side, id)),
              truth.fps,
            ),
          ];
        }),
      ),
    })),
  );
}

function benchOf(truth: Truth, frames: readonly Frame[], calibration: Calibration): Bench {
  const { size } = frames[0]!;
  const neutral = neutralFrames(truth, calibration);
  const height = (name: string) => median(neutral.map((frame) => jointIn(truth, frame, name)[1]));
  const stand = (side: Side) => ({ heel: height(`${side}_heel`), toe2: height(`${side}_toe2`) });
  return {
    truth,
    exact: exactCamera(truth.camera, size),
    setting: settingOf(calibration, size),
    stand: { left: stand('left'), right: stand('right') },
  };
}

/** A look at each frame in which a body was found; undefined for the others. */
function lookAtAll(
  bench: Bench,
  told: readonly TruthFrame[],
  frames: readonly Frame[],
  records: readonly FrameRecord[],
): (Look | undefined)[] {
  const seen = nearestIn(
    records.map((record, i) => ({ t: record.t, record, body: frames[i]!.body })),
    bench.truth.fps,
  );
  const noise = gaussianNoise(SEED);
  const four = () => [noise(), noise(), noise(), noise()];
  return told.map((frame) => {
    const found = seen(frame.t);
    const drawn = { left: four(), right: four() };
    if (!found?.body) return undefined;
    const { body, record } = found;
    return {
      bench,
      told: frame,
      body,
      hints: hintsAgainstNeutral(body, bench.setting),
      single: measureAll(lookAt(body, bench.setting)),
      readings: record.readings,
      noise: drawn,
    };
  });
}

const rowsOf = (
  looks: readonly (Look | undefined)[],
  told: readonly TruthFrame[],
  id: MetricId,
  valueOf: (look: Look) => number,
): Told[] =>
  told.map((frame, i) => ({
    truth: TRUE_VALUES[id]?.(frame),
    value: looks[i] ? valueOf(looks[i]) : Number.NaN,
    halfWidth95: null,
    moving: frame.moving !== 'none',
  }));

/** Several clips as one. */
export const addStages = (clips: readonly (readonly StageScore[])[]): StageScore[] =>
  (clips[0] ?? []).map((first, i) => ({ ...first, compared: together(clips.map((stages) => stages[i]!.compared)) }));
