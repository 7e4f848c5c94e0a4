import { exactBody } from '../accuracy/exact-body.ts';
import { nearestIn } from '../accuracy/nearest.ts';
import type { Truth } from '../accuracy/truth.ts';
import type { Body, Frame } from '../core/frame.ts';
import { INDEX } from '../core/landmarks.ts';
import { quantile } from '../core/quantile.ts';

/** How far two runtimes' landmarks of the same pictures are apart. */
export interface Parity {
  /** Pictures in which both saw somebody. */
  readonly frames: number;
  /** Pictures in which only one of them did. */
  readonly onlyOne: number;
  /** Distance in the picture, percent of body height. */
  readonly image: Spread;
  /** The largest mean offset of a knee, heel or toe in either direction, percent of body height. */
  readonly bias: number;
  /** Distance of world landmarks, centimetres. */
  readonly world: Spread;
}

/**
 * How far the landmarks in the picture are from the joints of a rendered person, percent of body height: the median over
 * all landmarks that have a joint, in all pictures in which somebody was seen.
 */
export function fromTruth(frames: readonly Frame[], truth: Truth): number {
  const trueAt = nearestIn(truth.frames, truth.fps);
  const pairs = frames.flatMap(({ t, body }) => {
    const joints = trueAt(t / 1000)?.joints3d_cam;
    return body && joints ? [[body, exactBody(joints, truth)] as const] : [];
  });
  const apart = pairs.flatMap(([{ image }, exact]) =>
    image.map((at, i) => Math.hypot(at.x - exact.image[i]!.x, at.y - exact.image[i]!.y)).filter(Number.isFinite),
  );
  return (100 * quantile(apart, 0.5)) / heightOf(pairs.map(([body]) => body));
}

/** From the highest landmark to the lowest, pixels: the median. */
const heightOf = (bodies: readonly Body[]): number =>
  quantile(
    bodies.map(({ image }) => Math.max(...image.map(({ y }) => y)) - Math.min(...image.map(({ y }) => y))),
    0.5,
  );

/** Over all landmarks of all pictures. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
}

/** Where a constant difference would turn what is learned from one runtime into an error with the other. */
const FEET_AND_KNEES = [
  'left-knee',
  'right-knee',
  'left-heel',
  'right-heel',
  'left-foot-index',
  'right-foot-index',
] as const;

/** Compares bodies of the same pictures. Throws where there is not a single picture in which both saw somebody. */
export function compareBodies(reference: readonly Frame[], other: readonly Frame[]): Parity {
  if (reference.length !== other.length)
    throw new Error(`one has ${reference.length} pictures, the other ${other.length}`);
  const pairs = reference.map(({ body }, i) => [body, other[i]!.body] as const);
  const both = pairs.filter((pair): pair is readonly [Body, Body] => pair[0] !== null && pair[1] !== null);
  if (both.length === 0) throw new Error('nobody was seen by both in any picture');
  const height = heightOf(both.map(([body]) => body));
  const apart = both.flatMap(([a, b]) =>
    a.image.map((at, i) => Math.hypot(at.x - b.image[i]!.x, at.y - b.image[i]!.y)),
  );
  const metresApart = both.flatMap(([a, b]) =>
    a.world.map((at, i) => Math.hypot(at.x - b.world[i]!.x, at.y - b.world[i]!.y, at.z - b.world[i]!.z)),
  );
  return {
    frames: both.length,
    onlyOne: pairs.filter(([a, b]) => (a === null) !== (b === null)).length,
    image: spread(apart, 100 / height),
    bias: (100 / height) * Math.max(...FEET_AND_KNEES.map((name) => meanOffset(both, INDEX[name]))),
    world: spread(metresApart, 100),
  };
}

const spread = (values: readonly number[], scale: number): Spread => ({
  median: quantile(values, 0.5) * scale,
  p95: quantile(values, 0.95) * scale,
});

/** The larger of the two directions, pixels. */
function meanOffset(pairs: readonly (readonly [Body, Body])[], index: number): number {
  const mean = (axis: 'x' | 'y') =>
    pairs.reduce((sum, [a, b]) => sum + b.image[index]![axis] - a.image[index]![axis], 0) / pairs.length;
  return Math.max(Math.abs(mean('x')), Math.abs(mean('y')));
}
