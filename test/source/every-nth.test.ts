import { expect, test } from 'vitest';
import { everyNth } from '../../src/source/every-nth.ts';
import { pictureOf, sourceOf } from '../app/support/set.ts';

test('every third picture comes, with its own time; the others are closed', async () => {
  const pictures = Array.from({ length: 7 }, () => pictureOf());
  const source = everyNth(sourceOf(pictures), 3);
  const came = [await source.next(), await source.next(), await source.next()];
  expect(came.map((timed) => timed && pictures.indexOf(timed.picture as never))).toEqual([0, 3, 6]);
  expect(came.map((timed) => timed?.t)).toEqual([0, 99, 198]);
  expect(pictures.map((picture) => picture.close.mock.calls.length)).toEqual([0, 1, 1, 0, 1, 1, 0]);
});
