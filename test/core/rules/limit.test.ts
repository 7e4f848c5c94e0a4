import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METRIC_IDS, UNSEEN } from '../../../src/core/reading.ts';
import type { Reading, UnseenReason } from '../../../src/core/reading.ts';
import type { Rule } from '../../../src/core/routine.ts';
import { millis } from '../../../src/core/units.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';
import { readingsOf, seen } from '../support/readings.ts';
import { ended, routineWith, RULE, tell } from '../support/rules.ts';
import type { Told } from '../support/rules.ts';

/** 3 and 5 degrees are within, 10 is the limit: with an interval of ±2 it speaks above 11.7. */
const PELVIS: Rule = {
  ...RULE,
  id: 'pelvis-turned',
  kind: 'limit',
  metric: 'pelvis-rotation',
  sided: false,
  beyond: 'above',
  limit: 10,
  clear: 5,
  hold: millis(300),
};

const tellOf = (rule: Rule, length: number, reading: (t: number) => Reading): Told[] =>
  tell(routineWith(rule), length, (t) => ({ readings: readingsOf({ 'pelvis-rotation': reading(t) }) }));

/** Frames are 33 ms apart. */
const FRAME = 34;

describe('a limit', () => {
  test.each([
    ['far beyond', seen(20), true],
    ['beyond with 95 % certainty', seen(11.7), true],
    ['beyond, but not with certainty', seen(11.6), false],
    ['beyond, with a wide interval', seen(20, 13), false],
    ['beyond, with no interval to speak of', seen(10.1, 0.01), true],
    ['at the limit itself', seen(10, 0), false],
    ['far on the other side', seen(-40), false],
  ])('%s', (_, reading, broken) => {
    expect(tellOf(PELVIS, 2000, () => reading).length > 0).toBe(broken);
  });

  test('below is the same the other way round', () => {
    const below: Rule = { ...PELVIS, beyond: 'below', limit: -10, clear: -5 };
    expect(tellOf(below, 1000, () => seen(-20)).length).toBeGreaterThan(0);
    expect(tellOf(below, 1000, () => seen(-11))).toEqual([]);
    expect(tellOf(below, 1000, () => seen(20))).toEqual([]);
  });

  test('either watches both sides, and the peak keeps its sign', () => {
    const either: Rule = { ...PELVIS, beyond: 'either' };
    expect(tellOf(either, 1000, () => seen(20)).at(-1)!.finding.peak).toBe(20);
    expect(tellOf(either, 1000, () => seen(-20)).at(-1)!.finding.peak).toBe(-20);
  });
});

describe('a limit on what another metric takes along', () => {
  const apart: Rule = { ...PELVIS, beyond: 'either', apartFrom: { metric: 'trunk-rotation', percent: 120 } };
  const tellBeside = (value: number, other: Reading) =>
    tell(routineWith(apart), 1000, () => ({
      readings: readingsOf({ 'pelvis-rotation': seen(value), 'trunk-rotation': other }),
    }));

  test.each([
    ['more than the other brings along', 20, seen(16), true],
    ['the same toward the other side', -20, seen(-16), true],
    ['as much as the other brings along', 20, seen(17), false],
    ['as much, toward the other side', -20, seen(-17), false],
    ['the other turns the other way', 20, seen(-17), true],
    ['the other cannot be told', 20, { unseen: 'hidden' } as const, false],
    ['more than the other, but within the limit', 9, seen(0), false],
  ])('%s', (_, value, other, broken) => {
    expect(tellBeside(value, other).length > 0).toBe(broken);
  });

  test('is over once it is back, although the other reads alike there', () => {
    const told = tell(routineWith(apart), 2000, (t) => ({
      readings: readingsOf({ 'pelvis-rotation': seen(t < 1000 ? 20 : 1), 'trunk-rotation': seen(2) }),
    }));
    const [finding] = ended(told);
    expect(finding!.t1).toBeLessThan(1000 + 2 * FRAME);
  });
});

describe('a finding', () => {
  test('comes once the limit was exceeded for the hold, and is dated from when that began', () => {
    const [first] = tellOf(PELVIS, 2000, (t) => seen(t < 500 ? 0 : 20));
    expect(first!.t).toBeGreaterThanOrEqual(800);
    expect(first!.t).toBeLessThan(800 + 2 * FRAME);
    expect(Math.abs(first!.finding.t0 - 500)).toBeLessThan(FRAME);
    expect(first!.finding).toMatchObject({ rule: 'pelvis-turned', side: null, open: true, threshold: 10 });
  });

  test('does not come of peaks that are shorter than the hold', () => {
    expect(tellOf(PELVIS, 4000, (t) => seen(t % 500 < 250 ? 20 : 0))).toEqual([]);
  });

  test('grows with the worst value and its interval', () => {
    const told = tellOf(PELVIS, 2000, (t) => (t < 1000 ? seen(20, 2) : t < 1200 ? seen(30, 3) : seen(25, 1)));
    expect(told.at(-1)!.finding).toMatchObject({ peak: 30, halfWidth95: 3, open: true });
  });

  test('stays open between limit and clear, and is over below', () => {
    const told = tellOf(PELVIS, 4000, (t) => seen(t < 1000 ? 20 : t < 2500 ? 7 : 3));
    expect(told.at(-1)).toMatchObject({ finding: { open: false } });
    expect(Math.abs(told.at(-1)!.t - 2500)).toBeLessThan(FRAME);
    // It ended when it was last seen, not when that became certain.
    expect(Math.abs(told.at(-1)!.finding.t1 - 1000)).toBeLessThan(FRAME);
    expect(ended(told)).toHaveLength(1);
  });

  test('is not told again while its rule cools down', () => {
    // Over at 0.7 s; wrong again from 1 s on, which the hold would make a finding of at 1.3 s.
    const told = tellOf(PELVIS, 3000, (t) => seen(t < 700 || t > 1000 ? 20 : 0));
    const again = told.find(({ t }) => t > 1000)!;
    expect(ended(told)).toHaveLength(1);
    expect(Math.abs(again.t - 1700)).toBeLessThan(2 * FRAME);
    expect(Math.abs(again.finding.t0 - 1000)).toBeLessThan(2 * FRAME);
  });

  test('ends with the steps that its rule applies to', () => {
    const here: Rule = { ...PELVIS, steps: ['turn-out'] };
    const told = tell(routineWith(here), 3000, (t) => ({
      step: t < 1500 ? 'turn-out' : 'turn-in',
      readings: readingsOf({ 'pelvis-rotation': seen(20) }),
    }));
    expect(ended(told)).toHaveLength(1);
    expect(Math.abs(told.at(-1)!.t - 1500)).toBeLessThan(FRAME);
    expect(told[0]!.finding.step).toBe('turn-out');
  });
});

describe('a rule about sides', () => {
  const KNEE: Rule = {
    ...RULE,
    id: 'knee-inside-foot',
    kind: 'limit',
    metric: 'knee-foot-alignment',
    sided: true,
    beyond: 'above',
    limit: 5,
    clear: 3,
    hold: millis(300),
  };

  test('watches each side by itself', () => {
    const told = tell(routineWith(KNEE), 1000, () => ({
      readings: readingsOf({ 'knee-foot-alignment.left': seen(30), 'knee-foot-alignment.right': seen(0) }),
    }));
    expect(new Set(told.map(({ finding }) => finding.side))).toEqual(new Set(['left']));
  });

  test('tells both when both are wrong', () => {
    const told = tell(routineWith(KNEE), 1000, () => ({
      readings: readingsOf({ 'knee-foot-alignment.left': seen(30), 'knee-foot-alignment.right': seen(20) }),
    }));
    expect(new Set(told.map(({ finding }) => finding.side))).toEqual(new Set(['left', 'right']));
  });
});

describe('what cannot be told', () => {
  const reason = fc.constantFrom(...(Object.keys(UNSEEN) as UnseenReason[]));
  const LIMITS = hipRotationWalkOut.rules.filter(({ kind }) => kind === 'limit') as unknown as Rule[];

  test('never fires a rule of the walk-out, whatever the reasons', () => {
    const unseens = fc.array(fc.array(reason, { minLength: METRIC_IDS.length, maxLength: METRIC_IDS.length }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(unseens, (rows) => {
        const told = tell(routineWith(...LIMITS), 3000, (t) => {
          const row = rows[Math.floor(t / 100) % rows.length]!;
          return { readings: readingsOf(Object.fromEntries(METRIC_IDS.map((id, i) => [id, { unseen: row[i]! }]))) };
        });
        expect(told).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('never lets a value that is only glimpsed now and then fire', () => {
    // Seen for less than the hold at a time, however badly, and not again for more than half a second.
    const glimpsed = fc.array(
      fc.record({ seenFor: fc.integer({ min: 1, max: 8 }), value: fc.integer({ min: -90, max: 90 }) }),
      {
        minLength: 1,
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(glimpsed, (glimpses) => {
        const told = tellOf({ ...PELVIS, beyond: 'either' }, 4000, (t) => {
          const frame = Math.round((t * 30) / 1000);
          const glimpse = glimpses[Math.floor(frame / 24) % glimpses.length]!;
          return frame % 24 < glimpse.seenFor ? seen(glimpse.value) : { unseen: 'hidden' };
        });
        expect(told).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps an open finding open for a second, and then ends it where it was last certain', () => {
    const told = tellOf(PELVIS, 3000, (t) => (t < 1000 ? seen(20) : { unseen: 'hidden' }));
    expect(told.filter(({ t }) => t < 1900).at(-1)!.finding.open).toBe(true);
    expect(told.at(-1)!.finding.open).toBe(false);
    expect(told.at(-1)!.t).toBeLessThan(2100);
    expect(Math.abs(told.at(-1)!.finding.t1 - 1000)).toBeLessThan(FRAME);
  });

  const firstTold = (hiddenFrom: number, hiddenTo: number): number =>
    tellOf(PELVIS, 3000, (t) => (t > hiddenFrom && t < hiddenTo ? { unseen: 'hidden' } : seen(20)))[0]!.t;

  test('for a moment ends nothing that was seen before', () => {
    expect(Math.abs(firstTold(220, 280) - 300)).toBeLessThan(FRAME);
  });

  test('makes no more of what was seen: half of the hold at least has to be', () => {
    // Seen for 70 ms, and again from 400 on: 150 of the 300 ms are seen at 480.
    expect(firstTold(70, 390)).toBeGreaterThanOrEqual(480);
    expect(firstTold(70, 390)).toBeLessThan(480 + 2 * FRAME);
  });

  test('for longer than half a second begins the hold again', () => {
    expect(firstTold(250, 790)).toBeGreaterThanOrEqual(1100);
  });

  test('once it is seen to be within the limit, begins the hold again', () => {
    const told = tellOf(PELVIS, 2000, (t) => (t < 220 ? seen(20) : t < 280 ? seen(0) : seen(20)));
    expect(told[0]!.t).toBeGreaterThanOrEqual(580);
  });
});
