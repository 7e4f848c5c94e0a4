import { describe, expect, test } from 'vitest';
import { assessRange } from '../../../src/core/rom/assess.ts';
import type { FindingRecord } from '../../../src/core/session-record.ts';
import type { Routine } from '../../../src/core/routine.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';
import { rangeOfMotion } from '../../../src/routines/range-of-motion.ts';
import { softBendCheck } from '../../../src/routines/soft-bend-check.ts';
import { readingsOf, seen } from '../support/readings.ts';
import { framesOf, recordOf, turnAndBack } from './support/script.ts';

const check: Routine = rangeOfMotion;

const finding = (given: Partial<FindingRecord>): FindingRecord => ({
  rule: 'pelvis-turned',
  step: 'turn-out',
  t0: 2,
  t1: 3,
  peak: 9,
  halfWidth95: 3,
  threshold: 4,
  firstCueAt: null,
  ...given,
});

const rangeOf = (frames: ReturnType<typeof framesOf>, findings: readonly FindingRecord[] = []) =>
  assessRange(recordOf(frames, { findings }), check);

describe('a range', () => {
  test('is the mean over the holds, in and out each positive', () => {
    const rom = rangeOf(framesOf({ right: [40, -20, 44, -24].flatMap((to) => turnAndBack(to)) }));
    expect(rom['turnout.right']!.external).toBeCloseTo(42, 0);
    expect(rom['turnout.right']!.internal).toBeCloseTo(22, 0);
    expect(rom['turnout.right']!.holds).toEqual({ external: 2, internal: 2 });
    expect(rom['turnout.left']).toBeUndefined();
  });

  test('that was only held one way says nothing of the other', () => {
    const range = rangeOf(framesOf({ left: turnAndBack(30) }))['turnout.left']!;
    expect(range.external).toBeCloseTo(30, 0);
    expect('internal' in range).toBe(false);
    expect('internal' in range.halfWidths).toBe(false);
  });

  test('is a tenth surer than its readings, of which a hold is the median, and less sure the more its holds differ', () => {
    const alike = rangeOf(framesOf({ right: [40, 40, 40].flatMap((to) => turnAndBack(to)) }))['turnout.right']!;
    const unlike = rangeOf(framesOf({ right: [30, 40, 50].flatMap((to) => turnAndBack(to)) }))['turnout.right']!;
    expect(alike.halfWidth95).toBeGreaterThan(3.6);
    expect(alike.halfWidth95).toBeLessThan(3.95);
    expect(unlike.halfWidth95).toBeGreaterThan(alike.halfWidth95 + 3);
  });

  test('of both feet tells them together, and left minus right, less surely than either', () => {
    const rom = rangeOf(framesOf({ left: turnAndBack(30), right: [{ seconds: 8, to: 0 }, ...turnAndBack(42)] }));
    expect(rom['turnout.total']!.external!.value).toBeCloseTo(72, 0);
    expect(rom['turnout.asymmetry']!.external!.value).toBeCloseTo(-12, 0);
    expect(rom['turnout.asymmetry']!.external!.halfWidth95).toBeGreaterThan(rom['turnout.left']!.halfWidth95);
    expect(rom['turnout.asymmetry']!.internal).toBeUndefined();
  });

  test('of both feet is surer of the difference than of the sum: the errors of one person’s feet are alike', () => {
    const rom = rangeOf(framesOf({ left: turnAndBack(30), right: [{ seconds: 8, to: 0 }, ...turnAndBack(42)] }));
    const [left, right] = [rom['turnout.left']!.halfWidth95, rom['turnout.right']!.halfWidth95];
    expect(rom['turnout.asymmetry']!.external!.halfWidth95).toBeLessThan(0.85 * Math.hypot(left, right));
    expect(rom['turnout.total']!.external!.halfWidth95).toBeGreaterThan(1.1 * Math.hypot(left, right));
  });
});

describe('a hold with an error', () => {
  const frames = framesOf({ right: [30, 50].flatMap((to) => turnAndBack(to)) });

  test('is told, and not scored', () => {
    const rom = rangeOf(frames, [finding({ t0: 10, t1: 11 })]);
    expect(rom['turnout.right']!.external).toBeCloseTo(30, 0);
    expect(rom.holds!.map(({ spoilt }) => spoilt)).toEqual([undefined, ['pelvis-turned']]);
    expect(rom['turnout.right']!.spoilt).toBeUndefined();
  });

  test('counts from when the foot began to turn', () => {
    expect(rangeOf(frames, [finding({ t0: 1.3, t1: 1.5 })]).holds![0]!.spoilt).toEqual(['pelvis-turned']);
    expect(rangeOf(frames, [finding({ t0: 0.1, t1: 0.5 })]).holds![0]!.spoilt).toBeUndefined();
  });

  test('is scored where there is no other, and the range says so', () => {
    const rom = rangeOf(framesOf({ right: turnAndBack(40) }), [finding({})]);
    expect(rom['turnout.right']!.external).toBeCloseTo(40, 0);
    expect(rom['turnout.right']!.spoilt).toEqual(['external']);
  });

  test('is none where the error is the other foot’s, does not matter here, or was disputed', () => {
    for (const harmless of [
      finding({ rule: 'knee-inside-foot', side: 'left' }),
      finding({ rule: 'trunk-leaning' }),
      finding({ disputed: true }),
    ])
      expect(rangeOf(frames, [harmless]).holds!.every(({ spoilt }) => !spoilt)).toBe(true);
  });
});

test('a routine that checks nothing has no range', () => {
  const { checks: _, ...other } = check;
  expect(assessRange(recordOf(framesOf({ right: turnAndBack(40) })), other)).toEqual({});
});

test('in a walk-out the furthest counts, and the widest stance that was held', () => {
  const frames = framesOf({ right: [30, -20, 38].flatMap((to) => turnAndBack(to)) }).map((frame) => ({
    ...frame,
    readings: { ...frame.readings, 'stance-width': seen(frame.t > 6 && frame.t < 9 ? 0.62 : 0.2, 0.03) },
  }));
  const rom = assessRange(recordOf(frames), hipRotationWalkOut);
  expect(rom['reach.right']!.external!.value).toBeCloseTo(38, 0);
  expect(rom['reach.right']!.internal!.value).toBeCloseTo(20, 0);
  expect(rom['stance-width']!.value).toBeCloseTo(0.62, 2);
  expect(rom['turnout.right']).toBeUndefined();
});

describe('a soft bend', () => {
  const bent = (bend: number, seconds = 2) =>
    framesOf({ left: [{ seconds, to: 0 }] }).map((frame) => ({
      ...frame,
      readings: readingsOf({
        'knee-flexion.left': seen(bend),
        'knee-flexion.right': seen(bend + 2),
        'hip-rotation.left': seen(22, 6),
        'hip-rotation.right': seen(25, 6),
        'below-knee-twist.left': seen(12, 5),
        'below-knee-twist.right': seen(9, 5),
      }),
    }));

  test('splits the turnout into hip and lower leg', () => {
    expect(assessRange(recordOf(bent(28)), softBendCheck)).toEqual({
      'hip-rotation.left': { value: 22, halfWidth95: 6 },
      'hip-rotation.right': { value: 25, halfWidth95: 6 },
      'below-knee-twist.left': { value: 12, halfWidth95: 5 },
      'below-knee-twist.right': { value: 9, halfWidth95: 5 },
    });
  });

  test.each([
    ['too little', bent(10)],
    ['too deep', bent(60)],
    ['for a moment only', bent(28, 0.2)],
  ])('says nothing where it was %s', (_, frames) => {
    expect(assessRange(recordOf(frames), softBendCheck)).toEqual({});
  });
});
