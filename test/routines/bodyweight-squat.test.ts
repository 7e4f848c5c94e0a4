import { describe, expect, test } from 'vitest';
import { bodyweightSquat } from '../../src/routines/bodyweight-squat.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import { momentsIn } from '../core/support/exercises.ts';
import { RECORDED } from '../core/support/recorded.ts';
import { recordOver } from './support.ts';

/** When the four squats truly began and ended, seconds. */
const TRUE_SQUATS = [
  [1.5, 4.9],
  [5.7, 9.1],
  [9.9, 13.3],
  [14.1, 17.5],
] as const;

describe('four squats', () => {
  const record = recordOver(bodyweightSquat, 'squat');
  const reps = record.events.filter(({ kind }) => kind === 'rep');

  test('are four repetitions, live and in the record', () => {
    expect(momentsIn(bodyweightSquat, 'squat').at(-1)!.reps).toBe(4);
    expect(reps).toHaveLength(4);
  });

  test('are each found within the time in which it was done', () => {
    reps.forEach(({ t0, t1 }, i) => {
      const [from, to] = TRUE_SQUATS[i]!;
      expect(t0).toBeGreaterThanOrEqual(from);
      expect(t1).toBeLessThanOrEqual(to + 0.1);
    });
  });

  test('show the right knee in the second, both in the third, the left one out in the fourth, and nothing else', () => {
    const found = record.findings.map(({ rule, side, t0 }) => {
      return `${rule} ${side} ${1 + TRUE_SQUATS.findIndex(([from, to]) => t0 >= from && t0 <= to)}`;
    });
    expect(found).toEqual([
      'knee-inside-foot right 2',
      'knee-inside-foot right 3',
      'knee-inside-foot left 3',
      'knee-outside-foot left 4',
    ]);
  });

  test('are no walk-out', () => {
    expect(recordOver(hipRotationWalkOut, 'squat').events.filter(({ kind }) => kind === 'rep')).toEqual([]);
  });
});

test.each(RECORDED)('the walk-out "%s", soft bend and all, is no squat', (name) => {
  expect(momentsIn(bodyweightSquat, name).at(-1)!.reps).toBe(0);
  expect(recordOver(bodyweightSquat, name).events.filter(({ kind }) => kind === 'rep')).toEqual([]);
});
