import type { Part } from './look.ts';

/** How large the square around a foot is, and how far below the ankle its middle lies, in torso lengths. */
const SQUARE = 0.9;
const BELOW = 0.08;

/** Where the toes point, outward against the line of sight. Learned by `src/train/feet.py`. */
export const FOOT: Part = {
  shape: {
    rows: 48,
    columns: 48,
    channels: [1, 12, 24, 32, 48, 48],
    strides: [2, 2, 2, 2, 1],
    hidden: 48,
    outputs: 1,
  },
  asked: [{ output: 0, unit: 30 }],
  roi(at, side) {
    const middle = (pair: 'shoulder' | 'hip') => {
      const [a, b] = [at(pair, 'left'), at(pair, 'right')];
      return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    };
    const [shoulders, hips, ankle] = [middle('shoulder'), middle('hip'), at('ankle', side)];
    const torso = Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y);
    return { x: ankle.x, y: ankle.y + BELOW * torso, side: SQUARE * torso, turn: 0 };
  },
};
