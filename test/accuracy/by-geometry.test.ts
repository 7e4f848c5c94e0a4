import { describe, expect, it, test } from 'vitest';
import * as geometry from '../../src/accuracy/by-geometry.ts';
import type { View } from '../../src/accuracy/by-geometry.ts';
import { atHeight, makeCamera } from '../../src/core/camera.ts';
import type { Body } from '../../src/core/frame.ts';
import { imageOf } from '../../src/core/geometry.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import { degrees, metres, pixels } from '../../src/core/units.ts';
import { seenBy, skeleton } from '../support/skeleton.ts';
import type { Stance } from '../support/skeleton.ts';

const SIZE = { width: 1280, height: 720 };
const POSE = { focal: pixels(980), roll: degrees(3), pitch: degrees(-8), cameraHeight: metres(1.2) };
const HEIGHT = 1.7;
/** As people stand: not quite straight. */
const NEUTRAL: Partial<Stance> = { height: HEIGHT, distance: 3.2, aside: 0.2, bend: 5.7 };
/** Heights of the points of a foot, metres. */
const ABOVE = { heel: 0.022 * HEIGHT, toe: 0.024 * HEIGHT, ankle: 0.062 * HEIGHT } as const;

const camera = makeCamera(POSE, SIZE);
const bodyOf = (stance: Partial<Stance>): Body => seenBy(skeleton({ ...NEUTRAL, ...stance }), POSE, SIZE)!;

/** Somebody who stands like this, to a camera that is known exactly. */
const view = (stance: Partial<Stance>, turned = 0): View => ({
  body: bodyOf(stance),
  neutral: bodyOf({}),
  camera,
  turned,
  onFloor: (body, point, side) => {
    const { x, y } = imageOf(body, PAIR[point], side);
    return atHeight(camera, x, y, ABOVE[point])!;
  },
});

/** Arithmetic alone; what is off by more takes something for granted. Degrees. */
const EXACT = 0.001;

describe('feet on the floor are read as they stand', () => {
  const stance = { width: 0.44, toeOut: { left: 35, right: -12 } };

  it('each in its direction, toward the left positive', () => {
    expect(Math.abs(geometry.footYaw(view(stance), 'left') - 35)).toBeLessThan(EXACT);
    expect(Math.abs(geometry.footYaw(view(stance), 'right') - 12)).toBeLessThan(EXACT);
  });

  it('less by what the camera is turned', () => {
    expect(geometry.footYaw(view(stance, 4), 'left')).toBeCloseTo(31, 3);
  });

  it('both together', () => {
    expect(geometry.totalTurnout(view(stance))).toBeCloseTo(23, 3);
  });

  it('as far apart as their ankles', () => {
    expect(geometry.stanceWidth(view(stance))).toBeCloseTo(0.44, 6);
  });
});

describe('a bent knee', () => {
  const bends = [20, 30, 45];

  it.each(bends)('of %i degrees is known by the shorter leg, within a degree', (bend) => {
    // Worst: 0.7. The hip is taken to be as far away as the ankle.
    expect(Math.abs(geometry.kneeFlexion(view({ bend }), 'left') - bend)).toBeLessThan(1);
  });

  // Worst of these: 0.72 degrees, bent least and turned out most.
  it.each(bends.flatMap((bend) => [-20, 0, 15, 40].map((out) => ({ bend, out }))))(
    'points where it points, within a degree: %j',
    ({ bend, out }) => {
      const bent = view({ bend, width: 0.4, kneeOut: { left: out, right: 10 } });
      expect(Math.abs(geometry.kneeYaw(bent, 'left') - out)).toBeLessThan(1);
      expect(Math.abs(geometry.kneeYaw(bent, 'right') + 10)).toBeLessThan(1);
    },
  );

  it('stands inside the foot, or outside it, on both sides alike', () => {
    const inside = view({ bend: 30, toeOut: { left: 30, right: 30 }, kneeOut: { left: 15, right: 40 } });
    expect(Math.abs(geometry.kneeFootAlignment(inside, 'left') - 15)).toBeLessThan(1);
    expect(Math.abs(geometry.kneeFootAlignment(inside, 'right') + 10)).toBeLessThan(1);
  });

  it('turns out against a pelvis that turns, too', () => {
    const turned = view({ bend: 30, pelvisYaw: 10, kneeOut: { left: 30, right: 20 } });
    expect(Math.abs(geometry.hipRotation(turned, 'left') - 20)).toBeLessThan(1);
    expect(Math.abs(geometry.hipRotation(turned, 'right') - 30)).toBeLessThan(1);
  });
});

describe('pelvis and trunk', () => {
  it.each([-20, 5, 15])('a pelvis turned by %i degrees is known by its depth', (pelvisYaw) => {
    expect(Math.abs(geometry.pelvisRotation(view({ pelvisYaw })) - pelvisYaw)).toBeLessThan(0.5);
  });

  it.each([-6, 4])('a pelvis that slopes by %i degrees is seen in the picture', (pelvisSlope) => {
    expect(Math.abs(geometry.pelvisObliquity(view({ pelvisSlope })) - pelvisSlope)).toBeLessThan(0.3);
  });

  it.each([-12, 7])('a trunk that leans by %i degrees is seen in the picture', (lean) => {
    expect(Math.abs(geometry.trunkLeanLateral(view({ lean })) - lean)).toBeLessThan(0.3);
  });

  it('that do not move read nothing', () => {
    const still = view({ width: 0.5, toeOut: { left: 40, right: 40 } });
    for (const read of [geometry.pelvisRotation, geometry.trunkLeanLateral, geometry.trunkLeanForward])
      expect(Math.abs(read(still))).toBeLessThan(0.1);
  });
});

test('the weight is in the middle of somebody who stands in the middle, and moves with the trunk', () => {
  const share = (lean: number) => geometry.weightShareLeft(view({ width: 0.5, lean }));
  expect(share(0)).toBeCloseTo(0.5, 1);
  expect(share(10) - share(0)).toBeGreaterThan(0.05);
  expect(share(0) - share(-10)).toBeGreaterThan(0.05);
});
