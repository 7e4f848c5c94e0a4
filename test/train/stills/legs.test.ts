import { expect, it } from 'vitest';
import { Dice } from '../../../src/train/dice.ts';
import { LEGS, posesOf } from '../../../src/train/stills/legs.ts';

const straight = { kneeFootMisalignment: 0, kneeFlexion: 4 };
const bent = { kneeFootMisalignment: 1, kneeFlexion: 20 };
const off = { kneeFootMisalignment: -12, kneeFlexion: 20 };
/** Stands, bends both knees, and lets the left one cave in for a moment. */
const frames = [
  ...Array.from({ length: 40 }, () => ({ left: straight, right: straight })),
  ...Array.from({ length: 20 }, () => ({ left: bent, right: bent })),
  ...Array.from({ length: 4 }, () => ({ left: off, right: bent })),
];

it('takes bent legs for two thirds, half of them with a knee off its foot, and any for the rest', () => {
  const poses = posesOf(frames, 30, new Dice(3));
  const any = poses.filter((_, k) => k % 3 === 2);
  expect(any.some((i) => i < 40)).toBe(true);
  expect(any.some((i) => i >= 40)).toBe(true);
  const bentOnes = poses.filter((_, k) => k % 3 !== 2);
  expect(bentOnes.filter((i) => i < 40)).toEqual([]);
  expect(bentOnes.filter((i) => i >= 60)).toHaveLength(10);
});

it('takes what there is, where no leg is bent or none is off', () => {
  expect(posesOf(frames.slice(0, 60), 2, new Dice(3)).every((i) => i >= 40)).toBe(true);
  expect(posesOf(frames.slice(0, 40), 6, new Dice(3))).toHaveLength(6);
});

it('orders legs from straight to bent all the time, and knees off on either side', () => {
  const movements = LEGS.movementsOf(new Dice(7));
  const kinds = new Set(movements.flatMap(({ faults }) => faults!.map((fault) => (fault as { kind: string }).kind)));
  expect(kinds).toContain('kneeIn');
  expect(kinds).toContain('kneeOut');
  const bends = movements
    .filter(({ motion }) => motion['type'] === 'hip')
    .map(({ motion }) => Number(motion['kneeFlex']));
  expect(Math.min(...bends)).toBeLessThan(8);
  expect(Math.max(...bends)).toBeGreaterThan(22);
});
