import { describe, expect, test } from 'vitest';
import { findHolds } from '../../../src/core/rom/holds.ts';
import { rangeOfMotion } from '../../../src/routines/range-of-motion.ts';
import { momentsIn, rangeTruth } from '../support/exercises.ts';
import { createParts } from '../../../src/core/session-parts.ts';
import { seen } from '../support/readings.ts';
import { framesOf, turnAndBack } from './support/script.ts';

/** Noise that repeats itself, of about this size. Degrees. */
const wobble = (size: number) => (i: number) => size * Math.sin(i * 2.4) * Math.cos(i * 0.7);

describe('a foot that is turned out, held, and turned back', () => {
  test('is one hold, with the turnout that it was held at', () => {
    const [hold, ...others] = findHolds(framesOf({ right: turnAndBack(40) }));
    expect(others).toEqual([]);
    expect(hold).toMatchObject({ foot: 'right', direction: 'external' });
    expect(hold!.turnout.value).toBeCloseTo(40, 0);
    expect(hold!.t0).toBeGreaterThan(2.2);
    expect(hold!.t1).toBeLessThan(4.8);
  });

  test('is the same hold through noise, and keeps the interval of its readings', () => {
    const [hold, ...others] = findHolds(framesOf({ right: turnAndBack(40) }, wobble(3)));
    expect(others).toEqual([]);
    expect(hold!.turnout.value).toBeCloseTo(40, -0.5);
    expect(hold!.turnout.halfWidth95).toBe(4);
  });

  test('in is internal, and negative', () => {
    const [hold] = findHolds(framesOf({ left: turnAndBack(-18) }));
    expect(hold).toMatchObject({ foot: 'left', direction: 'internal' });
    expect(hold!.turnout.value).toBeCloseTo(-18, 0);
  });

  test('is no hold where it came back at once', () => {
    expect(findHolds(framesOf({ right: turnAndBack(40, 0.2) }))).toEqual([]);
  });

  test('is one hold, the furthest, where it stopped on the way', () => {
    const script = [
      { seconds: 1, to: 0 },
      { seconds: 1, to: 24 },
      { seconds: 1, to: 24 },
      { seconds: 1, to: 38 },
      ...turnAndBack(38).slice(2),
    ];
    const holds = findHolds(framesOf({ left: script }));
    expect(holds.map(({ turnout }) => Math.round(turnout.value))).toEqual([38]);
  });

  test('is as many holds as it is turned', () => {
    const script = [...turnAndBack(40), ...turnAndBack(-20), ...turnAndBack(42), ...turnAndBack(-22)];
    const holds = findHolds(framesOf({ right: script }));
    expect(holds.map(({ turnout }) => Math.round(turnout.value))).toEqual([40, -20, 42, -22]);
  });

  test('so slowly that no turn was seen is held where it came to, not where it went through', () => {
    const script = [
      { seconds: 1, to: 0 },
      { seconds: 5, to: 40 },
      { seconds: 2, to: 40 },
      { seconds: 5, to: 0 },
    ];
    const holds = findHolds(framesOf({ right: script }));
    expect(holds).toHaveLength(1);
    expect(holds[0]!.turnout.value).toBeGreaterThan(37);
  });
});

test('a foot that only seems to turn while the other one does is no hold', () => {
  const holds = findHolds(framesOf({ right: turnAndBack(45), left: turnAndBack(-9) }));
  expect(holds.map(({ foot }) => foot)).toEqual(['right']);
});

test('neither is one that seems to stand turned while the other one is on its way back', () => {
  const left = [...turnAndBack(0), { seconds: 0.2, to: 11 }, { seconds: 0.6, to: 11 }, { seconds: 1, to: 0 }];
  const right = [
    { seconds: 2.5, to: 0 },
    { seconds: 2, to: 45 },
    { seconds: 2.6, to: 45 },
    { seconds: 1.2, to: 0 },
  ];
  expect(findHolds(framesOf({ left, right })).map(({ foot }) => foot)).toEqual(['right']);
});

test('a belt that turns is no foot that does; a foot that turns is found under one', () => {
  const turned = framesOf({ left: turnAndBack(-14), right: [{ seconds: 7, to: 0 }] }).map((frame) => ({
    ...frame,
    readings: { ...frame.readings, 'turnout.left': seen(6), 'turnout.right': seen(20) },
  }));
  const holds = findHolds(turned);
  expect(holds.map(({ foot, direction }) => `${foot} ${direction}`)).toEqual(['left internal']);
  expect(holds[0]!.turnout.value).toBe(6);
});

test('feet that stand still, or are not seen, hold nothing', () => {
  expect(findHolds(framesOf({ left: [{ seconds: 5, to: 0 }] }, wobble(3)))).toEqual([]);
  expect(findHolds([])).toEqual([]);
});

test('of the recorded person, every hold is found where it is, and no other', () => {
  const parts = createParts();
  const frames = momentsIn(rangeOfMotion, 'range').map((moment) => parts.next(moment).frame);
  const truths = rangeTruth().events.filter(({ kind }) => kind === 'romHold');
  const holds = findHolds(frames);
  expect(holds).toHaveLength(truths.length);
  holds.forEach((hold, i) => {
    const { foot, direction, t0, t1 } = truths[i] as unknown as (typeof holds)[number];
    expect(hold).toMatchObject({ foot, direction });
    // Half a second of leeway: the live filter tells late when a foot has come to rest.
    expect(hold.t0).toBeLessThan(t1 - 0.3);
    expect(hold.t1).toBeGreaterThan(t0 + 0.3);
    expect(hold.t0).toBeGreaterThan(t0 - 0.9);
    expect(hold.t1).toBeLessThan(t1 + 0.9);
  });
});
