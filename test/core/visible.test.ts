import { describe, expect, test } from 'vitest';
import { facing } from '../../src/core/facing.ts';
import type { Body } from '../../src/core/frame.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import { pixels } from '../../src/core/units.ts';
import { problemWith, problemWithPairs } from '../../src/core/visible.ts';
import { changed, frameAt, hidden, SIZE, standing } from './support/person.ts';

describe('a landmark', () => {
  const at = (x: number, y: number, visibility = 1) =>
    problemWith({ x: pixels(x), y: pixels(y), z: 0, visibility }, SIZE);

  test('can be used inside of the picture', () => {
    expect(at(640, 360)).toBeNull();
    expect(at(640, 360, 0.5)).toBeNull();
  });

  test('is hidden when the estimator doubts it', () => {
    expect(at(640, 360, 0.49)).toBe('hidden');
  });

  // Half a percent of 1280 × 720: 6.4 and 3.6 pixels.
  test.each([
    [6, 360],
    [1274, 360],
    [640, 3],
    [640, 717],
    [-50, 360],
    [640, 900],
  ])('is a guess at the very edge, and outside of it: %d, %d', (x, y) => {
    expect(at(x, y)).toBe('out-of-picture');
  });

  test('outside of the picture is out of it, however sure the estimator is', () => {
    expect(at(2000, 360, 0.1)).toBe('out-of-picture');
  });
});

describe('landmark pairs', () => {
  const problem = (
    body: Body,
    ...given: Parameters<typeof problemWithPairs> extends [unknown, ...infer Rest] ? Rest : never
  ) => problemWithPairs({ ...frameAt(0, body), body }, ...given);

  test('can be used when both sides can', () => {
    expect(problem(standing(), ['hip', 'knee', 'ankle'])).toBeNull();
    expect(problem(hidden(standing(), PAIR.knee.right), ['hip', 'knee'])).toBe('hidden');
  });

  test('of one side do not care about the other', () => {
    expect(problem(hidden(standing(), PAIR.knee.right), ['knee'], ['left'])).toBeNull();
  });

  test('tell the first problem in the order asked', () => {
    const body = changed(hidden(standing(), PAIR.hip.left), [PAIR.toe.left], (p) => ({ ...p, y: pixels(999) }));
    expect(problem(body, ['hip', 'toe'])).toBe('hidden');
    expect(problem(body, ['toe', 'hip'])).toBe('out-of-picture');
  });
});

describe('which way a body faces', () => {
  test.each([0, 30, -30, 80, -80, 120, -120])('%d degrees is read as such', (angle) => {
    expect(facing(standing({ facing: angle }))).toBeCloseTo(angle, 6);
  });

  test('away from the camera is 180 degrees, one way or the other', () => {
    expect(Math.abs(facing(standing({ facing: 180 })))).toBeCloseTo(180, 6);
  });

  test('hips and shoulders that turn against each other are taken together', () => {
    const [hips, shoulders] = [standing({ facing: 20 }), standing({ facing: -20 })];
    const world = hips.world.map((point, i) =>
      i === PAIR.shoulder.left || i === PAIR.shoulder.right ? shoulders.world[i]! : point,
    );
    const turned = facing({ ...hips, world });
    // Shoulders are wider than hips and weigh more.
    expect(turned).toBeLessThan(0);
    expect(turned).toBeGreaterThan(-10);
  });
});
