import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atHeight, makeCamera, project } from '../../src/core/camera.ts';
import { degrees, metres, pixels, toRadians } from '../../src/core/units.ts';

const SIZE = { width: 1280, height: 720 };
const cameraWith = ({ pitch = 0, roll = 0, up = 1, focal = 900 } = {}) =>
  makeCamera({ focal: pixels(focal), pitch: degrees(pitch), roll: degrees(roll), cameraHeight: metres(up) }, SIZE);

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyCamera = fc
  .record({ pitch: within(-25, 25), roll: within(-15, 15), up: within(0.3, 1.8), focal: within(400, 2000) })
  .map(cameraWith);

/** Metres; pixels. */
const ROUNDING = 1e-6;

describe('picture and room', () => {
  test('are each other’s inverse: a room point shows where it is found again', () => {
    const anyPoint = fc.record({ x: within(-2, 2), y: within(0, 2), z: within(-6, -1.5) });
    fc.assert(
      fc.property(anyCamera, anyPoint, (camera, point) => {
        // At the camera's own height a ray runs along the plane and meets it nowhere in particular.
        fc.pre(Math.abs(point.y - camera.height) > 0.05);
        const shown = project(camera, point)!;
        const found = atHeight(camera, shown.x, shown.y, point.y)!;
        expect(found.x).toBeCloseTo(point.x, 6);
        expect(found.z).toBeCloseTo(point.z, 6);
        expect(found.y).toBe(point.y);
      }),
    );
  });

  test('are each other’s inverse: what shows at a picture point projects back to it', () => {
    fc.assert(
      fc.property(anyCamera, within(0, 1280), within(0, 720), (camera, x, y) => {
        const floor = atHeight(camera, x, y, 0);
        fc.pre(floor !== null && floor.z > -50);
        const shown = project(camera, floor)!;
        expect(Math.abs(shown.x - x)).toBeLessThan(ROUNDING * 100);
        expect(Math.abs(shown.y - y)).toBeLessThan(ROUNDING * 100);
      }),
    );
  });
});

describe('a level camera', () => {
  const camera = cameraWith();

  test('shows what is straight ahead in the middle', () => {
    expect(project(camera, { x: 0, y: 1, z: -3 })).toEqual({ x: 640, y: 360 });
  });

  test('shows what is to the right at the right, what is higher further up, by focal length over distance', () => {
    const shown = project(camera, { x: 0.5, y: 1.5, z: -3 })!;
    expect(shown.x).toBeCloseTo(640 + 150, 9);
    expect(shown.y).toBeCloseTo(360 - 150, 9);
  });

  test('finds the floor where its height over the drop of the ray says', () => {
    const floor = atHeight(camera, 640, 360 + 300, 0)!;
    expect(floor.z).toBeCloseTo(-3, 9);
    expect(floor.x).toBeCloseTo(0, 9);
  });

  test('finds no floor at or above the horizon, and no ceiling below it', () => {
    expect(atHeight(camera, 640, 360, 0)).toBeNull();
    expect(atHeight(camera, 640, 200, 0)).toBeNull();
    expect(atHeight(camera, 640, 500, 2)).toBeNull();
    expect(atHeight(camera, 640, 200, 2)).not.toBeNull();
  });

  test('shows nothing that is behind it', () => {
    expect(project(camera, { x: 0, y: 1, z: 1 })).toBeNull();
    expect(project(camera, { x: 0, y: 1, z: 0 })).toBeNull();
  });
});

describe('a camera that looks up', () => {
  test('shows everything further down', () => {
    const shown = project(cameraWith({ pitch: 10 }), { x: 0, y: 1, z: -3 })!;
    expect(shown.y).toBeCloseTo(360 + 900 * Math.tan(toRadians(10)), 6);
    expect(shown.x).toBeCloseTo(640, 9);
  });

  test('has its horizon below the middle', () => {
    const horizon = 360 + 900 * Math.tan(toRadians(10));
    expect(atHeight(cameraWith({ pitch: 10 }), 640, horizon - 1, 0)).toBeNull();
    expect(atHeight(cameraWith({ pitch: 10 }), 640, horizon + 1, 0)).not.toBeNull();
  });
});

describe('a camera turned clockwise, seen from behind', () => {
  const camera = cameraWith({ roll: 8 });

  test('shows a person turned counter-clockwise: the head goes to the left', () => {
    const head = project(camera, { x: 0, y: 1.7, z: -3 })!;
    const foot = project(camera, { x: 0, y: 0.3, z: -3 })!;
    expect(head.x).toBeLessThan(640);
    expect(foot.x).toBeGreaterThan(640);
    expect(Math.atan2(foot.x - head.x, foot.y - head.y)).toBeCloseTo(toRadians(8), 9);
  });

  test('keeps distances from the middle of the picture', () => {
    const [plain, rolled] = [cameraWith(), camera].map((of) => project(of, { x: 0.4, y: 1.5, z: -3 })!);
    const away = ({ x, y }: { x: number; y: number }) => Math.hypot(x - 640, y - 360);
    expect(away(rolled!)).toBeCloseTo(away(plain!), 9);
  });
});
