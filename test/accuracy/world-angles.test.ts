import { expect, test } from 'vitest';
import { worldFootYaw, worldKneeYaw, worldObliquity, worldPelvisYaw } from '../../src/accuracy/world-angles.ts';
import type { Body } from '../../src/core/frame.ts';
import { LANDMARK_COUNT, PAIR } from '../../src/core/landmarks.ts';
import { metres } from '../../src/core/units.ts';

const point = (x: number, y: number, z: number) => ({ x: metres(x), y: metres(y), z: metres(z) });

/** A body of nothing but these world points: x to the subject's left, y down, z away from the camera. */
function bodyWith(points: readonly (readonly [index: number, x: number, y: number, z: number])[]): Body {
  const world = Array.from({ length: LANDMARK_COUNT }, () => point(0, 0, 0));
  for (const [index, x, y, z] of points) world[index] = point(x, y, z);
  return { image: [], world };
}

test('a foot points from heel to toe, toward the camera is straight ahead', () => {
  const body = bodyWith([
    [PAIR.heel.left, 0.1, 0.9, 0.05],
    [PAIR.toe.left, 0.2, 0.95, -0.05],
  ]);
  expect(worldFootYaw(body, 'left')).toBeCloseTo(45);
});

test('a kneecap points where the knee stands off its leg, wherever along the leg it is', () => {
  const body = bodyWith([
    [PAIR.hip.right, -0.1, 0, 0],
    [PAIR.knee.right, -0.15, 0.35, -0.05],
    [PAIR.ankle.right, -0.1, 0.8, 0],
  ]);
  expect(worldKneeYaw(body, 'right')).toBeCloseTo(-45);
});

test('hips face the left when the left one is further away, and slope up to the left when it is higher', () => {
  const body = bodyWith([
    [PAIR.hip.left, 0.1, -0.02, 0.1],
    [PAIR.hip.right, -0.1, 0.02, -0.1],
  ]);
  expect(worldPelvisYaw(body)).toBeCloseTo(45);
  expect(worldObliquity(body)).toBeCloseTo((Math.atan(0.04 / Math.hypot(0.2, 0.2)) * 180) / Math.PI);
});
