import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/core/routine.ts';
import { degrees, millis } from '../../../src/core/units.ts';
import { readingsOf, seen } from '../support/readings.ts';
import { routineWith, RULE, tell } from '../support/rules.ts';

const RULE_OF_BENDS: Rule = {
  ...RULE,
  id: 'bend-skipped',
  kind: 'knees-straight',
  least: degrees(17),
  hold: millis(2000),
  steps: ['walk-in'],
};

/** The findings while both knees bend like this, each known within `halfWidth95`. */
const told = (bend: (t: number) => number, halfWidth95 = 4, step = 'walk-in') =>
  tell(routineWith(RULE_OF_BENDS), 4000, (t) => ({
    step,
    readings: readingsOf({
      'knee-flexion.left': seen(bend(t), halfWidth95),
      'knee-flexion.right': seen(bend(t), halfWidth95),
    }),
  }));

describe('legs that walk back straight', () => {
  test('are told after the hold, from where the step began', () => {
    const [first] = told(() => 6);
    expect(first!.t).toBeGreaterThanOrEqual(2000);
    expect(first!.t).toBeLessThan(2040);
    expect(first!.finding).toMatchObject({ rule: 'bend-skipped', t0: 0, threshold: 17 });
  });

  test('are told by what they do on average: one knee-bend read wrong changes nothing', () => {
    expect(told((t) => (t > 1000 && t < 1200 ? 25 : 6))).not.toEqual([]);
    expect(told((t) => (t > 1000 && t < 1200 ? 6 : 22))).toEqual([]);
  });

  test('are not told where the interval reaches what is asked for', () => {
    // Two knees known within ±10 are known within ±7.1 together: 11.1 and more may be 17.
    expect(told(() => 10.5, 10)).not.toEqual([]);
    expect(told(() => 11.5, 10)).toEqual([]);
  });

  test('are not told in other steps, nor where a knee cannot be seen', () => {
    expect(told(() => 6, 4, 'turn-out')).toEqual([]);
    const half = tell(routineWith(RULE_OF_BENDS), 4000, () => ({
      step: 'walk-in',
      readings: readingsOf({ 'knee-flexion.left': seen(6) }),
    }));
    expect(half).toEqual([]);
  });
});
