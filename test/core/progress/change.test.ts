import { describe, expect, test } from 'vitest';
import { largerSide } from '../../../src/core/progress/asymmetry.ts';
import { bestOf, changeBetween, changesBetween, recentChanges } from '../../../src/core/progress/change.ts';
import { normalQuantile, studentQuantile } from '../../../src/core/progress/normal.ts';
import { repeatabilityOf } from '../../../src/core/progress/repeatability.ts';
import type { Check } from '../../../src/core/progress/series.ts';

const DAY = 86_400_000;
const checksOf = (values: readonly number[], everyDays = 7): Check[] =>
  values.map((value, i) => ({
    at: i * everyDays * DAY,
    values: { 'external.left': { value, halfWidth95: 4 } },
  }));

test.each([
  [0.975, 1.96],
  [0.5, 0],
  [0.025, -1.96],
  [0.995, 2.5758],
])('the normal quantile of %s is %s', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 3);
});

test.each([
  [0.975, 4, 2.776],
  [0.975, 6, 2.447],
  [0.975, 12, 2.179],
  [0.995, 6, 3.707],
  [0.995, 30, 2.75],
])('Student’s quantile of %s with %s degrees of freedom is %s', (p, df, t) => {
  expect(studentQuantile(p, df)).toBeCloseTo(t, 1.7);
});

describe('how repeatable somebody is', () => {
  test('is what is published, before there are checks', () => {
    const { sem, mdc95, own } = repeatabilityOf([]);
    expect(sem).toBe(2);
    expect(mdc95).toBeCloseTo(7.8, 0);
    expect(own).toBe(0);
  });

  test('comes nearer to their own noise with every check', () => {
    const wobbly = Array.from({ length: 30 }, (_, i) => 30 + (i % 2 ? 4 : -4));
    const sems = [4, 10, 30].map((n) => repeatabilityOf(checksOf(wobbly.slice(0, n))).sem);
    expect(sems).toEqual(sems.toSorted((a, b) => a - b));
    expect(sems[2]!).toBeGreaterThan(3.5);
    expect(repeatabilityOf(checksOf(wobbly)).own).toBeGreaterThan(0.8);
  });

  test('does not take a steady gain for noise', () => {
    expect(repeatabilityOf(checksOf(Array.from({ length: 20 }, (_, i) => 20 + i))).sem).toBeLessThan(1);
  });
});

describe('a change', () => {
  const usual = repeatabilityOf([]);
  const point = (at: number, value: number) => ({ at, value, halfWidth95: 4 });

  test('between two checks is real when it is larger than their noise', () => {
    expect(changeBetween(point(0, 30), point(DAY, 36), usual).real).toBe(false);
    expect(changeBetween(point(0, 30), point(DAY, 39), usual)).toMatchObject({ value: 9, real: true, checks: 2 });
    expect(changeBetween(point(0, 39), point(DAY, 30), usual)).toMatchObject({ value: -9, real: true });
  });

  test('is asked for more where several quantities are asked about at once', () => {
    const alone = changeBetween(point(0, 30), point(DAY, 39), usual);
    const oneOfFour = changeBetween(point(0, 30), point(DAY, 39), usual, 4);
    expect(oneOfFour.halfWidth95).toBeGreaterThan(alone.halfWidth95);
  });

  test('over many checks is seen sooner than between two', () => {
    const changes = recentChanges(checksOf([30, 31, 32, 33, 34, 35, 36, 37], 4));
    expect(changes['external.left']).toMatchObject({ real: true, checks: 8 });
    expect(changes['external.left']!.value).toBeCloseTo(7, 1);
    expect(changes['external.right']).toBeUndefined();
  });

  test('looks at the last ten weeks only', () => {
    const changes = recentChanges(checksOf([10, 20, 30, ...Array.from({ length: 11 }, () => 40)]));
    expect(changes['external.left']).toMatchObject({ real: false });
    expect(changes['external.left']!.value).toBeCloseTo(0, 5);
  });

  test('is told for what both of two checks have', () => {
    const [a, b] = checksOf([30, 45]);
    const only = { ...b!, values: { ...b!.values, 'internal.left': { value: 20, halfWidth95: 4 } } };
    expect(Object.keys(changesBetween(a!, only, usual))).toEqual(['external.left']);
    expect(changesBetween(a!, b!, usual)['external.left']).toMatchObject({ value: 15, real: true });
  });

  test('is none of one check alone', () => {
    expect(recentChanges(checksOf([30]))).toEqual({});
    expect(recentChanges([])).toEqual({});
  });
});

test('the best is the highest, the first of equals', () => {
  expect(bestOf([])).toBeNull();
  const series = [30, 35, 35].map((value, at) => ({ at, value, halfWidth95: 4 }));
  expect(bestOf(series)!.at).toBe(1);
});

describe('a side is said to turn further', () => {
  test.each([
    [12, 6, 'left'],
    [-12, 6, 'right'],
    [12, 13, null],
    [3, 6, null],
    [4, 1, null],
  ] as const)('by %s° ± %s: %s', (value, halfWidth95, side) => {
    expect(largerSide({ value, halfWidth95 })).toBe(side);
  });
});
