import { expect, test } from 'vitest';
import { createTimekeeper } from '../../src/app/timekeeper.ts';
import { millis } from '../../src/core/units.ts';

test('a picture that comes early waits for its time', () => {
  const time = createTimekeeper();
  expect(time.wait(millis(0), 1000)).toBe(0);
  expect(time.wait(millis(33), 1010)).toBe(23);
});

test('lost time is not made up for: a file never runs faster than its own clock', () => {
  const time = createTimekeeper();
  time.wait(millis(0), 1000);
  expect(time.wait(millis(33), 1500)).toBe(0);
  expect(time.wait(millis(66), 1510)).toBe(23);
});

test('after a pause the clock starts anew', () => {
  const time = createTimekeeper();
  time.wait(millis(0), 0);
  time.restart();
  expect(time.wait(millis(33), 60_000)).toBe(0);
  expect(time.wait(millis(66), 60_000)).toBe(33);
});

test('rate and speed are those of the last seconds', () => {
  const time = createTimekeeper();
  for (let i = 0; i <= 100; i++) time.shown(millis(i * 33), i * 100);
  expect(time.rates().rate).toBeCloseTo(10, 5);
  expect(time.rates().speed).toBeCloseTo(0.33, 5);
});

test('before there are two pictures there is nothing to tell', () => {
  expect(createTimekeeper().rates()).toEqual({ rate: 0, speed: 1, since: 0 });
});

test('how long it has gone on is told from the last stop on', () => {
  const time = createTimekeeper();
  for (let i = 0; i <= 100; i++) time.shown(millis(i * 33), i * 100);
  expect(time.rates().since).toBe(10_000);
  time.restart();
  time.shown(millis(4000), 50_000);
  time.shown(millis(4033), 50_100);
  expect(time.rates().since).toBe(100);
});
