import { PAIR, SIDES } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import { FIELDS } from '../body.ts';
import type { Pixels } from '../crop.ts';
import type { Roi } from '../roi.ts';
import { SIDE } from './network.ts';
import type { FootNetwork } from './network.ts';

/** How large the square around a foot is, and how far below the ankle its middle lies, in torso lengths. */
const SQUARE = 0.9;
const BELOW = 0.08;
/** Each pixel that the network sees is the mean of four. */
const FINE = 2 * SIDE;

/** Looks at both feet of the body whose 33 × 7 numbers these are: where their toes point, positive outward, degrees. */
export type FeetLook = (pixels: Pixels, values: Float64Array) => readonly [left: number, right: number];

/** The network knows left feet only: right ones are shown to it in a mirror. */
export function createFeetLook(network: FootNetwork): FeetLook {
  const fine = new Float32Array(FINE * FINE);
  const grey = new Float32Array(SIDE * SIDE);
  return (pixels, values) => {
    const [left, right] = SIDES.map((side) => {
      pixels.grey(fine, FINE, squareAround(values, side));
      shrink(fine, grey, side === 'right');
      return network.run(grey);
    });
    return [left!, right!];
  };
}

/** Where a foot is looked at, in the picture. */
function squareAround(values: Float64Array, side: Side): Roi {
  const at = (index: number) => ({ x: values[index * FIELDS]!, y: values[index * FIELDS + 1]! });
  const between = ({ left, right }: Readonly<Record<Side, number>>) => {
    const [a, b] = [at(left), at(right)];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };
  const [shoulders, hips, ankle] = [between(PAIR.shoulder), between(PAIR.hip), at(PAIR.ankle[side])];
  const torso = Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y);
  return { x: ankle.x, y: ankle.y + BELOW * torso, side: SQUARE * torso, turn: 0 };
}

/** To half the side. */
function shrink(fine: Float32Array, grey: Float32Array, mirrored: boolean): void {
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const at = 2 * row * FINE + 2 * column;
      const sum = fine[at]! + fine[at + 1]! + fine[at + FINE]! + fine[at + FINE + 1]!;
      grey[row * SIDE + (mirrored ? SIDE - 1 - column : column)] = sum / 4;
    }
}
