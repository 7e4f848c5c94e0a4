import { describe, expect, it } from 'vitest';
import { INDEX, LANDMARK_COUNT } from '../../../src/core/landmarks.ts';
import type { LandmarkName } from '../../../src/core/landmarks.ts';
import { FIELDS } from '../../../src/pose/body.ts';
import { rgbPixels } from '../../../src/pose/crop.ts';
import type { Pixels } from '../../../src/pose/crop.ts';
import { FOOT } from '../../../src/pose/looks/foot.ts';
import { KNEE } from '../../../src/pose/looks/knee.ts';
import { PELVIS } from '../../../src/pose/looks/pelvis.ts';
import { createLook } from '../../../src/pose/looks/look.ts';
import type { Part } from '../../../src/pose/looks/look.ts';

const [WIDTH, HEIGHT] = [320, 240];

/** A person who stands a little left of the middle, in pixels. */
const POINTS: Partial<Record<LandmarkName, readonly [number, number]>> = {
  'left-shoulder': [170, 60],
  'right-shoulder': [130, 60],
  'left-hip': [162, 120],
  'right-hip': [138, 120],
  'left-ankle': [163, 200],
  'right-ankle': [133, 202],
};

const values = (mirrored: boolean): Float64Array => {
  const all = new Float64Array(LANDMARK_COUNT * FIELDS);
  for (const [name, [x, y]] of Object.entries(POINTS)) {
    const seen = mirrored ? name.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left')) : name;
    all.set([mirrored ? WIDTH - x : x, y], INDEX[seen as LandmarkName] * FIELDS);
  }
  return all;
};

/** Stripes and blots, the same for the same place. */
function picture(mirrored: boolean): Pixels {
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const at = mirrored ? WIDTH - 1 - x : x;
      const value = 128 + 60 * Math.sin(at / 5) + 50 * Math.cos(y / 7 + at / 11);
      data.fill(value, (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3);
    }
  return rgbPixels(data, WIDTH, HEIGHT);
}

/** A network that keeps what it is shown, and tells nothing. */
const watched = (seen: Float32Array[]) => ({
  run(grey: Float32Array) {
    seen.push(grey.slice());
    return new Float32Array(5);
  },
});

/** A white spot of four pixels on black, and where in the part that is looked at it shows: row and column. */
function shownAt(part: Part, x: number, y: number, side: 'left' | 'right' = 'left'): readonly [number, number] {
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  for (const row of [y - 1, y]) data.fill(255, (row * WIDTH + x - 1) * 4, (row * WIDTH + x + 1) * 4);
  const seen: Float32Array[] = [];
  createLook(watched(seen), part)(rgbPixels(data, WIDTH, HEIGHT), values(false));
  const grey = seen[side === 'left' ? 0 : 1]!;
  const brightest = grey.indexOf(Math.max(...grey));
  return [Math.floor(brightest / part.shape.columns), brightest % part.shape.columns];
}

describe.each([
  ['foot', FOOT],
  ['knee', KNEE],
  ['pelvis', PELVIS],
])('a look at the %s', (_name, part) => {
  it('in a mirror sees the left one as the right one, and the other way about', () => {
    const seen: Float32Array[] = [];
    const look = createLook(watched(seen), part);
    look(picture(false), values(false));
    look(picture(true), values(true));
    const [left, right, leftInMirror, rightInMirror] = seen;
    const apart = (a: Float32Array, b: Float32Array) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
    expect(apart(left!, rightInMirror!)).toBeLessThan(0.01);
    expect(apart(right!, leftInMirror!)).toBeLessThan(0.01);
    expect(apart(left!, right!)).toBeGreaterThan(10);
  });

  it('gives left before right, in degrees', () => {
    let calls = 0;
    const look = createLook({ run: () => new Float32Array(5).fill(++calls) }, part);
    expect(look(picture(false), values(false))).toEqual(part.asked.map(({ unit }) => [unit, 2 * unit]));
  });

  it('takes the edge of the picture for what is beyond it', () => {
    const outside = values(false).map((value) => value);
    outside[INDEX['left-ankle'] * FIELDS + 1] = HEIGHT + 40;
    const look = createLook(
      { run: (grey) => new Float32Array(5).fill(grey.every(Number.isFinite) ? 1 : Number.NaN) },
      part,
    );
    expect(look(picture(false), outside)).toEqual(part.asked.map(({ unit }) => [unit, unit]));
  });
});

it('has the middle of the square a little below the ankle', () => {
  // 0.08 torso lengths of 60 pixels.
  const [row, column] = shownAt(FOOT, 163, 205);
  expect(Math.abs(row - FOOT.shape.rows / 2)).toBeLessThanOrEqual(1);
  expect(Math.abs(column - FOOT.shape.columns / 2)).toBeLessThanOrEqual(1);
});

it('has hip and ankle at the same two places of the strip, however the leg stands', () => {
  const { rows, columns } = KNEE.shape;
  const joints = [
    ['left', 162, 120, 163, 200],
    ['right', 138, 120, 133, 202],
  ] as const;
  for (const [side, hipX, hipY, ankleX, ankleY] of joints) {
    const hip = shownAt(KNEE, hipX, hipY, side);
    const ankle = shownAt(KNEE, ankleX, ankleY, side);
    expect(Math.abs(hip[0] + 0.5 - (0.13 / 1.42) * rows), `${side} hip`).toBeLessThanOrEqual(1);
    expect(Math.abs(ankle[0] + 0.5 - (1.13 / 1.42) * rows), `${side} ankle`).toBeLessThanOrEqual(1);
    for (const [, column] of [hip, ankle]) expect(Math.abs(column + 0.5 - columns / 2)).toBeLessThanOrEqual(1);
  }
});

it('has the middle of the hips above that of the picture of a pelvis, for either side', () => {
  const { rows, columns } = PELVIS.shape;
  for (const side of ['left', 'right'] as const) {
    const [row, column] = shownAt(PELVIS, 150, 120, side);
    expect(Math.abs(row + 0.5 - (0.13 / 0.8) * rows), side).toBeLessThanOrEqual(1);
    expect(Math.abs(column + 0.5 - columns / 2), side).toBeLessThanOrEqual(1);
  }
});
