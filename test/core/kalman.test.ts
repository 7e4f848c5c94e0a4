import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConstantSpeedFilter } from '../../src/core/kalman.ts';
import type { Motion, Tracked } from '../../src/core/kalman.ts';
import { millis } from '../../src/core/units.ts';
import { times } from './support/person.ts';

const MOTION: Motion = { noise: 4, agility: 200 };
/** A sequence of errors that looks like noise, between −1 and 1, and is the same every time. */
const wobble = (i: number): number => Math.sin(12.9898 * i + 78.233 * i * i);

/** A filter that has followed `of` for `seconds` at 30 frames a second, its last state, and the time of its last frame. */
function followed(of: (seconds: number) => number, seconds = 2, motion = MOTION) {
  const filter = new ConstantSpeedFilter(motion);
  let state: Tracked = { value: 0, speed: 0, variance: 0 };
  let last = 0;
  for (const t of times(0, seconds * 1000 + 1)) {
    state = filter.advance(millis(t), of(t / 1000));
    last = t;
  }
  return { filter, state, last };
}

const FRAME = 1000 / 30;

describe('what stands still', () => {
  test('is found through noise, better than any single measurement tells', () => {
    const { state } = followed((t) => 10 + 2 * wobble(Math.round(t * 30)), 4);
    expect(Math.abs(state.value - 10)).toBeLessThan(1);
    expect(state.variance).toBeLessThan(MOTION.noise / 2);
  });

  test('is believed from the first measurement, with its own variance', () => {
    const state = new ConstantSpeedFilter(MOTION).advance(millis(0), 7);
    expect(state).toEqual({ value: 7, speed: 0, variance: MOTION.noise });
  });
});

describe('what moves evenly', () => {
  test('is followed without lag, and its speed is known', () => {
    const { state } = followed((t) => 50 * t);
    expect(state.value).toBeCloseTo(100, 2);
    expect(state.speed).toBeCloseTo(50, 2);
  });

  test('is followed at any even rate, from 5 to 60 frames a second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.double({ min: -80, max: 80, noNaN: true }), (rate, speed) => {
        const filter = new ConstantSpeedFilter(MOTION);
        const last = times(0, 4000, 1000 / rate)
          .map((t) => filter.advance(millis(t), (speed * t) / 1000))
          .at(-1)!;
        expect(last.speed).toBeCloseTo(speed, 1);
      }),
    );
  });
});

describe('the variance', () => {
  test('settles: more measurements of the same kind do not change it', () => {
    const [two, four] = [2, 4].map((seconds) => followed(() => 5, seconds).state.variance);
    expect(four).toBeCloseTo(two!, 6);
  });

  test('is smaller for better measurements, larger for worse ones', () => {
    const after = (noise: number) => {
      const { filter, last } = followed(() => 5);
      return filter.advance(millis(last + FRAME), 5, noise).variance;
    };
    expect(after(0.5)).toBeLessThan(after(4));
    expect(after(4)).toBeLessThan(after(40));
  });

  test('carries over what speed and value have to do with each other', () => {
    // A value that turns out higher than foreseen means a higher speed, too: without covariance it would stay.
    const { filter, state, last } = followed(() => 0);
    const next = filter.advance(millis(last + FRAME), 3);
    expect(state.speed).toBeCloseTo(0, 6);
    expect(next.speed).toBeGreaterThan(1);
  });

  test('is never negative, nor the state anything but a number', () => {
    const measurements = fc.array(
      fc.record({ gap: fc.integer({ min: 1, max: 700 }), value: fc.double({ min: -1e4, max: 1e4, noNaN: true }) }),
      { minLength: 1, maxLength: 80 },
    );
    fc.assert(
      fc.property(measurements, (rows) => {
        const filter = new ConstantSpeedFilter(MOTION);
        let t = 0;
        for (const { gap, value } of rows) {
          t += gap;
          const state = filter.advance(millis(t), value);
          expect(state.variance).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(state.value + state.speed)).toBe(true);
        }
      }),
    );
  });
});

describe('an outlier', () => {
  const FAR = 60;

  test('alone is passed over', () => {
    const { filter, last } = followed(() => 0);
    expect(filter.advance(millis(last + FRAME), FAR).value).toBeCloseTo(0, 6);
    expect(filter.advance(millis(last + 2 * FRAME), 0).value).toBeCloseTo(0, 6);
  });

  test('is believed with a second one on the same side, as a sudden movement with its speed', () => {
    const { filter, last } = followed(() => 0);
    filter.advance(millis(last + FRAME), FAR / 2);
    const state = filter.advance(millis(last + 2 * FRAME), FAR);
    expect(state.value).toBe(FAR);
    // 60 in two frames of a thirtieth.
    expect(state.speed).toBeCloseTo(900, 6);
  });

  test('is not believed with a second one on the other side', () => {
    const { filter, last } = followed(() => 0);
    filter.advance(millis(last + FRAME), FAR);
    expect(filter.advance(millis(last + 2 * FRAME), -FAR).value).toBeCloseTo(0, 6);
  });

  test('is forgotten after a good measurement', () => {
    const { filter, last } = followed(() => 0);
    const seen = [FAR, 0, FAR, 0, FAR].map((value, i) => filter.advance(millis(last + (i + 1) * FRAME), value).value);
    for (const value of seen) expect(Math.abs(value)).toBeLessThan(1);
  });
});

describe('a gap', () => {
  const { filter, last } = followed((t) => 10 * t);

  test.each([1, 100, 400])('of %d ms is bridged with the last speed, and ever less surely', (gap) => {
    const coasted = filter.coast(millis(last + gap))!;
    expect(coasted.value).toBeCloseTo(20 + gap / 100, 3);
    expect(coasted.variance).toBeGreaterThan(filter.coast(millis(last))!.variance);
  });

  test('longer than 400 ms leaves nothing to tell', () => {
    expect(filter.coast(millis(last + 401))).toBeNull();
    expect(new ConstantSpeedFilter(MOTION).coast(millis(0))).toBeNull();
  });

  test('is looked across without changing anything', () => {
    const before = filter.coast(millis(last + 200));
    filter.coast(millis(last + 350));
    expect(filter.coast(millis(last + 200))).toEqual(before);
  });

  test('of 400 ms goes on; a longer one starts again from what is measured then', () => {
    const on = followed((t) => 10 * t);
    expect(on.filter.advance(millis(on.last + 400), 24).speed).toBeCloseTo(10, 3);
    const again = followed((t) => 10 * t);
    expect(again.filter.advance(millis(again.last + 401), 500)).toEqual({
      value: 500,
      speed: 0,
      variance: MOTION.noise,
    });
  });
});
