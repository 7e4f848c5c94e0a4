import { expect, test } from 'vitest';
import { gaussianNoise } from '../../src/accuracy/noise.ts';

const drawn = (seed: number, count: number) => {
  const noise = gaussianNoise(seed);
  return Array.from({ length: count }, noise);
};

test('noise is the same for the same seed, and another for another', () => {
  expect(drawn(7, 5)).toEqual(drawn(7, 5));
  expect(drawn(7, 5)).not.toEqual(drawn(8, 5));
});

test('noise is normal: mean 0, deviation 1, and 5 % beyond 1.96', () => {
  const values = drawn(1, 20_000);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
  expect(values.filter((value) => Math.abs(value) > 1.96).length / values.length).toBeCloseTo(0.05, 2);
});
