import { expect, test } from 'vitest';
import type { Body } from '../../src/core/frame.ts';
import { RaisedHand } from '../../src/core/gesture.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import { pixels } from '../../src/core/units.ts';
import { changed, frameAt, standing } from './support/person.ts';
import { RECORDED, trackOf } from './support/recorded.ts';

const down = standing();
/** The right hand beside the head. */
const up = changed(down, [PAIR.wrist.right], (point) => ({ ...point, y: pixels(down.image[0]!.y) }));

/** When it was done, milliseconds, of bodies 100 ms apart. */
function doneAt(bodies: readonly (Body | null)[]): readonly number[] {
  const hand = new RaisedHand();
  return bodies.flatMap((body, i) => (hand.advance(frameAt(i * 100, body)).done ? [i * 100] : []));
}
const of = (n: number, body: Body | null) => Array.from({ length: n }, () => body);

test('a hand that stays up for two seconds says so once', () => {
  expect(doneAt(of(60, up))).toEqual([2000]);
});

test('one that comes down again says nothing', () => {
  expect(doneAt([...of(15, up), ...of(10, down), ...of(15, up), ...of(10, down)])).toEqual([]);
});

test('it can be raised again, and is heard again', () => {
  expect(doneAt([...of(25, up), ...of(10, down), ...of(25, up)])).toEqual([2000, 5500]);
});

test('a picture or two in which it is not found do not count', () => {
  expect(doneAt([...of(10, up), ...of(2, null), ...of(12, up)])).toEqual([2000]);
});

test('how far it has come is shown', () => {
  const hand = new RaisedHand();
  hand.advance(frameAt(0, up));
  expect(hand.advance(frameAt(500, up)).progress).toBeCloseTo(0.25);
  expect(hand.advance(frameAt(1500, down)).progress).toBe(0);
});

test.each(RECORDED)('nothing in the routine “%s” looks like it', (name) => {
  const hand = new RaisedHand();
  const seen = trackOf(name).frames.map((each) => hand.advance(each));
  expect(Math.max(...seen.map(({ progress }) => progress))).toBe(0);
});
