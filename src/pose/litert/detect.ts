import type { Point } from '../roi.ts';

/** Side of the detector's picture, pixels. */
const SIDE = 224;
/** Grids of anchors, one per layer of the network that looks for persons; source: pose_detection_gpu.pbtxt. */
const LAYERS = [
  { stride: 8, each: 2 },
  { stride: 16, each: 2 },
  { stride: 32, each: 6 },
] as const;
/** Numbers per anchor: box centre and size, then four points. */
const FIELDS = 12;
/** Boxes that share more than this (intersection over union) show the same person. */
const SAME_PERSON = 0.3;

/** Centres of the anchors, from 0 to 1, in the order of the network's outputs. */
export const ANCHORS: readonly Point[] = LAYERS.flatMap(({ stride, each }) => {
  const cells = Math.ceil(SIDE / stride);
  return Array.from({ length: cells * cells * each }, (_, index) => {
    const cell = Math.floor(index / each);
    return { x: ((cell % cells) + 0.5) / cells, y: (Math.floor(cell / cells) + 0.5) / cells };
  });
});

/** A person found: the middle of the hips and a point on the circle around the body, both from 0 to 1 in the square. */
export interface Detection {
  readonly hips: Point;
  readonly edge: Point;
}

/**
 * The likeliest person in the detector's outputs, or null: the best box and every box that shows the same person,
 * averaged by their scores. Source: MediaPipe's TensorsToDetections and (weighted) NonMaxSuppression calculators.
 */
export function likeliestPerson(boxes: Float32Array, scores: Float32Array): Detection | null {
  // A raw score of 0 is a probability of one half, the least that counts.
  const found = ANCHORS.map((_, index) => index)
    .filter((index) => scores[index]! >= 0)
    .map((index) => candidate(boxes, scores[index]!, index))
    .filter(({ width, height }) => width >= 0 && height >= 0);
  if (found.length === 0) return null;
  const best = found.reduce((a, b) => (b.score > a.score ? b : a));
  const same = found.filter((each) => overlap(each, best) > SAME_PERSON);
  return { hips: mean(same, ({ hips }) => hips), edge: mean(same, ({ edge }) => edge) };
}

interface Candidate extends Detection {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}

function candidate(boxes: Float32Array, rawScore: number, index: number): Candidate {
  const anchor = ANCHORS[index]!;
  const at = (field: number): number => boxes[index * FIELDS + field]! / SIDE;
  const point = (field: number): Point => ({ x: anchor.x + at(field), y: anchor.y + at(field + 1) });
  const [width, height] = [at(2), at(3)];
  return {
    x: anchor.x + at(0) - width / 2,
    y: anchor.y + at(1) - height / 2,
    width,
    height,
    score: 1 / (1 + Math.exp(-rawScore)),
    hips: point(4),
    edge: point(6),
  };
}

/** Intersection over union. */
function overlap(a: Candidate, b: Candidate): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}

/** Weighted by score. */
function mean(candidates: readonly Candidate[], pointOf: (candidate: Candidate) => Point): Point {
  const sum = { x: 0, y: 0, score: 0 };
  for (const each of candidates) {
    const point = pointOf(each);
    sum.x += point.x * each.score;
    sum.y += point.y * each.score;
    sum.score += each.score;
  }
  return { x: sum.x / sum.score, y: sum.y / sum.score };
}
