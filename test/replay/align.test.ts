import { describe, expect, test } from 'vitest';
import type { StepSpan } from '../../src/core/step-spans.ts';
import { alignSteps } from '../../src/replay/align.ts';

/** Steps one behind the other; each lasts so many seconds. */
function spans(...list: readonly (readonly [step: string, seconds: number])[]): StepSpan[] {
  let t = 0;
  return list.map(([step, seconds]) => ({ step, t0: t, t1: (t += seconds) }));
}

describe('two sessions aligned by step', () => {
  test('are as far in the same step, however long each took', () => {
    const align = alignSteps(spans(['out', 2], ['in', 4]), spans(['out', 6], ['in', 2]));
    expect(align(1)).toBe(3);
    expect(align(2)).toBe(6);
    expect(align(4)).toBe(7);
  });

  test('go on from the next common step where one left a step out', () => {
    const align = alignSteps(spans(['out', 2], ['bend', 2], ['in', 2]), spans(['out', 2], ['in', 2]));
    expect(align(1)).toBe(1);
    expect(align(5)).toBe(3);
  });

  test('keep their distance before the first common step and after the last one', () => {
    const one: StepSpan[] = [{ step: 'out', t0: 3, t1: 4 }];
    const other: StepSpan[] = [{ step: 'out', t0: 10, t1: 12 }];
    const align = alignSteps(one, other);
    expect(align(1)).toBe(8);
    expect(align(6)).toBe(14);
  });

  test('run at the same time where they have no step in common', () => {
    expect(alignSteps(spans(['out', 2]), spans(['in', 2]))(1.5)).toBe(1.5);
    expect(alignSteps([], [])(1.5)).toBe(1.5);
  });

  test('never run backward', () => {
    const align = alignSteps(spans(['a', 1], ['b', 3], ['a', 2]), spans(['b', 1], ['a', 1], ['b', 2], ['a', 1]));
    const times = Array.from({ length: 70 }, (_, i) => align(i / 10));
    expect(times).toEqual(times.toSorted((x, y) => x - y));
  });
});
