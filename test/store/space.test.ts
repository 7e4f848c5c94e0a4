import { expect, test } from 'vitest';
import { roomFor } from '../../src/store/space.ts';

test.each([
  [500e6, 'picture'],
  [150e6, 'numbers'],
  [5e6, 'nothing'],
  [-1, 'nothing'],
] as const)('with %d bytes left there is room for: %s', (free, room) => {
  expect(roomFor({ used: 1e9, granted: 1e9 + free })).toBe(room);
});

test('where the browser does not tell, there is room for all', () => {
  expect(roomFor(null)).toBe('picture');
});
