import { describe, expect, test } from 'vitest';
import { Calibrator } from '../../../src/core/calibrate.ts';
import type { Body, Frame } from '../../../src/core/frame.ts';
import type { Readings, Seen } from '../../../src/core/reading.ts';
import { isSeen } from '../../../src/core/reading.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { createSession } from '../../../src/core/session.ts';
import { settingOf, hipRise } from '../../../src/core/sight.ts';
import { degrees, metres, millis, pixels } from '../../../src/core/units.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';
import { seenBy, skeleton } from '../../support/skeleton.ts';
import type { Stance } from '../../support/skeleton.ts';

const SIZE = { width: 1280, height: 720 };
const NEUTRAL = { distance: 3.4 };
const HIP = 23;

/** What a camera that looks straight ahead, this high, sees of somebody. */
const seenFrom = (cameraHeight: number, stance: Partial<Stance>): Body =>
  seenBy(
    skeleton({ ...NEUTRAL, ...stance }),
    { focal: pixels(985), roll: degrees(0), pitch: degrees(0), cameraHeight: metres(cameraHeight) },
    SIZE,
  )!;

/** What is read of how much higher the hips stand than in the neutral pose, without any filter in time. */
function rise(cameraHeight: number, stance: Partial<Stance>): number {
  const calibrator = new Calibrator({ height: metres(1.7) });
  const body = seenFrom(cameraHeight, {});
  const states = Array.from({ length: 8 }, (_, i) => calibrator.advance({ t: millis(250 * i), size: SIZE, body }));
  const last = states.at(-1)!;
  if (last.state !== 'ready') throw new Error('not calibrated');
  return hipRise(seenFrom(cameraHeight, stance), settingOf(last.calibration, SIZE));
}

/** How much higher the hips truly are. */
const truly = (stance: Partial<Stance>): number =>
  skeleton({ ...NEUTRAL, ...stance })[HIP]!.y - skeleton(NEUTRAL)[HIP]!.y;

/** Landmarks without error leave what is wrong with the guessed camera. Metres. */
const NEAR = 0.01;

describe('the height of the hips', () => {
  test.each([
    ['on the balls of the feet', 0.95, { rise: 30 }],
    ['on the balls of the feet, through a low camera', 0.7, { rise: 30 }],
    ['on the balls of the feet, through a high camera', 1.15, { rise: 30 }],
    ['a little up', 0.95, { rise: 10 }],
    ['with the knees bent', 0.95, { bend: 50 }],
    ['with the feet wide apart', 0.95, { width: 0.6 }],
  ])('%s is as high as it is', (_, cameraHeight, stance) => {
    expect(Math.abs(truly(stance))).toBeGreaterThan(NEAR);
    expect(Math.abs(rise(cameraHeight, stance) - truly(stance))).toBeLessThan(NEAR);
  });

  test.each([
    ['turned out', { toeOut: { left: 40, right: 40 } }],
    ['set a hand forward', { distance: 3.25 }],
  ])('is the same with the feet %s', (_, stance) => {
    expect(Math.abs(rise(0.95, stance))).toBeLessThan(0.02);
  });
});

describe('the reading', () => {
  const session = createSession(hipRotationWalkOut, { height: metres(1.7) }, CORRECTIONS.full);
  const frameAt = (t: number): Frame => ({
    t: millis(t),
    size: SIZE,
    body: seenFrom(0.95, { rise: t < 2000 ? 0 : Math.min(30, (t - 2000) / 30) }),
  });
  const readings = Array.from({ length: 120 }, (_, i) => session.advance(frameAt((i * 1000) / 30)).readings);
  const told = (all: Readings): Seen => {
    const reading = all['body-rise'];
    if (!isSeen(reading)) throw new Error(reading.unseen);
    return reading;
  };

  test('cannot be told before the person was measured', () => {
    expect(readings[10]!['body-rise']).toEqual({ unseen: 'not-calibrated' });
  });

  test('holds the truth within its interval, standing and risen', () => {
    const [standing, risen] = [told(readings[58]!), told(readings.at(-1)!)];
    expect(Math.abs(standing.value)).toBeLessThan(standing.halfWidth95);
    expect(Math.abs(risen.value - truly({ rise: 30 }))).toBeLessThan(risen.halfWidth95);
  });

  test('has an interval that grows with it', () => {
    expect(told(readings.at(-1)!).halfWidth95).toBeGreaterThan(told(readings[58]!).halfWidth95);
  });
});
