import { describe, expect, test } from 'vitest';
import { dosageOf } from '../../src/core/progress/programme.ts';
import type { Done, Programme } from '../../src/core/progress/programme.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import { dayOfTime, planView } from '../../src/ui/view/programme-view.ts';
import { WORDS } from '../../src/words/index.ts';

/** Monday 11 November 2024. */
const MONDAY = 20_038;
const programme: Programme = {
  routine: 'hip-rotation-walk-out',
  begun: MONDAY - 7,
  weekdays: [0, 3],
  checkWeekdays: [0],
  painLimit: 3,
  goOn: null,
};
const view = (done: readonly Done[], today: number) =>
  planView(programme, dosageOf(hipRotationWalkOut), done, today, WORDS.en);
const set = (day: number, pain = 0): Done => ({ day, kind: 'set', errors: 1, pain, forPain: false });

test('a moment lies on the day that it is where the person is', () => {
  const at = new Date(2024, 10, 11, 23, 30).getTime();
  expect(dayOfTime(at)).toBe(MONDAY);
  expect(dayOfTime(at + 3_600_000)).toBe(MONDAY + 1);
});

describe('a plan', () => {
  test('says what is due today', () => {
    expect(view([], MONDAY)).toMatchObject({ title: 'Today: a set and a range check', due: 'both' });
    expect(view([], MONDAY + 3)).toMatchObject({ title: 'Today: a set', due: 'set' });
    expect(view([], MONDAY + 1)).toMatchObject({ title: 'Rest. Next: Thursday 14 November', due: null });
    expect(view([set(MONDAY + 3)], MONDAY + 3)).toMatchObject({ title: 'Done for today', due: null });
  });

  test('says how many sets were done this week, and how many repetitions there are, and why', () => {
    const { lead, facts } = view([set(MONDAY)], MONDAY + 1);
    expect(lead).toBe('1 of 2 to 3 sets this week.');
    expect(facts).toEqual(['2 or 3 repetitions a set: as before: last week had few sets.']);
  });

  test('tells every day to those who do not see the marks', () => {
    const days = view([set(MONDAY)], MONDAY + 1).weeks.flat();
    expect(days.find(({ day }) => day === MONDAY)!.label).toBe('Monday 11 November, set done, check passed by');
    expect(days.find(({ day }) => day === MONDAY + 3)!.label).toBe('Thursday 14 November, set planned');
    expect(days.find(({ day }) => day === MONDAY + 4)!.label).toBe('Friday 15 November');
    expect(days.filter(({ isToday }) => isToday).map(({ day }) => day)).toEqual([MONDAY + 1]);
  });

  test('that pain stopped says so, and whom to ask', () => {
    const { title, lead, due, facts } = view([set(MONDAY, 6)], MONDAY + 3);
    expect(title).toBe('The plan stands still');
    expect(lead).toMatch(/Pain 6 of 10 on Monday 11 November.*ask a doctor/);
    expect(due).toBeNull();
    expect(facts).toEqual([]);
  });
});
