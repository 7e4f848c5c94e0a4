import { expect, test } from 'vitest';
import { millis } from '../../../src/core/units.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';
import { pivotOf, tell } from '../support/rules.ts';

const rulesOf = (sparse: boolean) =>
  tell(hipRotationWalkOut, 400, (t) => ({
    sparse,
    pivots: Math.abs(t - 200) < 17 ? [pivotOf('right', { t0: millis(t - 120), t1: millis(t) })] : [],
  })).map(({ finding }) => finding.rule);

test('a pivot that was too fast is found where frames come close enough to tell', () => {
  expect(rulesOf(false)).toContain('too-fast');
});

test('with frames too far apart nothing is said of speed or order', () => {
  expect(rulesOf(true)).toEqual([]);
});
