import type { Body } from '../core/frame.ts';
import { LANDMARK_COUNT } from '../core/landmarks.ts';
import { degrees, metres, pixels } from '../core/units.ts';

/** Numbers of one landmark: image x, y, z, visibility, world x, y, z. */
export const FIELDS = 7;
/** Steps far below the estimator's noise (about a pixel, a centimetre): recordings stay small and exact. */
const STEPS = [0.01, 0.01, 1e-4, 1e-3, 1e-4, 1e-4, 1e-4] as const;
/** Of where toes, kneecaps and pelvis point and how far knees are bent, degrees. */
const LOOK_STEP = 0.01;
const LANDMARK_VALUES = LANDMARK_COUNT * FIELDS;

type Both = readonly [left: number, right: number];

/** The landmarks' numbers, and after them what was seen of left and right, in the order of `LOOKS`. */
export function withLooks(values: Float64Array, looks: readonly Both[]): Float64Array<ArrayBuffer> {
  const all = new Float64Array(LANDMARK_VALUES + 2 * looks.length);
  all.set(values);
  all.set(looks.flat(), LANDMARK_VALUES);
  return all;
}

/**
 * Rounds 33 × 7 numbers, and those of looks after them, in place; null where one is no number. What comes out here is
 * what the engine sees and what a pose track stores, so a replay starts from the very same numbers.
 */
export function roundBody(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> | null {
  for (let at = 0; at < values.length; at++) {
    const step = at < LANDMARK_VALUES ? STEPS[at % FIELDS]! : LOOK_STEP;
    values[at] = Math.round(values[at]! / step) * step;
  }
  return values.every(Number.isFinite) ? values : null;
}

/** The body whose 33 × 7 numbers these are, with or without those of looks. */
export function unpackBody(values: Float64Array): Body {
  const at = (index: number, field: number): number => clean(values[index * FIELDS + field]!);
  const both = (from: number) => ({
    left: degrees(at(LANDMARK_COUNT, from)),
    right: degrees(at(LANDMARK_COUNT, from + 1)),
  });
  const indices = Array.from({ length: LANDMARK_COUNT }, (_, index) => index);
  return {
    image: indices.map((i) => ({ x: pixels(at(i, 0)), y: pixels(at(i, 1)), z: at(i, 2), visibility: at(i, 3) })),
    world: indices.map((i) => ({ x: metres(at(i, 4)), y: metres(at(i, 5)), z: metres(at(i, 6)) })),
    ...(values.length > LANDMARK_VALUES && { feet: both(0), knees: both(2), bends: both(4), pelvis: both(6) }),
  };
}

/** 0.30000000000000004 → 0.3 and −0 → 0: what JSON gives back unchanged. */
const clean = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
