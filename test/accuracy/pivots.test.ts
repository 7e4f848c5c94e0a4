import { describe, expect, it } from 'vitest';
import { boundariesOf, f1, scorePivots } from '../../src/accuracy/pivots.ts';
import { foundPivot, truePivot, truthOf } from './support/clip.ts';

/** A found pivot this many seconds beside the true one, at its beginning and its end. */
function beside(pivot: ReturnType<typeof truePivot>, atBegin: number, atEnd = atBegin) {
  const [t0, t1] = boundariesOf(pivot);
  return foundPivot({ ...pivot, t0: t0 + atBegin, t1: t1 + atEnd });
}
const score = (told: ReturnType<typeof truePivot>[], found: ReturnType<typeof foundPivot>[]) =>
  scorePivots(found, truthOf({ events: told }));

describe('the boundaries of a pivot', () => {
  it('are where a tenth of a minimum-jerk turn is done, and left to do', () => {
    const [t0, t1] = boundariesOf({ t0: 10, t1: 12 });
    const done = (t: number) => {
      const s = (t - 10) / 2;
      return s ** 3 * (10 - 15 * s + 6 * s * s);
    };
    expect(done(t0)).toBeCloseTo(0.1, 3);
    expect(done(t1)).toBeCloseTo(0.9, 3);
  });
});

describe('found pivots', () => {
  const pivot = truePivot();

  it('count within each tolerance that both their boundaries keep', () => {
    expect(score([pivot], [beside(pivot, 0.05, -0.25)])).toMatchObject({
      told: 1,
      found: 1,
      hits: { 200: 0, 300: 1, 500: 1 },
    });
  });

  it('tell how far each boundary is off', () => {
    const { begins, ends } = score([pivot], [beside(pivot, -0.1, 0.4)]);
    expect(begins).toEqual([expect.closeTo(-0.1)]);
    expect(ends).toEqual([expect.closeTo(0.4)]);
  });

  it.each([{ foot: 'left' }, { about: 'ball' }, { direction: 'internal' }] as const)(
    'of another kind are none: %j',
    (other) => {
      expect(score([pivot], [{ ...beside(pivot, 0), ...other }]).hits[500]).toBe(0);
    },
  );

  it('are each used once', () => {
    const twice = [truePivot({ t0: 1, t1: 2 }), truePivot({ t0: 1.2, t1: 2.2 })];
    expect(score(twice, [beside(twice[0]!, 0)]).hits).toEqual({ 200: 1, 300: 1, 500: 1 });
  });

  it('go to the nearest of several', () => {
    const found = score([pivot], [beside(pivot, 0.4), beside(pivot, 0.1)]);
    expect(found.hits[200]).toBe(1);
    expect(found.found).toBe(2);
  });

  it('are another pivot altogether beyond three quarters of a second', () => {
    expect(score([pivot], [beside(pivot, 0.76)]).begins).toEqual([]);
  });
});

it('F1 weighs what was missed and what was invented alike', () => {
  expect(f1(3, 4, 4)).toBe(0.75);
  expect(f1(2, 4, 2)).toBe(f1(2, 2, 4));
  expect(f1(0, 0, 0)).toBeNaN();
});
