import { describe, expect, test } from 'vitest';
import { comparedView, rangeView } from '../../src/ui/view/range-view.ts';
import type { RangeResult } from '../../src/ui/view/range-view.ts';
import { WORDS } from '../../src/words/index.ts';
import { yearOf } from '../support/progress.ts';

const words = WORDS.en;
const DAY = 86_400_000;
const START = Date.UTC(2026, 8, 1, 12);

const check = (week: number, left: number, given: Partial<RangeResult> = {}): RangeResult => ({
  id: `check-${week}`,
  at: START + 7 * week * DAY,
  values: {
    'external.left': { value: left, halfWidth95: 3.2 },
    'external.right': { value: 42, halfWidth95: 3 },
    'internal.right': { value: 24, halfWidth95: 3.4 },
  },
  holds: { 'external.left': 3 },
  hip: {},
  twist: {},
  stance: null,
  reps: 6,
  errors: 0,
  pain: null,
  isSet: false,
  ...given,
});
const set = (week: number, given: Partial<RangeResult>): RangeResult =>
  check(week, 0, { id: `set-${week}`, values: {}, isSet: true, ...given });

test('before the first check there is nothing to show', () => {
  expect(rangeView([], words)).toBeNull();
  expect(rangeView([set(0, {})], words)).toBeNull();
});

describe('one check', () => {
  const view = rangeView([check(0, 33.6)], words)!;

  test('stands by itself, and says what makes a trend', () => {
    expect(view.title).toBe('This is where you begin');
    expect(view.lead).toContain('Two more checks make a trend');
    expect(view.trends.every(({ call }) => call === 'no trend yet')).toBe(true);
  });

  test('is told in whole degrees, the half width rounded up; a direction that was not held says so', () => {
    const [left, right] = view.feet;
    expect(left!.rows[0]!.amount).toEqual({ value: '34°', half: ' ± 4' });
    expect(left!.rows[1]).toMatchObject({ amount: null, note: 'not held' });
    expect(right!.rows[1]!.amount).toEqual({ value: '24°', half: ' ± 4' });
    expect(left!.label).toBe('Left foot from above: out 34° ± 4, in not held');
  });

  test('says that a side goes further only where the interval allows it', () => {
    expect(view.sentences[0]).toContain('Right turns out 8° ± 4 further than left.');
    expect(rangeView([check(0, 40)], words)!.sentences[0]).toBe('Left and right look even (difference 2° ± 4).');
    expect(rangeView([check(0, 36.5)], words)!.sentences[0]).toContain('look even');
  });

  test('names the one foot of which something was not held, and neither where both lack something', () => {
    expect(view.missing).toBe('left');
    const inward = { 'internal.left': { value: 20, halfWidth95: 4 } };
    const left = { ...check(0, 30).values, ...inward };
    expect(rangeView([check(0, 30, { values: left })], words)!.missing).toBeNull();
    expect(rangeView([check(0, 30, { values: inward })], words)!.missing).toBeNull();
  });

  test('takes what was left out from a check of one foot soon after', () => {
    const later = {
      ...check(0, 30, { values: { 'internal.left': { value: 20, halfWidth95: 4 } } }),
      id: 'rest',
      at: START + 300_000,
    };
    const both = rangeView([check(0, 33.6), later], words)!;
    expect(both).toMatchObject({ title: 'This is where you begin', missing: null, latest: 'rest' });
    expect(both.feet[0]!.rows.map(({ amount }) => amount?.value)).toEqual(['34°', '20°']);
  });

  test('adds both feet up', () => {
    expect(view.facts.map(({ name, amount }) => `${name} ${amount.value}${amount.half}`)).toEqual([
      'Both together, out 76° ± 6',
      'Left minus right, out −8° ± 4',
    ]);
  });
});

describe('many checks', () => {
  const steady = [30, 31, 29, 30, 31].map((left, week) => check(week, left));
  const gaining = [24, 26, 28, 30, 32, 34].map((left, week) => check(week, left));

  test('that differ no more than noise say so', () => {
    const view = rangeView(steady, words)!;
    expect(view.title).toBe('No change that I could tell from noise');
    expect(view.lead).toContain('within what differs from day to day');
    expect(view.trends.some(({ real }) => real)).toBe(false);
  });

  test('with a real change name it, since when, and how sure', () => {
    const view = rangeView(gaining, words)!;
    expect(view.title).toBe('The left foot turns out further than on 1 September');
    expect(view.lead).toMatch(/^Up 10° ± \d in 5 weeks: more than the measuring error\. The rest is the same/);
    expect(view.trends.find(({ key }) => key === 'external.left')).toMatchObject({ real: true, call: 'a real change' });
    expect(view.sentences.at(-1)).toBe('Dashed: 1 September 2026.');
    expect(view.feet[0]!.drawn.wasOut).toBe(24);
  });

  test('say of what else changed whether it went the same way', () => {
    const changed = (outRight: number, inRight: number) =>
      gaining.map(({ values, ...one }, week) => ({
        ...one,
        values: {
          ...values,
          'external.right': { value: 42 + outRight * week, halfWidth95: 3 },
          'internal.right': { value: 24 + inRight * week, halfWidth95: 3.4 },
        },
      }));
    const lead = (outRight: number, inRight: number) => rangeView(changed(outRight, inRight), words)!.lead;
    expect(lead(1.9, 0)).toMatch(/measuring error\. So did: Right out\.$/);
    expect(lead(0, -1.9)).toMatch(/measuring error\. The other way went: Right in\.$/);
  });

  test('have every value in their table, the newest first', () => {
    const { table } = rangeView(gaining, words)!;
    expect(table.head).toEqual(['Date', 'Left out', 'Left in', 'Right out', 'Right in']);
    expect(table.rows).toHaveLength(6);
    expect(table.rows[0]).toEqual(['6 October 2026', '34° ± 4', '–', '42° ± 3', '24° ± 4']);
  });

  test('know the best of each', () => {
    const best = rangeView(gaining, words)!.trends.map(({ key, best: words_ }) => `${key}: ${words_}`);
    expect(best[0]).toBe('external.left: best 34°, 6 Oct');
  });

  test('are held against each other, any two', () => {
    const table = comparedView(gaining, 'check-0', 'check-5', words)!;
    expect(table.rows[0]!.slice(0, 3)).toEqual(['Left out', '24° ± 4', '34° ± 4']);
    expect(table.rows[0]!.at(-1)).toBe('real');
    expect(table.rows[1]!.at(-1)).toBe('within noise');
    expect(comparedView(gaining, 'check-0', 'check-0', words)).toBeNull();
    expect(comparedView(gaining, 'check-0', 'gone', words)).toBeNull();
  });
});

test('a soft bend tells hip and lower leg beside the last check, a walk-out its stance', () => {
  const bend = set(1, {
    isSet: false,
    hip: { left: { value: 22, halfWidth95: 5 } },
    twist: { left: { value: 12, halfWidth95: 5 } },
  });
  const walk = set(2, { stance: { value: 0.62, halfWidth95: 0.031 } });
  const facts = rangeView([check(0, 34), bend, walk], words)!.facts.map(({ name }) => name);
  expect(facts.slice(2)).toEqual(['From the hip, left', 'From below the knee, left', 'Widest stance']);
});

test('sets are followed by repetitions, findings and stance: those that fall are said to', () => {
  const sets = Array.from({ length: 8 }, (_, i) => set(i, { reps: 3, errors: 24 - 3 * i, stance: null }));
  const view = rangeView([check(9, 34), ...sets], words)!;
  expect(view.setTrends.map(({ key, call }) => `${key} ${call}`)).toEqual(['reps steady', 'errors falling']);
  expect(view.setTable.rows).toHaveLength(8);
});

test('a year is summed up in a moment', () => {
  const year = yearOf('p', 7).map(
    (result): RangeResult => ({ ...result, values: result.values as RangeResult['values'], isSet: result.reps === 3 }),
  );
  // Time on the processor: on a busy machine the clock goes on without us.
  const before = process.cpuUsage();
  rangeView(year, words);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(200);
});

test('every language has all of it', () => {
  const results = [24, 26, 28, 30, 32, 34].map((left, week) => check(week, left));
  expect(rangeView(results, WORDS.de)!.title).toBe('Der linke Fuß dreht nach außen weiter als am 1. September');
});
