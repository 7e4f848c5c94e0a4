import { expect, test } from 'vitest';
import { heelsApart, spotMarks } from '../../src/draw/spot.ts';
import { bodyweightSquat } from '../../src/routines/bodyweight-squat.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import type { Routine } from '../../src/core/routine.ts';
import { SIZE } from './people.ts';

const SPOT = { x: 640, feet: 670, height: 580 };

/** From the outer edge of one shoe to that of the other, and from elbow to elbow, in the outline to fill; pixels. */
function widthsFor(routine: Routine) {
  const [body] = spotMarks(SPOT, [], null, SIZE, 7.2, heelsApart(routine)).flatMap((mark) =>
    mark.kind === 'line' && mark.cased ? [mark.points] : [],
  );
  const width = (from: number, to: number): number => {
    const across = body!.filter(({ y }) => y >= from && y <= to).map(({ x }) => x);
    return Math.max(...across) - Math.min(...across);
  };
  return { feet: width(650, 680), elbows: width(220, 280) };
}

test('the outline stands as the routine begins: for a squat its feet are as wide as its hips, above them it is the same', () => {
  const together = widthsFor(hipRotationWalkOut);
  const apart = widthsFor(bodyweightSquat);
  // 14 cm more between the heels, of a person of 1.70 m; a shoe is widest a little above the floor.
  const wider = (apart.feet - together.feet) / ((0.14 / 1.7) * SPOT.height);
  expect(wider).toBeGreaterThan(0.93);
  expect(wider).toBeLessThanOrEqual(1);
  expect(apart.elbows).toBe(together.elbows);
});

test('without a routine, the feet are together', () => {
  expect(heelsApart(null)).toBe(heelsApart(hipRotationWalkOut));
});
