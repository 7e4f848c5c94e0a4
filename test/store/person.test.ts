import { expect, test } from 'vitest';
import { newPerson, PERSONS } from '../../src/store/person.ts';
import { readVersioned } from '../../src/store/versioned.ts';

const plan = { routine: 'heel-raise', begun: 20_000, weekdays: [0, 2], painLimit: 3, goOn: null };

test.each([
  [5, [5]],
  [0, [0]],
  [null, []],
])('a plan whose only day for a check was %s has it in a list', (checkWeekday, checkWeekdays) => {
  const old = { ...newPerson('a', 'Kim', 1), version: 1, programme: { ...plan, checkWeekday } };
  expect(readVersioned(PERSONS, old)).toEqual({
    ...newPerson('a', 'Kim', 1),
    programme: { ...plan, checkWeekdays },
  });
});

test('somebody without a plan has none afterwards either', () => {
  const old = { ...newPerson('a', 'Kim', 1), version: 1 };
  expect(readVersioned(PERSONS, old)).toEqual(newPerson('a', 'Kim', 1));
});
