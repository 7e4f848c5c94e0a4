import { describe, expect, test } from 'vitest';
import type { Side } from '../../../src/core/landmarks.ts';
import type { PivotEvent } from '../../../src/core/moment.ts';
import type { Turn } from '../../../src/core/pivots.ts';
import type { PivotDirection, Rule } from '../../../src/core/routine.ts';
import { degrees, millis } from '../../../src/core/units.ts';
import { readingsOf, seen } from '../support/readings.ts';
import { footstepOf, isFrame, pivotOf, routineWith, RULE, tell, turnOf } from '../support/rules.ts';

/** Frames are 33 ms apart. */
const FRAME = 34;

describe('both feet moving', () => {
  const BOTH: Rule = { ...RULE, id: 'both-feet-moving', kind: 'both-moving', hold: millis(200), atLeast: degrees(15) };
  const tellOf = (turns: (t: number) => readonly Turn[]) => tell(routineWith(BOTH), 2000, (t) => ({ turns: turns(t) }));

  test('is found once both have turned for the hold', () => {
    const [first] = tellOf((t) => (t < 500 ? [] : [turnOf('left'), turnOf('right')]));
    expect(Math.abs(first!.t - 700)).toBeLessThan(FRAME + 1);
    expect(first!.finding).toMatchObject({ rule: 'both-feet-moving', side: null, threshold: 0.2 });
    expect(Math.abs(first!.finding.t0 - 500)).toBeLessThan(FRAME);
  });

  test.each<[string, readonly Turn[]]>([
    ['one foot turns', [turnOf('left')]],
    ['the other has hardly turned', [turnOf('left'), turnOf('right', { turned: degrees(12) })]],
    ['the other is at its end', [turnOf('left'), turnOf('right', { speed: 12 })]],
    ['none turns', []],
  ])('is not found where %s', (_, turns) => {
    expect(tellOf(() => turns)).toEqual([]);
  });

  test('is not found where one pivot ends as the next begins', () => {
    const overlap = (t: number) =>
      t < 1000 ? [turnOf('left')] : t < 1150 ? [turnOf('left'), turnOf('right')] : [turnOf('right')];
    expect(tellOf(overlap)).toEqual([]);
  });
});

/** What a rule tells of one pivot, noticed after half a second. */
const tellPivot = (rule: Rule, pivot: PivotEvent) =>
  tell(routineWith(rule), 1000, (t) => ({ pivots: isFrame(t, 500) ? [pivot] : [] }));

describe('a pivot that is too fast', () => {
  const FAST: Rule = { ...RULE, id: 'too-fast', kind: 'pivot-speed', limit: 300 };
  const tellOf = (peakSpeed: number, foot: Side = 'left') =>
    tellPivot(FAST, pivotOf(foot, { peakSpeed, t0: millis(200) }));

  test('is found with its speed, its foot and when it began', () => {
    expect(tellOf(350, 'right')[0]!.finding).toMatchObject({
      rule: 'too-fast',
      side: 'right',
      peak: 350,
      threshold: 300,
      t0: 200,
    });
  });

  test('is over with the next frame', () => {
    expect(tellOf(350).map(({ finding }) => finding.open)).toEqual([true, false]);
  });

  test('is not found at the limit or below', () => {
    expect(tellOf(300)).toEqual([]);
    expect(tellOf(60)).toEqual([]);
  });
});

describe('a pivot that is done too soon', () => {
  const QUICK: Rule = { ...RULE, id: 'too-fast', kind: 'pivot-time', least: millis(240) };
  const tellOf = (took: number, foot: Side = 'left') =>
    tellPivot(QUICK, pivotOf(foot, { t0: millis(200), t1: millis(200 + took) }));

  test('is found with its time, its foot and when it began', () => {
    expect(tellOf(150, 'right')[0]!.finding).toMatchObject({
      rule: 'too-fast',
      side: 'right',
      peak: 0.15,
      threshold: 0.24,
      t0: 200,
    });
  });

  test('is not found at the limit or above', () => {
    expect(tellOf(240)).toEqual([]);
    expect(tellOf(450)).toEqual([]);
  });
});

describe('a step that is left out', () => {
  const PAUSE: Rule = { ...RULE, id: 'pause-skipped', kind: 'step-skipped', step: 'end-range', before: 'walk-in' };
  /** The findings while a person goes through these steps, half a second each. */
  const tellOf = (steps: readonly string[], pivots: (t: number) => readonly PivotEvent[] = () => []) =>
    tell(routineWith(PAUSE), 500 * steps.length, (t) => {
      const i = Math.floor(t / 500 + 1e-9);
      return { step: steps[i]!, began: millis(500 * i), pivots: pivots(t) };
    }).filter(({ finding }) => finding.open);

  test('is found when the step before which it belongs begins', () => {
    const told = tellOf(['set-up', 'turn-out', 'turn-in', 'walk-in']);
    expect(told).toHaveLength(1);
    expect(Math.abs(told[0]!.finding.t0 - 1500)).toBeLessThan(FRAME);
    expect(told[0]!.finding).toMatchObject({ rule: 'pause-skipped', step: 'walk-in' });
  });

  test('is dated where the last pivot ended: there it would have stood', () => {
    const pivots = (t: number) => (isFrame(t, 1300) ? [pivotOf('left', { t1: millis(1250) })] : []);
    const [told] = tellOf(['set-up', 'turn-out', 'turn-in', 'walk-in'], pivots);
    expect(told!.finding.t0).toBe(1250);
  });

  test('is not found when it was gone through', () => {
    expect(tellOf(['set-up', 'turn-out', 'turn-in', 'end-range', 'soft-bend', 'walk-in'])).toEqual([]);
  });

  test('is asked for again in the next repetition', () => {
    const whole = ['turn-out', 'turn-in', 'end-range', 'walk-in', 'finish'];
    expect(tellOf([...whole, ...whole])).toEqual([]);
    expect(tellOf([...whole, 'turn-out', 'turn-in', 'walk-in'])).toHaveLength(1);
  });

  test('with a rest that stands for it, counts by how long the feet had rested', () => {
    const resting = { ...PAUSE, rest: millis(1000) } as Rule;
    const steps = ['set-up', 'turn-out', 'turn-in', 'end-range', 'end-range', 'walk-in'];
    const told = (pivotEnds: number) =>
      tell(routineWith(resting), 3000, (t) => ({
        step: steps[Math.floor(t / 500 + 1e-9)]!,
        began: millis(500 * Math.floor(t / 500 + 1e-9)),
        pivots: isFrame(t, pivotEnds + 30) ? [pivotOf('left', { t1: millis(pivotEnds) })] : [],
      })).filter(({ finding }) => finding.open);
    expect(told(1600)).toHaveLength(1);
    expect(told(1450)).toEqual([]);
  });

  test('is told once a repetition, however often the person goes out and in', () => {
    expect(tellOf(['turn-out', 'turn-in', 'walk-in', 'turn-out', 'turn-in', 'walk-in'])).toHaveLength(1);
  });
});

describe('pivots out of order', () => {
  const ORDER: Rule = { ...RULE, id: 'wrong-order', kind: 'pivot-order', steps: ['turn-out', 'turn-in'] };
  type Done = readonly [Side, PivotDirection];

  /** The numbers of the pivots that were found wrong. One pivot every 1.5 seconds, in the step of its direction. */
  function wrongOf(pivots: readonly Done[], turns: (t: number) => readonly Turn[] = () => []): number[] {
    const told = tell(routineWith({ ...ORDER, cooldown: millis(0) }), 1500 * (pivots.length + 1), (t) => {
      const i = Math.floor(t / 1500 + 1e-9);
      const done = pivots[i - 1];
      const ends = done && isFrame(t, 1500 * i);
      const step =
        i === 0 ? 'set-up' : pivots[Math.min(i, pivots.length) - 1]![1] === 'external' ? 'turn-out' : 'turn-in';
      return {
        step,
        turns: turns(t),
        pivots: ends ? [pivotOf(done[0], { direction: done[1], t0: millis(t - 800), t1: millis(t - 100) })] : [],
      };
    });
    return told.filter(({ finding }) => finding.open).map(({ t }) => Math.round(t / 1500));
  }

  const RIGHT_ORDER: readonly Done[] = [
    ['right', 'external'],
    ['left', 'external'],
    ['right', 'internal'],
    ['left', 'internal'],
  ];

  test('the routine as it is meant has none', () => {
    expect(wrongOf([...RIGHT_ORDER, ...RIGHT_ORDER])).toEqual([]);
  });

  test('toes in before toes out is one', () => {
    expect(wrongOf([['right', 'internal']])).toEqual([1]);
  });

  test('the left foot first is one', () => {
    expect(
      wrongOf([
        ['left', 'external'],
        ['right', 'external'],
      ]),
    ).toEqual([1]);
    expect(
      wrongOf([
        ['right', 'external'],
        ['left', 'external'],
        ['left', 'internal'],
        ['right', 'internal'],
      ]),
    ).toEqual([3]);
  });

  test('the left foot first is none where the right one was lifted and set down just before', () => {
    const told = (steppedAt: number, foot: Side) =>
      tell(routineWith(ORDER), 3000, (t) => ({
        step: t < 2600 ? 'set-up' : 'turn-out',
        footsteps: isFrame(t, steppedAt) ? [footstepOf(foot, millis(steppedAt))] : [],
        pivots: isFrame(t, 2700) ? [pivotOf('left', { t0: millis(2000), t1: millis(2600) })] : [],
      }));
    expect(told(1000, 'right')).toEqual([]);
    expect(told(400, 'right')).not.toEqual([]);
    expect(told(1000, 'left')).not.toEqual([]);
  });

  describe('after a turn that was too small to be told', () => {
    const toldOf = (step: string, done: PivotEvent, otherFoot: number) =>
      tell(routineWith(ORDER), 1000, (t) => ({
        step: t < 500 ? 'set-up' : step,
        readings: readingsOf({ 'foot-yaw.right': seen(otherFoot) }),
        pivots: isFrame(t, 600) ? [done] : [],
      }));
    const left = pivotOf('left', { direction: 'external', from: degrees(1) });

    test('the left foot is not the first where the right one stands turned out', () => {
      // Right toes out are to the subject's right.
      expect(toldOf('turn-out', left, -10)).toEqual([]);
      expect(toldOf('turn-out', left, -5)).not.toEqual([]);
      expect(toldOf('turn-out', left, 10)).not.toEqual([]);
    });

    test('but a right foot that turns further in than the left one has not turned out', () => {
      const turns: Readonly<Record<number, PivotEvent>> = {
        600: pivotOf('right', { direction: 'external' }),
        1200: pivotOf('left', { direction: 'external' }),
        1800: pivotOf('right', { direction: 'internal' }),
        2400: pivotOf('left', { direction: 'internal' }),
        3000: pivotOf('left', { direction: 'external', from: degrees(-21) }),
      };
      const told = tell(routineWith(ORDER), 3500, (t) => ({
        step: t < 500 ? 'set-up' : 'turn-out',
        readings: readingsOf({ 'foot-yaw.right': seen(12) }),
        pivots: Object.entries(turns).flatMap(([at, pivot]) => (isFrame(t, Number(at)) ? [pivot] : [])),
      }));
      expect(told.map(({ t }) => Math.round(t / 100))).toContain(30);
    });

    test('toes in are not the first where they come from toes out', () => {
      const inward = (from: number) => pivotOf('right', { direction: 'internal', from: degrees(from) });
      expect(toldOf('turn-in', inward(18), 0)).toEqual([]);
      expect(toldOf('turn-in', inward(5), 0)).not.toEqual([]);
    });
  });

  test('feet that turn together have no order', () => {
    expect(
      wrongOf(
        [
          ['left', 'external'],
          ['right', 'external'],
        ],
        () => [turnOf('right')],
      ),
    ).toEqual([]);
  });

  test('is found from when the pivot began', () => {
    const told = tell(routineWith(ORDER), 1000, (t) => ({
      step: t < 500 ? 'set-up' : 'turn-in',
      pivots: isFrame(t, 600) ? [pivotOf('right', { direction: 'internal', t0: millis(520) })] : [],
    }));
    expect(told[0]!.finding).toMatchObject({ rule: 'wrong-order', t0: 520 });
  });

  test('is not asked of pivots on the way back', () => {
    const told = tell(routineWith(ORDER), 1000, (t) => ({
      step: 'walk-in',
      pivots: isFrame(t, 600) ? [pivotOf('left', { direction: 'internal' })] : [],
    }));
    expect(told).toEqual([]);
  });
});
