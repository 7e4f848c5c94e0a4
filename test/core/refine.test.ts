import { describe, expect, test } from 'vitest';
import { Calibrator } from '../../src/core/calibrate.ts';
import type { Calibration } from '../../src/core/calibrate.ts';
import type { Body } from '../../src/core/frame.ts';
import { imageOf } from '../../src/core/geometry.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import type { Reading, Readings } from '../../src/core/reading.ts';
import { Refiner } from '../../src/core/refine.ts';
import { degrees } from '../../src/core/units.ts';
import { frameAt, shifted, standing, times } from './support/person.ts';
import { readingsOf, seen } from './support/readings.ts';

const NEUTRAL = standing();

function calibrationOf(body: Body): Calibration {
  const calibrator = new Calibrator({});
  const status = times(0, 1500)
    .map((t) => calibrator.advance(frameAt(t, body)))
    .at(-1)!;
  if (status.state !== 'ready') throw new Error(`Still ${JSON.stringify(status)}`);
  return status.calibration;
}

/** What somebody reads who stands as in the neutral pose, but for what is given. */
const square = (but: Partial<Record<'pelvis-rotation' | 'foot-yaw.left', Reading>> = {}): Readings =>
  readingsOf({
    'pelvis-rotation': seen(0),
    'trunk-rotation': seen(0),
    'pelvis-obliquity': seen(0),
    'trunk-lean-lateral': seen(0),
    'foot-yaw.left': seen(1),
    'foot-yaw.right': seen(-2),
    ...but,
  });

/** The neutral bodies that come of somebody who moves for a second and then stands like this for two. */
function refined(refiner: Refiner, back: Body, readings: Readings = square()): Body[] {
  refiner.advance(frameAt(0, NEUTRAL), true, square());
  const away = times(0, 1000).map((t) => refiner.advance(frameAt(t, back), false, readings));
  const there = times(1000, 3000).map((t) => refiner.advance(frameAt(t, back), true, readings));
  return [...away, ...there].filter((body) => body !== null);
}

const kneeOf = (body: Body) => imageOf(body, PAIR.knee, 'left').x;

describe('a return to the neutral pose', () => {
  test('is averaged with the poses before it, once each', () => {
    const refiner = new Refiner(calibrationOf(NEUTRAL), {});
    const first = refined(refiner, shifted(NEUTRAL, 3));
    expect(first.map(kneeOf)).toEqual([expect.closeTo(kneeOf(NEUTRAL) + 1.5, 6)]);
    const second = refined(refiner, shifted(NEUTRAL, 3));
    expect(second.map(kneeOf)).toEqual([expect.closeTo(kneeOf(NEUTRAL) + 2, 6)]);
  });

  test('is averaged in what networks saw of it, too', () => {
    const bodyOf = (left: number): Body => ({
      ...shifted(NEUTRAL, 3),
      pelvis: { left: degrees(left), right: degrees(-left) },
      feet: { left: degrees(2 * left), right: degrees(6) },
    });
    const [body] = refined(new Refiner(calibrationOf(bodyOf(2)), {}), bodyOf(5));
    expect(body).toMatchObject({ pelvis: { left: 3.5, right: -3.5 }, feet: { left: 7, right: 6 } });
    expect(body).not.toHaveProperty('bends');
  });

  test('elsewhere is followed: it is the new neutral pose', () => {
    const aside = shifted(NEUTRAL, 60);
    expect(refined(new Refiner(calibrationOf(NEUTRAL), {}), aside).map(kneeOf)).toEqual([
      expect.closeTo(kneeOf(aside), 6),
    ]);
  });

  test('is none with a pelvis that has surely turned, or a foot', () => {
    const back = shifted(NEUTRAL, 3);
    const refiner = () => new Refiner(calibrationOf(NEUTRAL), {});
    expect(refined(refiner(), back, square({ 'pelvis-rotation': seen(2.1) }))).toEqual([]);
    expect(refined(refiner(), back, square({ 'pelvis-rotation': seen(-1.9) }))).toHaveLength(1);
    expect(refined(refiner(), back, square({ 'foot-yaw.left': seen(3.1) }))).toEqual([]);
    expect(refined(refiner(), back, square({ 'foot-yaw.left': { unseen: 'hidden' } }))).toEqual([]);
  });

  test('is none on bent knees', () => {
    expect(refined(new Refiner(calibrationOf(NEUTRAL), {}), shorterLegs(NEUTRAL, 0.03))).toEqual([]);
    expect(refined(new Refiner(calibrationOf(NEUTRAL), {}), shorterLegs(NEUTRAL, 0.005))).toHaveLength(1);
  });

  test('is none before the person has left: the first pose is not counted twice', () => {
    const refiner = new Refiner(calibrationOf(NEUTRAL), {});
    const told = times(0, 3000).map((t) => refiner.advance(frameAt(t, NEUTRAL), true, square()));
    expect(told.filter((body) => body !== null)).toEqual([]);
  });
});

/** The same trunk, lower by a share of the legs. */
function shorterLegs(body: Body, share: number): Body {
  const hips = imageOf(body, PAIR.hip, 'left').y;
  const floor = imageOf(body, PAIR.ankle, 'left').y;
  const down = share * (floor - hips);
  return {
    ...body,
    image: body.image.map((p) => (p.y <= hips + 1 ? { ...p, y: (p.y + down) as typeof p.y } : p)),
  };
}
