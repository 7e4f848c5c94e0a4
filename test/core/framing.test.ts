import { expect, test } from 'vitest';
import type { Body } from '../../src/core/frame.ts';
import { FramingWatch } from '../../src/core/framing.ts';
import type { Framing } from '../../src/core/framing.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import { degrees } from '../../src/core/units.ts';
import { frameAt, hidden, SIZE, standing } from './support/person.ts';
import { RECORDED, trackOf } from './support/recorded.ts';

const problemsOf = (body: Body | null, light: number | null = null) =>
  new FramingWatch().advance(frameAt(0, body), light).problems;

/** What a watch says at the end of these bodies, `every` ms apart. */
function after(bodies: readonly (Body | null)[], every = 100): Framing {
  const watch = new FramingWatch();
  return bodies.map((body, i) => watch.advance(frameAt(i * every, body), null)).at(-1)!;
}

test('a person who stands three metres away, in the middle, lacks nothing', () => {
  expect(problemsOf(standing())).toEqual([]);
});

test.each(RECORDED)('neither does the rendered person of “%s” in neutral', (name) => {
  const watch = new FramingWatch();
  const [first] = trackOf(name).frames.filter(({ t }) => t > 1000);
  expect(watch.advance(first!, 0.5).problems).toEqual([]);
});

test('an empty picture lacks somebody', () => {
  expect(problemsOf(null)).toEqual(['nobody']);
});

test('head and feet both out: step back', () => {
  expect(problemsOf(standing({ distance: 1.6 }))[0]).toBe('too-close');
});

test('feet below the picture with room above the head: the screen is tilted', () => {
  expect(problemsOf(standing({ pitch: degrees(12) }))[0]).toBe('tilt-down');
  expect(problemsOf(standing({ pitch: degrees(-14) }))[0]).toBe('tilt-up');
});

test('so small that the feet are a few pixels: come closer', () => {
  expect(problemsOf(standing({ distance: 7 }))).toEqual(['too-far']);
});

test('at the right edge of the unmirrored picture it is the person’s right that leads to the middle', () => {
  expect(problemsOf(standing({ aside: 1.6 }))).toEqual(['to-your-right']);
  expect(problemsOf(standing({ aside: -1.6 }))).toEqual(['to-your-left']);
});

test('a body turned to the side is told to face the screen', () => {
  expect(problemsOf(standing({ facing: 50 }))).toEqual(['face-camera']);
});

test('a dark picture lacks light, and nobody measured it is not dark', () => {
  expect(problemsOf(standing(), 0.05)).toEqual(['light']);
  expect(problemsOf(standing(), null)).toEqual([]);
});

test('feet that cannot be made out are asked for', () => {
  expect(problemsOf(hidden(standing(), PAIR.toe.left))).toEqual(['hidden']);
});

test('a body that leaps to and fro is two people; one that walks is not', () => {
  const here = standing({ aside: -0.6 });
  const there = standing({ aside: 0.6 });
  expect(after([here, there, here]).problems).toEqual(['one-person']);
  const walk = Array.from({ length: 13 }, (_, i) => standing({ aside: -0.6 + i * 0.1 }));
  expect(after(walk).problems).toEqual([]);
});

test('how long it has been right outlives a single bad picture, not a bad second', () => {
  const good = standing();
  expect(after(Array.from({ length: 11 }, () => good)).rightFor).toBe(1000);
  expect(after([good, good, null, good]).rightFor).toBe(300);
  expect(after([good, ...Array.from({ length: 5 }, () => null), good]).rightFor).toBe(0);
});

test('the spot is where the person stands when that is right, else the middle', () => {
  const right = after([standing({ aside: 0.3 })]).spot;
  expect(right.x).toBeGreaterThan(SIZE.width / 2);
  expect(after([standing({ aside: 1.6 })]).spot.x).toBe(SIZE.width / 2);
  expect(after([null]).spot).toMatchObject({ x: SIZE.width / 2 });
});

test('the spot is always inside the picture, whole', () => {
  for (const distance of [1, 2, 3, 5, 8]) {
    const { feet, height } = after([standing({ distance })]).spot;
    expect(feet, `${distance} m`).toBeLessThanOrEqual(SIZE.height);
    expect(feet - height, `${distance} m`).toBeGreaterThanOrEqual(0);
  }
});
