import { expect, test } from 'vitest';
import { createModelWatch, SLOW_FOR_LONG } from '../../src/app/model-watch.ts';

/** When the watch first says that the model is too slow, seconds; null where it never does. `times`: of each picture, ms. */
function tooSlowAt(times: readonly number[], pauseBefore: (picture: number) => number = () => 0): number | null {
  const watch = createModelWatch();
  let now = 0;
  for (const [picture, time] of times.entries()) {
    now += time + pauseBefore(picture);
    if (watch.look(now, time) >= SLOW_FOR_LONG) return now / 1000;
  }
  return null;
}
const pictures = (count: number, time: (picture: number) => number) => Array.from({ length: count }, (_, i) => time(i));

test('a model that takes too long is told after ten seconds of it, no sooner', () => {
  const at = tooSlowAt(pictures(300, () => 90));
  expect(at).toBeGreaterThan(10);
  expect(at).toBeLessThan(13);
});

test('one that keeps up is never told, and neither is one that is slow now and then', () => {
  expect(tooSlowAt(pictures(3000, () => 40))).toBeNull();
  expect(tooSlowAt(pictures(3000, (i) => (i % 3 === 0 ? 200 : 40)))).toBeNull();
});

test('slow seconds between good ones do not add up', () => {
  expect(tooSlowAt(pictures(3000, (i) => (i % 150 < 90 ? 90 : 30)))).toBeNull();
});

test('a machine that gets hot is told once it has been slow for long', () => {
  const at = tooSlowAt(pictures(1000, (i) => (i < 500 ? 35 : 100)));
  expect(at).toBeGreaterThan((500 * 35) / 1000 + 10);
});

test('a pause is no slowness', () => {
  expect(
    tooSlowAt(
      pictures(160, () => 90),
      (i) => (i % 80 === 0 ? 60_000 : 0),
    ),
  ).toBeNull();
});
