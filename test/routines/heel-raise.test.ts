import { describe, expect, test } from 'vitest';
import { heelRaise } from '../../src/routines/heel-raise.ts';
import { momentsIn } from '../core/support/exercises.ts';
import { recordOver } from './support.ts';

/** When the heels were truly up: two whole raises and one that hardly leaves the floor. Seconds. */
const TRUE_RAISES = [
  [2.2, 5.9],
  [6.9, 10.6],
  [11.6, 15.1],
] as const;

describe('two heel raises and a low one', () => {
  const record = recordOver(heelRaise, 'heel-raise');
  const reps = record.events.filter(({ kind }) => kind === 'rep');

  test('are two repetitions, live and in the record', () => {
    expect(momentsIn(heelRaise, 'heel-raise').at(-1)!.reps).toBe(2);
    expect(reps).toHaveLength(2);
  });

  test('are each found within the time in which it was done', () => {
    reps.forEach(({ t0, t1 }, i) => {
      const [from, to] = TRUE_RAISES[i]!;
      expect(t0).toBeGreaterThanOrEqual(from);
      expect(t1).toBeLessThanOrEqual(to);
    });
  });

  test('are told of the low one that it was low, and of the others nothing', () => {
    expect(record.findings.map(({ rule }) => rule)).toEqual(['heels-too-low']);
    const [{ t0 }] = record.findings as [(typeof record.findings)[number]];
    expect(t0).toBeGreaterThan(TRUE_RAISES[2][0]);
    expect(t0).toBeLessThan(TRUE_RAISES[2][1]);
  });
});
