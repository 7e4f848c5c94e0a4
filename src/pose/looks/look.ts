import { PAIR, SIDES } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import { FIELDS } from '../body.ts';
import type { Pixels } from '../crop.ts';
import type { Point, Roi } from '../roi.ts';
import type { LookNetwork, NetworkShape } from './network.ts';

/** A part of the body that a network looks at, and what it makes of it. */
export interface Part {
  readonly shape: NetworkShape;
  /** What the network is asked: which of its outputs, and how many degrees that counts in. */
  readonly asked: readonly { readonly output: number; readonly unit: number }[];
  /** Left and right are in one place, which is cut out once. */
  readonly shared?: true;
  /** Where it is; `at` gives landmarks by name. In the picture. */
  roi(at: (pair: keyof typeof PAIR, side: Side) => Point, side: Side): Roi;
}

/** Looks at both sides of the body whose 33 × 7 numbers these are: what is asked, in that order, of left and right. Degrees. */
export type Look = (pixels: Pixels, values: Float64Array) => readonly Both[];
type Both = readonly [left: number, right: number];

/** The networks know the left side only: the right one is shown to them in a mirror. */
export function createLook(network: LookNetwork, part: Part): Look {
  const { shape, asked } = part;
  const { rows, columns } = shape;
  // Each pixel that the network sees is the mean of four.
  const fine = new Float32Array(4 * rows * columns);
  const grey = new Float32Array(rows * columns);
  return (pixels, values) => {
    const at = (pair: keyof typeof PAIR, side: Side): Point => {
      const from = PAIR[pair][side] * FIELDS;
      return { x: values[from]!, y: values[from + 1]! };
    };
    const [left, right] = SIDES.map((side, i) => {
      if (i === 0 || !part.shared) pixels.grey(fine, 2 * rows, 2 * columns, part.roi(at, side));
      shrink(fine, grey, shape, side === 'right');
      const told = network.run(grey);
      return asked.map(({ output, unit }) => told[output]! * unit);
    });
    return asked.map((_, i) => [left![i]!, right![i]!]);
  };
}

/** To half its rows and columns. */
function shrink(fine: Float32Array, grey: Float32Array, { rows, columns }: NetworkShape, mirrored: boolean): void {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = 4 * row * columns + 2 * column;
      const below = at + 2 * columns;
      const sum = fine[at]! + fine[at + 1]! + fine[below]! + fine[below + 1]!;
      grey[row * columns + (mirrored ? columns - 1 - column : column)] = sum / 4;
    }
}
