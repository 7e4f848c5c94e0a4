import { expect, test } from 'vitest';
import { bestTurnout } from '../../src/core/best-turnout.ts';
import type { Moving } from '../../src/core/moment.ts';
import type { FrameRecord } from '../../src/core/session-record.ts';
import { readingsWith } from '../draw/people.ts';

/** A second of a foot at this turnout, beginning at `t`. */
const second = (t: number, turnout: number, moving: Moving = 'none'): readonly FrameRecord[] =>
  Array.from({ length: 10 }, (_, i) => ({
    t: t + i / 10,
    seen: true,
    step: 'turn-out',
    moving,
    readings: readingsWith({ 'turnout.left': { value: turnout, halfWidth95: 3 } }),
  }));

test('the best turnout is the largest that a foot held', () => {
  expect(bestTurnout({ frames: [...second(0, 20), ...second(1, 30), ...second(2, 25)] }, 'left')?.value).toBe(30);
});

test('a foot on its way through does not count', () => {
  expect(bestTurnout({ frames: [...second(0, 20), ...second(1, 50, 'left')] }, 'left')?.value).toBe(20);
  expect(bestTurnout({ frames: second(0, 50).slice(0, 4) }, 'left')).toBeNull();
});

test('the other foot may turn meanwhile', () => {
  expect(bestTurnout({ frames: second(0, 30, 'right') }, 'left')?.value).toBe(30);
});
