import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRidge, fitRidge, standardisation } from '../../src/train/ridge.ts';

const row = (...values: readonly number[]): Float64Array => Float64Array.from(values);

/** Rows on which every column has mean 0 and the columns have nothing to do with each other. */
const ROWS = [row(1, 1, 1), row(1, -1, -1), row(-1, 1, -1), row(-1, -1, 1)];
const EQUAL = [1, 1, 1, 1];

describe('a ridge regression', () => {
  test('solves a known system: 5 + 2a − 3b + c', () => {
    const values = ROWS.map(([a, b, c]) => 5 + 2 * a! - 3 * b! + c!);
    const { bias, weights } = fitRidge(ROWS, values, EQUAL, 0);
    expect(bias).toBeCloseTo(5, 12);
    expect(weights.map((weight) => Math.round(weight * 1e9) / 1e9)).toEqual([2, -3, 1]);
  });

  test('pulls weights toward zero by the penalty: one of the weight of all rows halves them', () => {
    const values = ROWS.map(([a]) => 2 * a!);
    expect(fitRidge(ROWS, values, EQUAL, 1).weights[0]).toBeCloseTo(1, 12);
    expect(fitRidge(ROWS, values, EQUAL, 1e9).weights[0]).toBeCloseTo(0, 6);
  });

  test('solves columns that do have something to do with each other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 1000 }),
        (truth, seed) => {
          const at = (r: number, i: number) => Math.sin(seed + 1.7 * r * (i + 1) + i * i);
          const raw = Array.from({ length: 40 }, (_, r) =>
            row(at(r, 0), at(r, 1), at(r, 2), at(r, 0) + 0.5 * at(r, 1) + at(r, 3)),
          );
          const mean = standardisation(raw).mean;
          const rows = raw.map((values) => values.map((value, i) => value - mean[i]!));
          const values = rows.map((each) => each.reduce((sum, value, i) => sum + value * truth[i]!, 1));
          const { weights } = fitRidge(
            rows,
            values,
            rows.map(() => 1),
            0,
          );
          weights.forEach((weight, i) => expect(weight).toBeCloseTo(truth[i]!, 5));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('leaves the smallest error there is: no other weights do better', () => {
    const values = [3, 1, -2, 0.5];
    const fit = fitRidge(ROWS, values, EQUAL, 0);
    const error = (weights: readonly number[]) =>
      ROWS.reduce((sum, each, r) => sum + (applyRidge({ bias: fit.bias, weights }, each) - values[r]!) ** 2, 0);
    for (const k of [0, 1, 2])
      for (const step of [-0.1, 0.1])
        expect(error(fit.weights.map((weight, i) => (i === k ? weight + step : weight)))).toBeGreaterThan(
          error(fit.weights),
        );
  });

  test('does not look at rows without weight', () => {
    const rows = [...ROWS, row(100, -7, 3)];
    const values = [...ROWS.map(([a]) => a!), 1e6];
    const { bias, weights } = fitRidge(rows, values, [...EQUAL, 0], 0);
    expect(bias).toBeCloseTo(0, 12);
    expect(weights[0]).toBeCloseTo(1, 9);
  });

  test('takes a row with double weight as two rows', () => {
    const values = [1, 5, 2, 0];
    const twice = fitRidge([...ROWS, ROWS[1]!], [...values, 5], [1, 1, 1, 1, 1], 0.1);
    const double = fitRidge(ROWS, values, [1, 2, 1, 1], 0.1);
    expect(double.bias).toBeCloseTo(twice.bias, 12);
    double.weights.forEach((weight, i) => expect(weight).toBeCloseTo(twice.weights[i]!, 9));
  });
});

describe('standardisation', () => {
  const rows = [row(1, 10, 7), row(3, 30, 7), row(5, 50, 7)];
  const { mean, scale } = standardisation(rows);

  test('gives mean 0 and deviation 1', () => {
    expect(mean).toEqual([3, 30, 7]);
    for (const i of [0, 1]) {
      const standard = rows.map((each) => (each[i]! - mean[i]!) * scale[i]!);
      expect(standard.reduce((sum, value) => sum + value * value, 0) / 3).toBeCloseTo(1, 4);
    }
  });

  test('keeps a column that never changes at 0, and finite', () => {
    expect(Number.isFinite(scale[2])).toBe(true);
    expect(rows.map((each) => (each[2]! - mean[2]!) * scale[2]!)).toEqual([0, 0, 0]);
  });

  test('of no rows is empty', () => {
    expect(standardisation([])).toEqual({ mean: [], scale: [] });
  });
});

test('a prediction is the bias and the weighted sum', () => {
  expect(applyRidge({ bias: 1, weights: [2, -1] }, row(3, 4))).toBe(3);
});
