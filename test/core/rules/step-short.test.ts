import { describe, expect, test } from 'vitest';
import type { Routine, Rule } from '../../../src/core/routine.ts';
import { millis } from '../../../src/core/units.ts';
import { ended, routineWith, RULE, tell } from '../support/rules.ts';

const SHORT: Rule = { ...RULE, id: 'held-too-short', kind: 'step-short', step: 'end-range' };

/** The walk-out with this rule, and its pause to be kept as long as `given` says. */
const asking = (given: Partial<Routine['steps'][number]>): Routine => {
  const routine = routineWith(SHORT);
  return { ...routine, steps: routine.steps.map((step) => (step.id === 'end-range' ? { ...step, ...given } : step)) };
};

/** The pause begins after a second, and is left `lasts` milliseconds later. */
const findings = (routine: Routine, lasts: number, sparse = false) =>
  ended(
    tell(routine, 6000, (t) => {
      const step = t < 1000 ? 'turn-in' : t < 1000 + lasts ? 'end-range' : 'walk-in';
      const began = millis(t < 1000 ? 0 : t < 1000 + lasts ? 1000 : 1000 + lasts);
      return { step, began, sparse };
    }),
  );

describe('a step that is to be held for two seconds', () => {
  const routine = asking({ hold: millis(2000) });

  test('left after one is told, with how long it lasted', () => {
    const [finding, ...more] = findings(routine, 1000);
    expect(finding).toMatchObject({ t0: 1000, peak: 1, threshold: 2, halfWidth95: null });
    expect(more).toEqual([]);
  });

  test('held for two is kept', () => {
    expect(findings(routine, 2000)).toEqual([]);
  });

  test('is not judged where pictures come too far apart', () => {
    expect(findings(routine, 1000, true)).toEqual([]);
  });
});

test('a tempo stands in where nothing is held', () => {
  const routine = asking({ tempo: { least: millis(1500), most: millis(4000) } });
  expect(findings(routine, 1000)).toHaveLength(1);
  expect(findings(routine, 1600)).toEqual([]);
});

test('a step that asks for no time is never too short', () => {
  expect(findings(asking({}), 100)).toEqual([]);
});
