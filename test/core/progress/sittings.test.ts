import { describe, expect, test } from 'vitest';
import type { Followed } from '../../../src/core/progress/series.ts';
import { inSittings } from '../../../src/core/progress/sittings.ts';

const MINUTE = 60_000;
const check = (minute: number, values: Partial<Record<Followed, number>>) => ({
  id: `at ${minute}`,
  at: minute * MINUTE,
  values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, halfWidth95: 3 }])),
  holds: Object.fromEntries(Object.keys(values).map((key) => [key, 3])),
});
const LEFT = { 'external.left': 30, 'internal.left': 15 };
const RIGHT = { 'external.right': 34, 'internal.right': 18 };

describe('two checks', () => {
  test('of one foot each, soon after each other, are one check of both', () => {
    const [one, ...others] = inSittings([check(0, LEFT), check(5, RIGHT)]);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: 'at 5', at: 5 * MINUTE, holds: { 'external.left': 3, 'internal.right': 3 } });
    expect(Object.keys(one!.values)).toHaveLength(4);
  });

  test('of all, soon after each other, stay two', () => {
    expect(inSittings([check(0, LEFT), check(5, { ...LEFT, ...RIGHT })])).toHaveLength(2);
  });

  test('of one foot each on different days stay two', () => {
    expect(inSittings([check(0, LEFT), check(61, RIGHT)])).toHaveLength(2);
  });

  test('that measured the same thing have the later value', () => {
    const [one] = inSittings([check(0, { ...LEFT, 'external.right': 10 }), check(5, RIGHT)]);
    expect(one!.values['external.right']!.value).toBe(34);
  });
});
