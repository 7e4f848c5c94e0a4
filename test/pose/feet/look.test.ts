import { describe, expect, it } from 'vitest';
import { INDEX, LANDMARK_COUNT } from '../../../src/core/landmarks.ts';
import type { LandmarkName } from '../../../src/core/landmarks.ts';
import { FIELDS } from '../../../src/pose/body.ts';
import { rgbPixels } from '../../../src/pose/crop.ts';
import type { Pixels } from '../../../src/pose/crop.ts';
import { createFeetLook } from '../../../src/pose/feet/look.ts';
import { SIDE } from '../../../src/pose/feet/network.ts';

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

describe('a look at the feet', () => {
  it('in a mirror sees the left foot as the right one, and the other way about', () => {
    const seen: Float32Array[] = [];
    const look = createFeetLook({ run: (grey) => seen.push(grey.slice()) });
    look(picture(false), values(false));
    look(picture(true), values(true));
    const [left, right, leftInMirror, rightInMirror] = seen;
    const apart = (a: Float32Array, b: Float32Array) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
    expect(apart(left!, rightInMirror!)).toBeLessThan(0.01);
    expect(apart(right!, leftInMirror!)).toBeLessThan(0.01);
    expect(apart(left!, right!)).toBeGreaterThan(10);
  });

  it('gives left before right', () => {
    let calls = 0;
    expect(createFeetLook({ run: () => ++calls })(picture(false), values(false))).toEqual([1, 2]);
  });

  it('sees the middle of a square of 0.9 torso lengths, a little below the ankle', () => {
    const data = new Uint8Array(WIDTH * HEIGHT * 4);
    // A white spot where the middle should be: torso 60, ankle 200, 0.08 torso lengths below.
    data.fill(255, (204 * WIDTH + 162) * 4, (204 * WIDTH + 164) * 4);
    let brightest = -1;
    const look = createFeetLook({
      run: (grey) => {
        if (brightest < 0) brightest = grey.indexOf(Math.max(...grey));
        return 0;
      },
    });
    look(rgbPixels(data, WIDTH, HEIGHT), values(false));
    expect(Math.abs((brightest % SIDE) - SIDE / 2)).toBeLessThanOrEqual(1);
    expect(Math.abs(Math.floor(brightest / SIDE) - SIDE / 2)).toBeLessThanOrEqual(1);
  });

  it('takes the edge of the picture for what is beyond it', () => {
    const outside = values(false).map((value) => value);
    outside[INDEX['left-ankle'] * FIELDS + 1] = HEIGHT + 40;
    const look = createFeetLook({ run: (grey) => (grey.every(Number.isFinite) ? 1 : Number.NaN) });
    expect(look(picture(false), outside)).toEqual([1, 1]);
  });
});
