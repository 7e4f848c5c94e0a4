import type { Part } from './look.ts';

/** How far the strip reaches above the hip and below the ankle, in distances between these. */
const ABOVE = 0.13;
const BELOW = 0.29;

/**
 * How far inside the foot's line the kneecap points, which means something only in a bent leg, and how far the knee is bent.
 * Learned by `src/train/knees.py`; the network tells more that alignment is made of, which is not asked for.
 */
export const KNEE: Part = {
  shape: {
    rows: 160,
    columns: 88,
    channels: [1, 16, 32, 48, 64, 64],
    strides: [2, 2, 2, 2, 1],
    hidden: 64,
    outputs: 5,
  },
  asked: [
    { output: 0, unit: 10 },
    { output: 3, unit: 15 },
  ],
  roi(at, side) {
    const [hip, ankle] = [at('hip', side), at('ankle', side)];
    const [dx, dy] = [ankle.x - hip.x, ankle.y - hip.y];
    const further = (BELOW - ABOVE) / 2;
    return {
      x: (hip.x + ankle.x) / 2 + further * dx,
      y: (hip.y + ankle.y) / 2 + further * dy,
      side: (ABOVE + 1 + BELOW) * Math.hypot(dx, dy),
      turn: -Math.atan2(dx, dy),
    };
  },
};
