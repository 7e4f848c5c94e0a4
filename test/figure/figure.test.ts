import { expect, test } from 'vitest';
import type { FigureMove } from '../../src/core/figure.ts';
import { norm, subtract } from '../../src/core/geometry.ts';
import { OUTWARD, SIDES } from '../../src/core/landmarks.ts';
import { degrees, toRadians } from '../../src/core/units.ts';
import { aboveShapes } from '../../src/figure/above.ts';
import { besideShapes } from '../../src/figure/beside.ts';
import { frontShapes } from '../../src/figure/front.ts';
import { BODY, onFoot, skeletonOf } from '../../src/figure/skeleton.ts';
import { SOLE } from '../../src/figure/sole.ts';
import { pivotSpot, TOGETHER } from '../../src/figure/stance.ts';
import { durationOf, filmAt, filmOf, keyPose, planOf, poseAt, turnsNow } from '../../src/figure/timeline.ts';
import type { Plan, Pose } from '../../src/figure/timeline.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';

const plan = (...moves: FigureMove[]): Plan => ({ start: TOGETHER, moves });
const pivot = (about: 'heel' | 'ball', to: number, foot: 'left' | 'right' = 'right'): FigureMove => ({
  kind: 'pivot',
  foot,
  about,
  to: degrees(to),
  seconds: 1,
});
const bend = (to: number): FigureMove => ({ kind: 'bend', to: degrees(to), seconds: 1 });

/** The whole routine, picture by picture. */
const film = filmOf(routine, '');
const pictures: readonly Pose[] = Array.from(
  { length: Math.floor(film.seconds * 10) },
  (_, i) => filmAt(film, i / 10).pose,
);

test.each(['heel', 'ball'] as const)('a foot that turns on its %s keeps it where it is', (about) => {
  const { start, moves } = plan(pivot(about, 35));
  const spots = [0, 0.2, 0.5, 0.8, 1].map((t) =>
    pivotSpot(poseAt({ start, moves }, t).stance.feet.right, 'right', about),
  );
  for (const spot of spots) {
    expect(spot.x).toBeCloseTo(spots[0]!.x, 9);
    expect(spot.z).toBeCloseTo(spots[0]!.z, 9);
  }
});

test('turning on the heel moves the ball, and the other way round', () => {
  const moved = (about: 'heel' | 'ball', other: 'heel' | 'ball') => {
    const { right } = poseAt(plan(pivot(about, 35)), 1).stance.feet;
    return Math.abs(pivotSpot(right, 'right', other).x - pivotSpot(TOGETHER.feet.right, 'right', other).x);
  };
  expect(moved('heel', 'ball')).toBeGreaterThan(0.08);
  expect(moved('ball', 'heel')).toBeGreaterThan(0.08);
});

test('toes out is away from the other foot, on either side', () => {
  const out = (foot: 'left' | 'right') =>
    pivotSpot(poseAt(plan(pivot('heel', 30, foot)), 1).stance.feet[foot], foot, 'ball').x;
  expect(out('left')).toBeGreaterThan(pivotSpot(TOGETHER.feet.left, 'left', 'ball').x + 0.05);
  expect(out('right')).toBeLessThan(pivotSpot(TOGETHER.feet.right, 'right', 'ball').x - 0.05);
});

test('only the end that travels leaves the floor', () => {
  const halfway = (about: 'heel' | 'ball') => poseAt(plan(pivot(about, 30)), 0.5).stance.feet.right;
  const height = (about: 'heel' | 'ball', ahead: number) => onFoot(halfway(about), 'right', { ahead }).y;
  expect(height('heel', 0)).toBeCloseTo(0, 9);
  expect(height('heel', 0.2)).toBeGreaterThan(0.01);
  expect(height('ball', 0.162)).toBeCloseTo(0, 9);
  expect(height('ball', 0)).toBeGreaterThan(0.01);
});

test('from the side the pin is under the end that stays, and the sole rises from the other', () => {
  const beside = (about: 'heel' | 'ball') => besideShapes(poseAt(plan(pivot(about, 30)), 0.5), 'right');
  const points = (about: 'heel' | 'ball', part: string) => {
    const shape = beside(about).find((one) => one.part === part)!;
    return [...('d' in shape ? shape.d : '').matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
      x: +x!,
      y: +y!,
    }));
  };
  const [, heel, ball, toes] = points('heel', 'sole');
  expect(heel!.y).toBeCloseTo(0, 1);
  expect(ball!.y).toBeLessThan(-1);
  expect(toes!.y).toBeLessThan(ball!.y);
  const [back, , front] = points('ball', 'sole');
  expect(front!.y).toBeCloseTo(0, 1);
  expect(back!.y).toBeLessThan(-1);
  expect(Math.max(...points('heel', 'pin').map(({ x }) => x))).toBeLessThan(5);
  expect(Math.min(...points('ball', 'pin').map(({ x }) => x))).toBeGreaterThan(10);
});

test('the feet never pass through each other in the whole routine', () => {
  const innermost = (pose: Pose, side: 'left' | 'right', z: number) => {
    const near = SOLE.map((point) => onFoot(pose.stance.feet[side], side, point)).filter(
      (at) => Math.abs(at.z - z) < 0.02,
    );
    return Math.min(...near.map((at) => at.x * OUTWARD[side]));
  };
  const gaps = pictures.flatMap((pose) =>
    [-0.03, 0, 0.05, 0.1, 0.15, 0.2].map((z) => innermost(pose, 'left', z) + innermost(pose, 'right', z)),
  );
  expect(Math.min(...gaps)).toBeGreaterThan(0);
});

test('bones keep their lengths in every picture of the routine', () => {
  for (const { stance } of pictures)
    for (const side of SIDES) {
      const { hip, knee, ankle } = skeletonOf(stance).legs[side];
      expect(norm(subtract(knee, hip))).toBeCloseTo(BODY.thigh, 3);
      expect(norm(subtract(ankle, knee))).toBeCloseTo(BODY.shank, 3);
    }
});

test('a knee bends over its foot, also where the foot is turned', () => {
  const { stance } = poseAt(plan(pivot('heel', 30, 'left'), pivot('heel', 30), bend(35)), 3);
  for (const side of SIDES) {
    const { knee, ankle } = skeletonOf(stance).legs[side];
    const direction = Math.atan2((knee.x - ankle.x) * OUTWARD[side], knee.z - ankle.z);
    // The knee lies in the plane of hip, ankle and foot; the hip is a little inside, so the knee is too, by a few degrees.
    expect(Math.abs(direction - toRadians(30))).toBeLessThan(toRadians(12));
  }
});

test('a deeper bend brings the hips lower, and back over the heels', () => {
  const hips = (flexion: number) => skeletonOf({ ...TOGETHER, bend: degrees(flexion) }).hips;
  expect(hips(40).y).toBeLessThan(hips(0).y - 0.04);
  expect(hips(90).y).toBeLessThan(hips(40).y - 0.1);
  expect(hips(90).z).toBeLessThan(hips(0).z - 0.05);
});

test('raised heels lift the body and leave the balls on the floor', () => {
  const { stance } = poseAt(plan({ kind: 'rise', to: degrees(30), seconds: 1 }), 1);
  expect(skeletonOf(stance).hips.y).toBeGreaterThan(skeletonOf(TOGETHER).hips.y + 0.05);
  expect(onFoot(stance.feet.left, 'left', { ahead: 0.162 }).y).toBeCloseTo(0, 9);
});

test('the routine ends as it began: feet together, straight ahead', () => {
  const { feet } = pictures.at(-1)!.stance;
  for (const side of SIDES) {
    expect(feet[side].turnout).toBeCloseTo(0, 9);
    expect(feet[side].heel.x).toBeCloseTo(TOGETHER.feet[side].heel.x, 9);
    expect(feet[side].heel.z).toBeCloseTo(TOGETHER.feet[side].heel.z, 9);
  }
});

test('a step begins where the steps before it in the walkthrough leave the feet', () => {
  const wide = (step: string) => planOf(routine, step).start.feet.left.heel.x;
  expect(wide('turn-out')).toBeCloseTo(TOGETHER.feet.left.heel.x, 9);
  expect(wide('end-range')).toBeGreaterThan(wide('turn-out') + 0.2);
});

test('time before the beginning and after the end stands still', () => {
  const one = plan(pivot('heel', 30));
  expect(poseAt(one, -5).stance).toEqual(poseAt(one, 0).stance);
  expect(poseAt(one, 50)).toMatchObject({ move: null, stance: poseAt(one, 1).stance });
});

test('a film begins again when it is over', () => {
  expect(filmAt(film, film.seconds + 0.5)).toEqual(filmAt(film, 0.5));
  expect(film.seconds).toBeGreaterThan(durationOf(routine.steps.flatMap(({ figure }) => figure)));
});

test('one picture for a step shows both its turns, in their order', () => {
  expect(keyPose(planOf(routine, 'turn-out')).turns.map(({ foot }) => foot)).toEqual(['right', 'left']);
  expect(keyPose(planOf(routine, 'walk-in')).turns.map(({ foot }) => foot)).toEqual(['left', 'right']);
  expect(keyPose(planOf(routine, 'soft-bend')).stance.bend).toBeGreaterThan(20);
});

test('one picture of a turn there and back shows it turned, with its mark', () => {
  const there = plan(
    { kind: 'pause', seconds: 0.6 },
    { ...pivot('ball', -28), seconds: 1.3 } as FigureMove,
    pivot('ball', 0),
  );
  const { stance, turns } = keyPose(there);
  expect(stance.feet.right.turnout).toBeCloseTo(-28, 6);
  expect(turns).toHaveLength(1);
});

test('while the knees bend, no turn is pointed at any more', () => {
  const moves = plan(pivot('heel', 30), bend(30));
  expect(turnsNow(poseAt(moves, 0.5))).toHaveLength(1);
  expect(turnsNow(poseAt(moves, 1.5))).toHaveLength(0);
});

test('every picture of the routine can be drawn', () => {
  const paths = pictures.flatMap((pose) => [
    ...frontShapes(pose, turnsNow(pose)),
    ...aboveShapes(pose, turnsNow(pose)),
  ]);
  const numbers = paths.flatMap((shape) => ('d' in shape ? shape.d.match(/NaN|Infinity|undefined/g) : null) ?? []);
  expect(numbers).toEqual([]);
  expect(paths.filter((shape) => 'd' in shape && shape.d.length < 5)).toEqual([]);
});

test('the figure is a mirror: its right foot is on the right of the picture', () => {
  const pose = poseAt(plan(pivot('heel', 30)), 0.5);
  const turning = frontShapes(pose, turnsNow(pose)).find(({ part }) => part === 'shoe turning');
  expect(turning).toMatchObject({ d: expect.stringMatching(/^M\d/) });
});
