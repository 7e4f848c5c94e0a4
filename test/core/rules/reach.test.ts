import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/core/reading.ts';
import type { Rule } from '../../../src/core/routine.ts';
import { readingsOf, seen } from '../support/readings.ts';
import { ended, routineWith, RULE, tell } from '../support/rules.ts';

/** Both knees are to bend by 60° while the person is in the bend. */
const DEEP: Rule = {
  ...RULE,
  id: 'too-shallow',
  kind: 'reach',
  metric: 'knee-flexion',
  least: 60,
  during: ['soft-bend'],
};

const UNTIL = 1000;

/** One second in the bend, with its lowest in the middle, then out of it. */
const tellOf = (lowest: (t: number) => readonly [left: Reading, right: Reading]) =>
  tell(routineWith(DEEP), 2000, (t) => {
    const [left, right] = lowest(t);
    return {
      step: t < UNTIL ? 'soft-bend' : 'walk-in',
      readings: readingsOf({ 'knee-flexion.left': left, 'knee-flexion.right': right }),
    };
  });

const dip = (most: number, halfWidth95 = 7) =>
  tellOf((t) => {
    const bend = seen(t < UNTIL ? most * Math.sin((Math.PI * t) / UNTIL) : 0, halfWidth95);
    return [bend, bend];
  });

describe('a bend that was to reach 60 degrees', () => {
  test.each([
    ['surely short of it', 50, 7, 1],
    ['short of it, but not surely', 56, 7, 0],
    ['short of it, with a wide interval', 40, 30, 0],
    ['right at it', 60, 0, 0],
    ['beyond it', 75, 7, 0],
  ])('%s: %d ± %d', (_, most, halfWidth95, findings) => {
    expect(ended(dip(most, halfWidth95))).toHaveLength(findings);
  });

  test('is told in the frame after it was over, dated when it was deepest, with the value then', () => {
    const [first] = dip(40);
    expect(first!.t - UNTIL).toBeLessThan(34);
    expect(Math.abs(first!.finding.t0 - UNTIL / 2)).toBeLessThan(34);
    expect(first!.finding).toMatchObject({ peak: expect.closeTo(40, 1), halfWidth95: 7, threshold: 60, side: null });
  });

  test('goes by both knees together', () => {
    expect(ended(tellOf(() => [seen(70, 1), seen(56, 1)]))).toHaveLength(0);
    expect(ended(tellOf(() => [seen(60, 1), seen(40, 1)]))).toHaveLength(1);
  });

  test('is not judged where a knee was never seen', () => {
    expect(tellOf(() => [seen(20), { unseen: 'hidden' }])).toEqual([]);
  });

  test('is judged by what was seen where it was seen now and then', () => {
    const told = tellOf((t) => (t < 300 ? [seen(30), seen(30)] : [{ unseen: 'hidden' }, { unseen: 'hidden' }]));
    expect(ended(told)).toHaveLength(1);
  });

  test('is judged anew each time', () => {
    const twice = tell(routineWith(DEEP), 6000, (t) => ({
      step: t % 3000 < UNTIL ? 'soft-bend' : 'walk-in',
      readings: readingsOf({
        'knee-flexion.left': seen(t < 3000 ? 70 : 30),
        'knee-flexion.right': seen(t < 3000 ? 70 : 30),
      }),
    }));
    expect(ended(twice).map(({ t0 }) => t0 >= 3000)).toEqual([true]);
  });
});
