import { expect, it } from 'vitest';
import { Dice } from '../../../src/train/dice.ts';
import { posesOf } from '../../../src/train/stills/feet.ts';

/** Stands for two seconds, turns the left foot out in one, and stands like that. */
const frames = Array.from({ length: 48 }, (_, i) => ({
  left: { footYaw: Math.min(56, Math.max(0, 7 * (i - 16))) },
  right: { footYaw: 0 },
}));

it('takes every pose once before it takes one again', () => {
  const poses = posesOf(frames, 9, new Dice(3));
  expect(new Set(poses.map((i) => frames[i]!.left.footYaw)).size).toBe(9);
});

it('takes as many as are asked for, where there are fewer poses', () => {
  const poses = posesOf(frames, 30, new Dice(3));
  expect(poses).toHaveLength(30);
  expect(poses.every((i) => i >= 0 && i < frames.length)).toBe(true);
});

it('takes the same for the same number', () => {
  expect(posesOf(frames, 9, new Dice(5))).toEqual(posesOf(frames, 9, new Dice(5)));
});
