import { describe, expect, test } from 'vitest';
import { dosageOf, mondayOf, planOf, weekdayOf } from '../../../src/core/progress/programme.ts';
import type { Done, Programme } from '../../../src/core/progress/programme.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';
import { rangeOfMotion } from '../../../src/routines/range-of-motion.ts';

/** A Monday. */
const MONDAY = 20_038;
const programme: Programme = {
  routine: 'hip-rotation-walk-out',
  begun: MONDAY,
  weekdays: [0, 2, 4],
  checkWeekdays: [5],
  painLimit: 3,
  goOn: null,
};
const set = (day: number, given: Partial<Done> = {}): Done => ({
  day,
  kind: 'set',
  errors: 1,
  pain: 0,
  forPain: false,
  ...given,
});
const week = (n: number, given: Partial<Done> = {}): Done[] => [0, 2].map((d) => set(MONDAY + 7 * n + d, given));
const on = (done: readonly Done[], today: number, given: Partial<Programme> = {}) =>
  planOf({ ...programme, ...given }, dosageOf(hipRotationWalkOut), done, today);

test('weeks begin on Monday', () => {
  expect(weekdayOf(0)).toBe(3);
  expect(weekdayOf(MONDAY)).toBe(0);
  expect(mondayOf(MONDAY + 6)).toBe(MONDAY);
  expect(weekdayOf(-4)).toBe(6);
});

describe('the calendar', () => {
  test('tells what is done, planned, and passed by, and nothing of before it began', () => {
    const { days, next, thisWeek } = on([set(MONDAY)], MONDAY + 3);
    const state = (day: number) => days.find((one) => one.day === day)!;
    expect(state(MONDAY).set).toBe('done');
    expect(state(MONDAY + 1).set).toBe('free');
    expect(state(MONDAY + 2).set).toBe('passed');
    expect(state(MONDAY + 4).set).toBe('planned');
    expect(state(MONDAY + 5)).toMatchObject({ set: 'free', check: 'planned' });
    expect(state(MONDAY - 7).set).toBe('free');
    expect(next).toBe(MONDAY + 4);
    expect(thisWeek).toEqual({ done: 1, of: { least: 2, most: 3 } });
  });

  test('counts what is neither set nor check for nothing', () => {
    const { days, thisWeek } = on([set(MONDAY, { kind: 'other' })], MONDAY + 3);
    expect(days.find(({ day }) => day === MONDAY)).toMatchObject({ set: 'passed', check: 'free' });
    expect(thisWeek.done).toBe(0);
  });

  test('knows a set that was done on a day without one', () => {
    const { days } = on([set(MONDAY + 1)], MONDAY + 3);
    expect(days.find(({ day }) => day === MONDAY + 1)!.set).toBe('done');
  });
});

describe('repetitions', () => {
  test('begin as the routine asks, and grow after a good week', () => {
    expect(on([], MONDAY)).toMatchObject({ reps: { least: 2, most: 3 }, reason: 'start' });
    expect(on(week(0), MONDAY + 7)).toMatchObject({ reps: { least: 3, most: 4 }, reason: 'grown' });
  });

  test('grow no further than the routine allows', () => {
    const done = [0, 1, 2, 3, 4, 5].flatMap((n) => week(n));
    expect(on(done, MONDAY + 42)).toMatchObject({ reps: { least: 5, most: 6 }, reason: 'full' });
  });

  test('are not held back by the days before a plan that began in the middle of a week', () => {
    const begun = { begun: MONDAY + 4 };
    expect(on([set(MONDAY + 4)], MONDAY + 7, begun)).toMatchObject({ reps: { most: 3 }, reason: 'start' });
    expect(on([set(MONDAY + 4), set(MONDAY + 5)], MONDAY + 7, begun)).toMatchObject({ reason: 'grown' });
    expect(on([set(MONDAY + 4)], MONDAY + 14, begun)).toMatchObject({ reason: 'few-sets' });
  });

  test('grow also where a person plans fewer days than the routine asks for, and does them', () => {
    const once = { weekdays: [0] };
    expect(on([set(MONDAY)], MONDAY + 7, once)).toMatchObject({ reps: { most: 4 }, reason: 'grown' });
    expect(on([], MONDAY + 7, once)).toMatchObject({ reps: { most: 3 }, reason: 'few-sets' });
    expect(on([set(MONDAY)], MONDAY, once).thisWeek).toEqual({ done: 1, of: { least: 1, most: 3 } });
    const often = { weekdays: [0, 1, 2, 3, 4] };
    expect(on([set(MONDAY)], MONDAY, often).thisWeek.of).toEqual({ least: 2, most: 3 });
  });

  test('stay as they are, without a word, where no set is planned and none is done', () => {
    const none = { weekdays: [] };
    expect(on([], MONDAY + 14, none)).toMatchObject({ reps: { most: 3 }, reason: 'start' });
    expect(on(week(0), MONDAY + 14, none)).toMatchObject({ reps: { most: 4 }, reason: 'grown' });
  });

  test('stay after a week with few sets, and after one with more errors', () => {
    expect(on([set(MONDAY)], MONDAY + 7)).toMatchObject({ reps: { most: 3 }, reason: 'few-sets' });
    const worse = [...week(0), ...week(1, { errors: 4 })];
    expect(on(worse, MONDAY + 14)).toMatchObject({ reps: { most: 4 }, reason: 'more-errors' });
  });

  test('stay as they are where the routine says nothing of growing', () => {
    const done = [0, 1, 2].flatMap((n) => week(n));
    expect(planOf(programme, dosageOf(rangeOfMotion), done, MONDAY + 21).reps).toEqual({ least: 2, most: 6 });
  });

  test('go back after a week with pain', () => {
    const done = [...week(0), ...week(1, { pain: 5 })];
    expect(on(done, MONDAY + 14, { goOn: MONDAY + 13 })).toMatchObject({ reps: { most: 3 }, reason: 'pain' });
  });
});

describe('pain', () => {
  test('above the limit stops the plan: nothing more is planned', () => {
    const { stopped, next, days } = on([set(MONDAY, { pain: 4 })], MONDAY + 1);
    expect(stopped).toEqual({ day: MONDAY, pain: 4 });
    expect(next).toBeNull();
    expect(days.some((day) => day.set === 'planned' || day.check === 'planned')).toBe(false);
  });

  test('at the limit, or not said, does not', () => {
    expect(on([set(MONDAY, { pain: 3 }), set(MONDAY + 1, { pain: null })], MONDAY + 1).stopped).toBeNull();
  });

  test('of who ended because of it stops the plan where it is not said how much, and else by the limit', () => {
    const ended = (pain: number | null) => on([set(MONDAY, { pain, forPain: true })], MONDAY + 1).stopped;
    expect(ended(null)).toEqual({ day: MONDAY, pain: null });
    expect(ended(2)).toBeNull();
    expect(ended(4)).toEqual({ day: MONDAY, pain: 4 });
  });

  test('stops it until the person says that it may go on, and again when it comes back', () => {
    const hurt = set(MONDAY, { pain: 6 });
    expect(on([hurt], MONDAY + 3, { goOn: MONDAY + 2 }).stopped).toBeNull();
    const again = set(MONDAY + 4, { pain: 5 });
    expect(on([hurt, again], MONDAY + 5, { goOn: MONDAY + 2 }).stopped).toEqual({ day: MONDAY + 4, pain: 5 });
  });

  test('in a range check counts as well', () => {
    for (const kind of ['check', 'other'] as const)
      expect(on([{ day: MONDAY, kind, errors: null, pain: 7, forPain: false }], MONDAY + 1).stopped).not.toBeNull();
  });
});
