import { describe, expect, test } from 'vitest';
import { Calibrator } from '../../../src/core/calibrate.ts';
import type { Calibration } from '../../../src/core/calibrate.ts';
import type { Body } from '../../../src/core/frame.ts';
import { SIDES } from '../../../src/core/landmarks.ts';
import type { Moving } from '../../../src/core/moment.ts';
import { footOf, heelLift } from '../../../src/core/metrics/heel-lift.ts';
import { isSeen } from '../../../src/core/reading.ts';
import type { Reading } from '../../../src/core/reading.ts';
import { onFloor, settingOf } from '../../../src/core/sight.ts';
import type { SignalStates } from '../../../src/core/signals.ts';
import { degrees, metres, millis, pixels } from '../../../src/core/units.ts';
import { seenBy, skeleton } from '../../support/skeleton.ts';
import type { Stance } from '../../support/skeleton.ts';
import { seen } from '../support/readings.ts';

const SIZE = { width: 1280, height: 720 };
const NEUTRAL = { distance: 3.4 };

/** What a camera that looks straight ahead, this high, sees of somebody. */
const through =
  (cameraHeight: number) =>
  (stance: Partial<Stance>): Body =>
    seenBy(
      skeleton({ ...NEUTRAL, ...stance }),
      { focal: pixels(985), roll: degrees(0), pitch: degrees(0), cameraHeight: metres(cameraHeight) },
      SIZE,
    )!;

function neutralOf(body: Body): Calibration {
  const calibrator = new Calibrator({ height: metres(1.7) });
  const states = Array.from({ length: 8 }, (_, i) => calibrator.advance({ t: millis(250 * i), size: SIZE, body }));
  const last = states.at(-1)!;
  if (last.state !== 'ready') throw new Error('not calibrated');
  return last.calibration;
}

interface Given {
  readonly moving?: Moving;
  readonly yaw?: Reading;
}

/** The lift of both heels that is read of a body, against the neutral pose of the same person. */
function liftOf(cameraHeight: number, stance: Partial<Stance>, { moving = 'none', yaw = seen(0) }: Given = {}) {
  const look = through(cameraHeight);
  const calibration = neutralOf(look({}));
  const setting = settingOf(calibration, SIZE);
  const body = look(stance);
  const z = (point: 'heel' | 'toe', side: 'left' | 'right') => ({
    value: onFloor(body, setting, point, side).z,
    speed: 0,
    variance: 1,
  });
  const signals = Object.fromEntries(
    SIDES.flatMap((side) => [
      [`heel-z.${side}`, z('heel', side)],
      [`toe-z.${side}`, z('toe', side)],
    ]),
  ) as unknown as SignalStates;
  const neutralFoot = footOf(calibration.neutral, setting);
  const view = { signals, neutralSlope: 0, neutralFoot, calibration, moving, byArms: false };
  return SIDES.map((side) => heelLift(view, { 'foot-yaw.left': yaw, 'foot-yaw.right': yaw }, side));
}

const HEEL = 24 + 5;
/** How high the skeleton's heel really stands over where it stood. */
const truly = (stance: Partial<Stance>): number => skeleton(stance)[HEEL]!.y - skeleton({})[HEEL]!.y;

describe('a heel', () => {
  test('on the floor is not lifted', () => {
    for (const reading of liftOf(0.95, {})) expect(isSeen(reading) && Math.abs(reading.value)).toBeLessThan(1e-9);
  });

  test.each([
    [0.7, 20],
    [0.95, 20],
    [0.95, 35],
    [1.15, 35],
  ])('lifted shows within its interval, through a camera %d m up and a sole at %d°', (cameraHeight, rise) => {
    expect(truly({ rise })).toBeGreaterThan(0.05);
    for (const reading of liftOf(cameraHeight, { rise })) {
      if (!isSeen(reading)) throw new Error('unseen');
      expect(Math.abs(reading.value - truly({ rise }))).toBeLessThan(reading.halfWidth95);
      // Exact landmarks leave nothing but the guessed camera.
      expect(Math.abs(reading.value - truly({ rise }))).toBeLessThan(0.02);
    }
  });

  test('stays down when the knees bend', () => {
    for (const reading of liftOf(0.95, { bend: 60 }))
      expect(isSeen(reading) && Math.abs(reading.value)).toBeLessThan(0.005);
  });

  test('stays down when the feet are set apart, or forward', () => {
    for (const stance of [{ width: 0.4 }, { distance: 3.25 }])
      for (const reading of liftOf(0.95, stance)) expect(isSeen(reading) && Math.abs(reading.value)).toBeLessThan(0.01);
  });

  test('of a foot that turns, is turned, or is not seen cannot be told', () => {
    expect(liftOf(0.95, {}, { moving: 'left' })[0]).toEqual({ unseen: 'moving' });
    expect(isSeen(liftOf(0.95, {}, { moving: 'left' })[1]!)).toBe(true);
    expect(liftOf(0.95, {}, { yaw: seen(-25) })[0]).toEqual({ unseen: 'foot-turned' });
    expect(liftOf(0.95, {}, { yaw: { unseen: 'hidden' } })[0]).toEqual({ unseen: 'hidden' });
  });
});
