import { expect, test } from 'vitest';
import { OneEuro } from '../../../src/pose/litert/one-euro.ts';

const SETTINGS = { minCutoff: 0.5, beta: 2, speedCutoff: 1 };
const SECONDS = 1 / 30;

test('the first value comes out as it went in', () => {
  expect(new OneEuro(SETTINGS).next(7, SECONDS, 1)).toBe(7);
});

test('follows the published equations', () => {
  const filter = new OneEuro(SETTINGS);
  filter.next(0, SECONDS, 1);
  const alpha = (cutoff: number) => 1 / (1 + 1 / (2 * Math.PI * cutoff * SECONDS));
  const speed = alpha(1) * 30;
  expect(filter.next(1, SECONDS, 1)).toBeCloseTo(alpha(0.5 + 2 * speed), 12);
});

test('hardly moves for a tremble, and keeps up with a step', () => {
  const calm = new OneEuro({ minCutoff: 0.01, beta: 10, speedCutoff: 1 });
  calm.next(100, SECONDS, 1 / 500);
  expect(Math.abs(calm.next(101, SECONDS, 1 / 500) - 100)).toBeLessThan(0.3);
  const stepped = Array.from({ length: 30 }, () => calm.next(400, SECONDS, 1 / 500)).at(-1)!;
  expect(stepped).toBeGreaterThan(390);
});
