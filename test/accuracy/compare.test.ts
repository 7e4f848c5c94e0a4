import { describe, expect, it } from 'vitest';
import { compare, extremes, intervals, mean, meanSize, slope, together } from '../../src/accuracy/compare.ts';
import type { Told } from '../../src/accuracy/compare.ts';
import { FPS } from './support/clip.ts';

const told = (value: number, given: Partial<Told> = {}): Told => ({
  truth: 10,
  value,
  halfWidth95: 2,
  moving: false,
  ...given,
});
const times = (count: number, row: Told): Told[] => Array.from({ length: count }, () => row);
const errors = (rows: readonly Told[]) => compare(rows, FPS).misses.map(({ error }) => error);

describe('values held against the truth', () => {
  it('give the mean size of their errors, and the mean with its sign', () => {
    const off = errors([told(13), told(8), told(10)]);
    expect(off).toEqual([3, -2, 0]);
    expect(meanSize(off)).toBeCloseTo(5 / 3);
    expect(mean(off)).toBeCloseTo(1 / 3);
  });

  it('are due only where there is something to tell, and count as not given where nothing was told', () => {
    const { due, misses } = compare([told(10), told(Number.NaN), told(10, { truth: undefined })], FPS);
    expect({ due, given: misses.length }).toEqual({ due: 2, given: 1 });
  });

  it('are inside their interval up to its very edge', () => {
    const { misses } = compare([told(12), told(12.01), told(8), told(50, { halfWidth95: null })], FPS);
    expect(intervals(misses)).toEqual({ held: 2, of: 3 });
  });

  it('know whether the person moved', () => {
    const { misses } = compare([told(10), told(15, { moving: true })], FPS);
    expect(misses).toEqual([
      { truth: 10, error: 0, held: true, moving: false },
      { truth: 10, error: 5, held: false, moving: true },
    ]);
  });

  it('say that nothing is known of nothing', () => {
    expect(meanSize([])).toBeNaN();
    expect(compare([], FPS)).toEqual({ due: 0, misses: [], holds: [] });
  });
});

describe('a hold', () => {
  const moving = told(10, { moving: true });

  it('lasts a fifth of a second or more', () => {
    expect(compare([moving, told(13), moving], FPS).holds).toEqual([]);
    expect(compare([moving, ...times(2, told(13)), moving], FPS).holds).toEqual([3]);
    expect(compare(times(2, told(13)), 11).holds).toEqual([]);
  });

  it('is judged by its median, so that single frames do not matter', () => {
    expect(compare([told(11), told(11), told(80)], FPS).holds).toEqual([1]);
  });

  it('holds the median told against the median true', () => {
    expect(compare([told(20, { truth: 18 }), told(22, { truth: 18 }), told(24, { truth: 40 })], FPS).holds).toEqual([
      4,
    ]);
  });

  it('ends where a foot moves, and where there is nothing to tell', () => {
    const two = times(2, told(12));
    expect(compare([...two, moving, ...two, told(12, { truth: undefined }), ...two], FPS).holds).toEqual([2, 2, 2]);
  });

  it('counts where it was told in half of it, not in less', () => {
    const silent = told(Number.NaN);
    expect(compare([told(13), silent, told(13), silent], FPS).holds).toEqual([3]);
    expect(compare([told(13), silent, silent], FPS).holds).toEqual([]);
  });
});

it('several clips add up, and a hold never goes from one into the next', () => {
  const [a, b] = [compare(times(2, told(11)), FPS), compare(times(2, told(14)), FPS)];
  const both = together([a, b]);
  expect({ due: both.due, given: both.misses.length, holds: both.holds }).toEqual({ due: 4, given: 4, holds: [1, 4] });
});

describe('how far values go along with the truth', () => {
  const following = (share: number, offset = 0) =>
    slope(
      compare(
        [-20, 0, 5, 30].map((truth) => told(share * truth + offset, { truth })),
        FPS,
      ).misses,
    );

  it('is their slope, whatever they are off by', () => {
    expect(following(1)).toBeCloseTo(1);
    expect(following(0.2, 7)).toBeCloseTo(0.2);
    expect(following(0)).toBeCloseTo(0);
  });

  it('is not known where the truth never changes', () => {
    expect(slope(compare(times(3, told(11)), FPS).misses)).toBeNaN();
  });
});

it('extremes are the tenth that lies furthest from the median, on either side', () => {
  const truths = [...Array.from({ length: 18 }, (_, i) => i / 10), -9, 12];
  const { misses } = compare(
    truths.map((truth) => told(truth, { truth })),
    FPS,
  );
  expect(extremes(misses).map(({ truth }) => truth)).toEqual([-9, 12]);
});
