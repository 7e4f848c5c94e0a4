import { describe, expect, test } from 'vitest';
import { rangeFan } from '../../src/figure/range-fan.ts';
import { TREND_BOX, trendOf } from '../../src/figure/trend.ts';

const seen = (value: number, halfWidth95 = 4) => ({ value, halfWidth95 });

/** Every number in a path, two by two. */
const pointsOf = (d: string): [number, number][] =>
  [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('a foot’s range from above', () => {
  const parts = (fan: ReturnType<typeof rangeFan>, part: string) => fan.shapes.filter((shape) => shape.part === part);

  test('turns a left foot out to the left, and a right one to the right', () => {
    const tip = (side: 'left' | 'right') =>
      pointsOf(parts(rangeFan(side, { out: seen(40), in: null }), 'line')[0]!.d).at(-1)!;
    expect(tip('left')[0]).toBeLessThan(-50);
    expect(tip('right')[0]).toBe(-tip('left')[0]);
    expect(tip('right')[1]).toBeLessThan(0);
  });

  test('shows the range between both ends, and each end with its interval', () => {
    const fan = rangeFan('right', { out: seen(40), in: seen(20) });
    expect(parts(fan, 'range')).toHaveLength(1);
    expect(parts(fan, 'head')).toHaveLength(2);
    expect(parts(fan, 'wedge')).toHaveLength(6);
    expect(parts(fan, 'was')).toHaveLength(0);
  });

  test('shows one end alone where the other was never held, and an earlier check dashed', () => {
    const fan = rangeFan('left', { out: seen(40), in: null, wasOut: 33 });
    expect(parts(fan, 'range')).toHaveLength(0);
    expect(parts(fan, 'head')).toHaveLength(1);
    expect(parts(fan, 'was')).toHaveLength(1);
  });
});

describe('a trend', () => {
  const series = [30, 32, 36].map((value, i) => ({ at: i * 1000, value, halfWidth95: 3 }));

  test('runs from left to right, and up as values grow', () => {
    const { dots } = trendOf(series, 10);
    expect(dots.map(({ x }) => x)).toEqual([TREND_BOX.left, expect.any(Number), TREND_BOX.width - TREND_BOX.right]);
    expect(dots[2]!.y).toBeLessThan(dots[0]!.y);
    expect(dots.map(({ last }) => last)).toEqual([false, false, true]);
  });

  test('stays in its box with its whole band', () => {
    for (const d of trendOf(series, 10).bands)
      for (const [x, y] of pointsOf(d)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(TREND_BOX.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(TREND_BOX.height);
      }
  });

  test('has few lines, at round values', () => {
    const { grid } = trendOf([...series, { at: 4000, value: 90, halfWidth95: 3 }], 10);
    expect(grid.length).toBeGreaterThan(1);
    expect(grid.length).toBeLessThanOrEqual(5);
    expect(grid.every(({ value }) => value % 10 === 0)).toBe(true);
  });

  test('of one point is that point, and of none nothing', () => {
    expect(trendOf(series.slice(0, 1), 10)).toMatchObject({ bands: [], line: '', dots: [{ last: true }] });
    expect(trendOf([], 10).dots).toEqual([]);
  });
});
