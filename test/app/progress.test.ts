import { expect, test } from 'vitest';
import { isOfExercise } from '../../src/app/progress.ts';

const held = { 'external.left': { value: 34, halfWidth95: 5 } };

test.each([
  ['hip-rotation-walk-out', {}, true],
  ['range-of-motion', held, false],
  ['range-of-motion', {}, false],
  ['soft-bend-check', {}, false],
  ['a-routine-that-is-gone', {}, true],
  ['a-routine-that-is-gone', held, false],
] as const)('a result of %s with %j is of an exercise: %s', (routine, values, expected) => {
  expect(isOfExercise({ routine, values })).toBe(expected);
});
