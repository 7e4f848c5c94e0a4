import { SIDES } from '../../core/landmarks.ts';
import type { Part } from './look.ts';

/** What is shown, in distances from hip to ankle: how high, and how much of that above the hips. */
const HIGH = 0.8;
const ABOVE = 0.13;

/**
 * How far the pelvis faces toward the side that is asked for, against the line of sight. Learned by `src/train/pelvis.py`. For
 * landmarks a pelvis turns with the shoulders, whether it does or not.
 */
export const PELVIS: Part = {
  shape: {
    rows: 72,
    columns: 64,
    channels: [1, 16, 32, 48, 64, 64],
    strides: [2, 2, 2, 2, 1],
    hidden: 64,
    outputs: 1,
  },
  asked: [{ output: 0, unit: 10 }],
  shared: true,
  roi(at) {
    const [left, right] = [at('hip', 'left'), at('hip', 'right')];
    const legs = SIDES.map((side) => {
      const [hip, ankle] = [at('hip', side), at('ankle', side)];
      return Math.hypot(hip.x - ankle.x, hip.y - ankle.y);
    });
    const leg = (legs[0]! + legs[1]!) / 2;
    return {
      x: (left.x + right.x) / 2,
      y: (left.y + right.y) / 2 + (HIGH / 2 - ABOVE) * leg,
      side: HIGH * leg,
      turn: 0,
    };
  },
};
