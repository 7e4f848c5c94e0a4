import { describe, expect, test } from 'vitest';
import { recentChanges } from '../../../src/core/progress/change.ts';
import { FOLLOWED } from '../../../src/core/progress/series.ts';
import type { Check } from '../../../src/core/progress/series.ts';

const DAY = 86_400_000;
/** So many that a share is known to half a percent. */
const USERS = 10_000;

/** Normally distributed numbers, the same for the same seed. */
function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    // Mulberry32.
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Four weeks of one person, who changes evenly in one quantity by this much. Degrees. */
function fourWeeks(draw: () => number, change: number, noise: number, everyDays: number): Check[] {
  const days = Array.from({ length: Math.floor(28 / everyDays) + 1 }, (_, i) => i * everyDays);
  return days.map((day) => {
    const of = (base: number, slope: number) => ({
      value: base + (slope * day) / 28 + noise * draw(),
      halfWidth95: 5,
    });
    return {
      at: day * DAY,
      values: {
        'external.left': of(32, change),
        'internal.left': of(18, 0),
        'external.right': of(38, 0),
        'internal.right': of(21, 0),
      },
    };
  });
}

/** The share of people who are told that something changed, and of those that it was what did. */
function told(change: number, noise: number, everyDays: number) {
  const draw = normals(17 + 100 * change + 10 * noise + everyDays);
  let any = 0;
  let right = 0;
  for (let user = 0; user < USERS; user++) {
    const changes = recentChanges(fourWeeks(draw, change, noise, everyDays));
    if (FOLLOWED.some((followed) => changes[followed]?.real)) any++;
    if (changes['external.left']?.real && changes['external.left'].value > 0) right++;
  }
  return { any: any / USERS, right: right / USERS };
}

describe('people who have not changed in four weeks', () => {
  test.each([
    [1, 7],
    [2, 7],
    [2, 3.5],
    [2.5, 3.5],
    [3, 3.5],
    [3, 7],
  ])(
    'with %s° of noise from day to day, a check every %s days: 5 in 100 at most are told that they have',
    (noise, every) => {
      expect(told(0, noise, every).any).toBeLessThanOrEqual(0.05);
    },
  );
});

describe('people who gained 10° in four weeks', () => {
  test.each([
    [1.5, 7],
    [2, 3.5],
    [2, 2.3],
    [2.5, 2.3],
  ])('with %s° of noise, a check every %s days: 90 in 100 at least are told', (noise, every) => {
    expect(told(10, noise, every).right).toBeGreaterThanOrEqual(0.9);
  });
});

test('with 2° of noise and a check a week, it is five in six: nobody’s noise is better known after five checks', () => {
  const { right } = told(10, 2, 7);
  expect(right).toBeGreaterThan(0.82);
  expect(right).toBeLessThan(0.9);
});

test('the more somebody changed, the more often they are told', () => {
  const shares = [0, 3, 6, 10].map((change) => told(change, 2, 3.5).right);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares[1]!).toBeLessThan(0.35);
  expect(shares[2]!).toBeGreaterThan(0.35);
});
