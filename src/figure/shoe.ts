import type { Side } from '../core/landmarks.ts';
import { ball, skin } from './shapes.ts';
import type { View } from './shapes.ts';
import { onFoot } from './skeleton.ts';
import type { ShoePoint } from './skeleton.ts';
import { HEEL_TO_BALL } from './stance.ts';
import type { Foot } from './stance.ts';

/** Where a shoe bulges: its place on the foot, and the radius there. */
const UPPER: readonly (ShoePoint & { readonly r: number })[][] = [
  [
    { ahead: 0, up: 0.034, r: 0.034 },
    { ahead: 0.04, up: 0.085, r: 0.036 },
    { ahead: 0.1, up: 0.055, r: 0.036 },
  ],
  [
    { ahead: 0.045, out: 0.006, up: 0.036, r: 0.034 },
    { ahead: 0.1, up: 0.056, r: 0.036 },
    { ahead: HEEL_TO_BALL, out: -0.014, up: 0.034, r: 0.032 },
    { ahead: HEEL_TO_BALL - 0.015, out: 0.016, up: 0.032, r: 0.032 },
    { ahead: 0.205, out: -0.002, up: 0.028, r: 0.026 },
  ],
];

/** A shoe where its foot is: heel and ankle, then instep and toes. */
export const shoe = (view: View, foot: Foot, side: Side): readonly string[] =>
  UPPER.map((balls) => skin(view, ...balls.map(({ r, ...at }) => ball(onFoot(foot, side, at), r))));
