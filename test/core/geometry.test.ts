import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { angleBetween, dot, median, middle, norm, slope, subtract, wrap } from '../../src/core/geometry.ts';
import { quantile } from '../../src/core/quantile.ts';
import { pixels, toRadians } from '../../src/core/units.ts';

const point = (x: number, y: number) => ({ x: pixels(x), y: pixels(y), z: 0, visibility: 1 });
const at = (x: number, y: number, z: number) => ({ x, y, z });
const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const vector = fc.record({ x: number, y: number, z: number }).filter((v) => norm(v) > 1e-3);

describe('the angle between two vectors', () => {
  test.each([
    ['the same direction', at(0, 2, 0), at(0, 5, 0), 0],
    ['a right angle', at(1, 0, 0), at(0, 0, -4), 90],
    ['opposite directions', at(1, 1, 1), at(-2, -2, -2), 180],
    ['an eighth of a turn', at(1, 0, 0), at(1, 1, 0), 45],
  ])('%s', (_, a, b, expected) => {
    expect(angleBetween(a, b)).toBeCloseTo(expected, 9);
  });

  test('is exact where it is tiny', () => {
    // An arc cosine would lose this: cos(1e-7°) is 1 to the last bit.
    expect(angleBetween(at(1, 0, 0), at(1, toRadians(1e-7), 0))).toBeCloseTo(1e-7, 12);
  });

  test('lies between 0 and 180 degrees, and does not care about order or length', () => {
    fc.assert(
      fc.property(vector, vector, fc.double({ min: 0.1, max: 10, noNaN: true }), (a, b, k) => {
        const angle = angleBetween(a, b);
        expect(angle).toBeGreaterThanOrEqual(0);
        expect(angle).toBeLessThanOrEqual(180);
        expect(angleBetween(b, a)).toBeCloseTo(angle, 6);
        expect(angleBetween(at(k * a.x, k * a.y, k * a.z), b)).toBeCloseTo(angle, 6);
      }),
    );
  });
});

test('vectors are subtracted, multiplied, measured and averaged', () => {
  expect(subtract(at(3, 2, 1), at(1, 1, 1))).toEqual(at(2, 1, 0));
  expect(dot(at(1, 2, 3), at(4, -5, 6))).toBe(12);
  expect(norm(at(2, 3, 6))).toBe(7);
  expect(middle(at(0, 2, -4), at(2, 0, 4))).toEqual(at(1, 1, 0));
});

describe('an angle is wrapped into (−180, 180]', () => {
  test.each([
    [0, 0],
    [180, 180],
    [-180, 180],
    [181, -179],
    [-181, 179],
    [360, 0],
    [725, 5],
    [-725, -5],
  ])('%d is %d', (angle, expected) => {
    expect(wrap(angle)).toBeCloseTo(expected, 12);
  });

  test('whole turns change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -179, max: 180 }), fc.integer({ min: -5, max: 5 }), (angle, turns) => {
        expect(wrap(angle + 360 * turns) + 0).toBe(angle + 0);
      }),
    );
  });
});

describe('the slope from one picture point to another', () => {
  test.each([
    ['to the right', 10, 0, 0],
    ['up', 0, -10, 90],
    ['down', 0, 10, -90],
    ['up to the right', 10, -10, 45],
    ['to the left', -10, -1e-12, 180],
  ])('%s', (_, x, y, expected) => {
    expect(slope(point(5, 5), point(5 + x, 5 + y))).toBeCloseTo(expected, 6);
  });
});

describe('middle values', () => {
  test('the median of an odd and an even number of values', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  test('no values have no median', () => {
    expect(median([])).toBeNaN();
  });

  test('nothing that is asked is changed', () => {
    const values = Object.freeze([3, 1, 2]);
    expect(median(values)).toBe(2);
    expect(quantile(values, 0.5)).toBe(2);
  });

  test('half of the values lie on each side of the median', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (values) => {
        const half = median(values);
        expect(values.filter((value) => value < half).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > half).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  test('quantiles run from the smallest value to the largest', () => {
    const values = Array.from({ length: 100 }, (_, i) => 99 - i);
    expect([0, 0.5, 0.95, 1].map((q) => quantile(values, q))).toEqual([0, 50, 95, 99]);
    expect(quantile([], 0.5)).toBe(0);
  });
});
