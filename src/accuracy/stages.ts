import type { Calibration } from '../core/calibrate.ts';
import { atHeight, makeCamera } from '../core/camera.ts';
import type { Camera } from '../core/camera.ts';
import type { Body, Frame, Size } from '../core/frame.ts';
import { imageOf, median } from '../core/geometry.ts';
import { PAIR, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { Weights } from '../core/learned/model.ts';
import type { MetricId, Readings } from '../core/reading.ts';
import type { FrameRecord } from '../core/session-record.ts';
import { lookAt, onFloor, settingOf } from '../core/sight.ts';
import type { FloorPoint, Setting } from '../core/sight.ts';
import { measureAll } from '../core/signals.ts';
import { metres } from '../core/units.ts';
import type { View } from './by-geometry.ts';
import { calibrateExactly, neutralFrames } from './calibration.ts';
import { compare, together } from './compare.ts';
import type { Compared, Told } from './compare.ts';
import { exactBody, medianJoints, NOISES } from './exact-body.ts';
import type { Joints, Noise } from './exact-body.ts';
import { exactCamera, jointIn } from './exact-camera.ts';
import type { ExactCamera } from './exact-camera.ts';
import { nearestIn } from './nearest.ts';
import { gaussianNoise } from './noise.ts';
import { QUANTITIES, STAGES, valueOf } from './quantities.ts';
import type { GeometryStage, Look, Stage } from './quantities.ts';
import { TRUE_VALUES } from './true-values.ts';
import type { Truth, TruthFrame } from './truth.ts';

/** One way from the picture to one quantity, held against the truth: what each stage of the engine adds. */
export interface StageScore {
  readonly quantity: string;
  readonly stage: Stage;
  /** A metric that the quantity is told of in, for its unit. */
  readonly id: MetricId;
  readonly compared: Compared;
}

/** What stays the same over one clip. */
interface Bench {
  readonly truth: Truth;
  readonly exact: ExactCamera;
  readonly setting: Setting;
  readonly correction: Weights;
  /** The camera that the calibration finds of exact joints; null where it finds no neutral pose. */
  readonly found: Camera | null;
  /** The exact joints in the neutral pose. */
  readonly neutral: Body;
  /** How high the joints of each foot stand above the floor in the neutral pose, metres. */
  readonly stand: Readonly<Record<Side, Readonly<Record<FloorPoint, number>>>>;
}

/** The same noise every time that the bench is run. */
const SEED = 1;

/**
 * Scores every stage on one clip, over the frames from the neutral pose on. `records` are the frames of its session,
 * `ofJoints` what the engine reads in each of the truth's frames if it sees exact joints.
 */
export function scoreStages(
  truth: Truth,
  frames: readonly Frame[],
  records: readonly FrameRecord[],
  calibration: Calibration,
  correction: Weights,
  ofJoints: readonly Readings[],
): StageScore[] {
  const bench = benchOf(truth, frames[0]!.size, calibration, correction);
  const first = truth.frames.filter(({ t }) => 1000 * t <= calibration.to).length;
  const after = truth.frames.slice(first);
  const told = tellAll(bench, after, frames, records, ofJoints.slice(first));
  const columns = COLUMNS.map(({ quantity, stage, id }, column) => ({
    quantity: quantity.name,
    stage,
    id,
    compared: compare(rowsOf(told, after, id, column), truth.fps),
  }));
  return bothSidesOf(columns);
}

/** One score where there is one for each side, one after the other. */
function bothSidesOf(columns: readonly StageScore[]): StageScore[] {
  const one = (a: StageScore, b: StageScore | undefined) => a.quantity === b?.quantity && a.stage === b.stage;
  return columns.flatMap((column, i) => {
    const next = columns[i + 1];
    if (one(column, columns[i - 1])) return [];
    return [next && one(column, next) ? { ...column, compared: together([column.compared, next.compared]) } : column];
  });
}

/** What is told of each frame: a number for every quantity, stage and side. */
const COLUMNS = QUANTITIES.flatMap((quantity) =>
  (Object.keys(STAGES) as Stage[]).flatMap((stage) => {
    const value = valueOf(quantity, stage);
    return SIDES.flatMap((side) => {
      const id = quantity.ids[side];
      return value && id ? [{ quantity, stage, id, tell: (look: Look) => value(look, side, id) }] : [];
    });
  }),
);

const JOINT_OF = { heel: 'heel', toe: 'toe2', ankle: 'ankle' } as const satisfies Record<FloorPoint, string>;

function benchOf(truth: Truth, size: Size, calibration: Calibration, correction: Weights): Bench {
  const neutral = neutralFrames(truth, calibration);
  const height = (side: Side, point: FloorPoint) =>
    median(neutral.map((frame) => jointIn(truth, frame, `${side}_${JOINT_OF[point]}`)[1]));
  const stand = (side: Side) => ({
    heel: height(side, 'heel'),
    toe: height(side, 'toe'),
    ankle: height(side, 'ankle'),
  });
  const found = calibrateExactly(truth, calibration);
  return {
    truth,
    exact: exactCamera(truth.camera, size),
    setting: settingOf(calibration, size),
    correction,
    found: found && makeCamera(found, size),
    neutral: exactBody(medianJoints(neutral), truth),
    stand: { left: stand('left'), right: stand('right') },
  };
}

/** Everything that is told of each frame in which a body was found; null for the others. Bodies are not kept: they are many. */
function tellAll(
  bench: Bench,
  told: readonly TruthFrame[],
  frames: readonly Frame[],
  records: readonly FrameRecord[],
  ofJoints: readonly Readings[],
): (readonly number[] | null)[] {
  const seen = nearestIn(
    records.map((record, i) => ({ t: record.t, record, body: frames[i]!.body })),
    bench.truth.fps,
  );
  const noise = gaussianNoise(SEED);
  return told.map((frame, i) => {
    const found = seen(frame.t);
    const drawn = Array.from({ length: NOISES }, noise);
    if (!found?.body) return null;
    const { body, record } = found;
    const look: Look = {
      views: viewsOf(bench, frame.joints3d_cam, drawn, body),
      body,
      neutral: bench.setting.neutral.body,
      single: measureAll(lookAt(body, bench.setting, bench.correction)),
      readings: record.readings,
      ofJoints: ofJoints[i]!,
    };
    return COLUMNS.map(({ tell }) => tell(look));
  });
}

/** The same moment as geometry would see it by each way. */
function viewsOf(bench: Bench, joints: Joints, drawn: readonly number[], body: Body): Look['views'] {
  const { truth, exact, setting, found, neutral } = bench;
  const trueHeight = metres(truth.subject.height_m);
  const onJoints = (camera: Camera, turned: number, noise?: Noise): View => ({
    body: exactBody(joints, truth, noise),
    neutral,
    camera,
    turned,
    onFloor: (of, point, side) => {
      const { x, y } = imageOf(of, PAIR[point], side);
      return atHeight(camera, x, y, bench.stand[side][point]) ?? NOWHERE;
    },
  });
  const onLandmarks = (camera: Camera, turned: number, height: Setting['height']): View => ({
    body,
    neutral: setting.neutral.body,
    camera,
    turned,
    onFloor: (of, point, side) => onFloor(of, { camera, height }, point, side),
  });
  const noisy = (pixels: number) => onJoints(exact.camera, exact.yaw, { pixels, drawn });
  return {
    exact: onJoints(exact.camera, exact.yaw),
    noise05: noisy(0.5),
    noise1: noisy(1),
    noise2: noisy(2),
    exactFound: found && onJoints(found, 0),
    exactEstimated: onJoints(setting.camera, 0),
    landmarks: onLandmarks(exact.camera, exact.yaw, trueHeight),
    landmarksEstimated: onLandmarks(setting.camera, 0, setting.height),
  } satisfies Record<GeometryStage, View | null>;
}
const NOWHERE = { x: Number.NaN, y: Number.NaN, z: Number.NaN };

const rowsOf = (
  told: readonly (readonly number[] | null)[],
  frames: readonly TruthFrame[],
  id: MetricId,
  column: number,
): Told[] =>
  frames.map((frame, i) => ({
    truth: TRUE_VALUES[id]?.(frame),
    value: told[i]?.[column] ?? Number.NaN,
    halfWidth95: null,
    moving: frame.moving !== 'none',
  }));

/** Several clips as one. */
export const addStages = (clips: readonly (readonly StageScore[])[]): StageScore[] =>
  (clips[0] ?? []).map((first, i) => ({ ...first, compared: together(clips.map((stages) => stages[i]!.compared)) }));
