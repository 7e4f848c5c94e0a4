import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { sleep } from '../../src/app/sleep.ts';

test('a sleep that ends by itself leaves nothing on the signal', async () => {
  const { signal } = new AbortController();
  await sleep(3, signal);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('an aborted sleep ends at once', async () => {
  const over = new AbortController();
  const sleeping = sleep(60_000, over.signal);
  over.abort();
  await sleeping;
  expect(getEventListeners(over.signal, 'abort')).toEqual([]);
});
