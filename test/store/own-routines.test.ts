import { expect, test } from 'vitest';
import { loadRoutineTexts, readRoutineTexts, saveRoutineTexts } from '../../src/store/own-routines.ts';

test('what was kept is read again, in its order', () => {
  expect(readRoutineTexts(JSON.stringify(['{"a":1}', '{"b":2}']))).toEqual(['{"a":1}', '{"b":2}']);
});

test.each([null, '', '{', '7', '{"0":"a"}', 'null'])('where %j was kept, there is nothing', (stored) => {
  expect(readRoutineTexts(stored)).toEqual([]);
});

test('what is no text is left out', () => {
  expect(readRoutineTexts('["a", 7, null, ["b"], "c"]')).toEqual(['a', 'c']);
});

test('a browser that keeps nothing has none, and says that it kept nothing', () => {
  expect(loadRoutineTexts()).toEqual([]);
  expect(saveRoutineTexts(['a'])).toBe(false);
});
