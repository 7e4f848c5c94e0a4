import { LANDMARK_COUNT } from '../../core/landmarks.ts';
import { FIELDS } from '../body.ts';
import { fromRoi } from '../roi.ts';
import type { Point, Roi } from '../roi.ts';

/** Side of the network's picture, pixels. */
const SIDE = 256;
/** The network gives 39 landmarks: the body's 33, two that say where to look next, and four that nobody uses. */
const COUNT = 39;
const RAW_FIELDS = 5;
const HIPS = 33;
const EDGE = 34;
/** Heatmaps are coarser than the picture. */
const MAP_SIDE = 64;
/** Each landmark moves to the middle of what its heatmap says within this many cells. */
const REACH = 3;
/** A probability of one half: a heatmap that is less sure moves nothing. */
const SURE = 0;
const LEAST_PRESENCE = 0.5;

/** The landmark network's outputs, told apart by their lengths. */
export interface LandmarkOutputs {
  readonly landmarks: Float32Array;
  readonly presence: Float32Array;
  readonly heatmaps: Float32Array;
  readonly world: Float32Array;
}

/** Throws where the network is not the one that it should be. */
export function landmarkOutputs(outputs: readonly Float32Array[]): LandmarkOutputs {
  const ofLength = (length: number): Float32Array => {
    const found = outputs.find((output) => output.length === length);
    if (!found) throw new Error(`the landmark network has no output of ${length} numbers`);
    return found;
  };
  return {
    landmarks: ofLength(COUNT * RAW_FIELDS),
    presence: ofLength(1),
    heatmaps: ofLength(MAP_SIDE * MAP_SIDE * COUNT),
    world: ofLength(COUNT * 3),
  };
}

/** A person in the picture. */
export interface Found {
  /** 33 × 7 numbers, not rounded yet. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Where to look next, pixels: the middle of the hips and a point on the circle around the body. */
  readonly hips: Point;
  readonly edge: Point;
}

/**
 * What the network saw in the square `roi` of a picture `width` pixels wide; null where it saw nobody.
 * Source: MediaPipe's tensors_to_pose_landmarks_and_segmentation.pbtxt and pose_landmarks_inverse_projection.
 */
export function readLandmarks(outputs: LandmarkOutputs, roi: Roi, width: number): Found | null {
  if (!(outputs.presence[0]! >= LEAST_PRESENCE)) return null;
  const values = new Float64Array(LANDMARK_COUNT * FIELDS);
  const [cos, sin] = [Math.cos(roi.turn), Math.sin(roi.turn)];
  for (let index = 0; index < LANDMARK_COUNT; index++) {
    const { x, y } = fromRoi(roi, placeOf(outputs, index));
    const at = index * FIELDS;
    values[at] = x;
    values[at + 1] = y;
    values[at + 2] = (outputs.landmarks[index * RAW_FIELDS + 2]! / SIDE) * (roi.side / width);
    values[at + 3] = sigmoid(outputs.landmarks[index * RAW_FIELDS + 3]!);
    const [worldX, worldY] = [outputs.world[index * 3]!, outputs.world[index * 3 + 1]!];
    values[at + 4] = worldX * cos - worldY * sin;
    values[at + 5] = worldX * sin + worldY * cos;
    values[at + 6] = outputs.world[index * 3 + 2]!;
  }
  return { values, hips: fromRoi(roi, placeOf(outputs, HIPS)), edge: fromRoi(roi, placeOf(outputs, EDGE)) };
}

/**
 * Where a landmark is in the square, from 0 to 1: the middle of what its heatmap says near the place that the network
 * gives outright, where the heatmap is sure of itself. Source: MediaPipe's RefineLandmarksFromHeatmapCalculator.
 */
function placeOf({ landmarks, heatmaps }: LandmarkOutputs, index: number): Point {
  const x = landmarks[index * RAW_FIELDS]! / SIDE;
  const y = landmarks[index * RAW_FIELDS + 1]! / SIDE;
  const column = Math.trunc(x * MAP_SIDE);
  const row = Math.trunc(y * MAP_SIDE);
  if (column < 0 || column >= MAP_SIDE || row < 0) return { x, y };
  let [sum, sumX, sumY, surest] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  for (let r = Math.max(0, row - REACH); r <= Math.min(MAP_SIDE - 1, row + REACH); r++)
    for (let c = Math.max(0, column - REACH); c <= Math.min(MAP_SIDE - 1, column + REACH); c++) {
      const raw = heatmaps[(r * MAP_SIDE + c) * COUNT + index]!;
      const weight = sigmoid(raw);
      surest = Math.max(surest, raw);
      sum += weight;
      sumX += c * weight;
      sumY += r * weight;
    }
  return surest >= SURE && sum > 0 ? { x: sumX / sum / MAP_SIDE, y: sumY / sum / MAP_SIDE } : { x, y };
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
