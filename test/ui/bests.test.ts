import { expect, test } from 'vitest';
import type { Moving } from '../../src/core/moment.ts';
import type { Reading } from '../../src/core/reading.ts';
import { millis } from '../../src/core/units.ts';
import { createBestTurnouts } from '../../src/ui/view/bests.ts';
import { momentWith, readingsWith } from '../draw/people.ts';

/** The best of the left foot after these readings, a second each. */
function bestOf(...shown: readonly (readonly [Reading, Moving?])[]) {
  const bests = createBestTurnouts();
  const moments = shown.flatMap(([reading, moving = 'none'], i) =>
    [0, 500, 999].map((ms) =>
      momentWith({ t: millis(i * 1000 + ms), moving, readings: readingsWith({ 'turnout.left': reading }) }),
    ),
  );
  return moments.map((moment) => bests.advance(moment)).at(-1)!.left;
}
const out = (value: number) => ({ value, halfWidth95: 3 });

test('the largest turnout that was held is kept, with its interval', () => {
  expect(bestOf([out(20)], [out(41)], [out(30)])).toEqual(out(41));
});

test('a foot that swings through does not count, nor one that cannot be seen', () => {
  expect(bestOf([out(20)], [out(60), 'left'], [out(70), 'both'])).toEqual(out(20));
  expect(bestOf([{ unseen: 'hidden' }])).toBeUndefined();
});

test('a foot that is held while the other one turns does', () => {
  expect(bestOf([out(35), 'right'])).toEqual(out(35));
});
