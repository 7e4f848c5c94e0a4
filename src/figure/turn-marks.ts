import { OUTWARD } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { toRadians } from '../core/units.ts';
import { closed, filled, open } from './shapes.ts';
import type { Shape, View } from './shapes.ts';
import { onFoot } from './skeleton.ts';
import { SOLE } from './sole.ts';
import { HEEL_TO_BALL, pivotSpot } from './stance.ts';
import type { Foot, Spot } from './stance.ts';
import type { Turn } from './timeline.ts';

/** How far from the point that stays the arrow of a turn runs, metres: just clear of the end that travels. */
const REACH = { heel: 0.29, ball: 0.255 } as const;
/** The arrow's head: its length along the arc, and half its width, metres. */
const HEAD = { long: 0.062, half: 0.03 } as const;
const STEPS = 16;

/** The sole of a foot, where it stands. */
export const soleOutline = (view: View, foot: Foot, side: Side): string =>
  filled(SOLE.map((point) => view(onFoot(foot, side, point))));

/** What a turn leaves on the floor: the foot as it was, and the arrow that the travelling end follows. */
export function turnMarks(turn: Turn, view: View): readonly Shape[] {
  const { foot, before } = turn;
  return [
    { part: 'ghost', d: soleOutline(view, before, foot) },
    { part: 'arc', d: open(sweep(turn, neckOf(turn)).map((at) => view({ ...at, y: 0 }))) },
    { part: 'arrowhead', d: closed(arrowhead(turn).map((at) => view({ ...at, y: 0 }))) },
  ];
}

/** The point that stays, in the middle of heel or ball. */
export function pin({ foot, about, before }: Turn, view: View, radius: number): Shape {
  const spot = pivotSpot(before, foot, about);
  const ring = Array.from({ length: 24 }, (_, i) => around(spot, i * 15, radius));
  return { part: 'pin', d: closed(ring.map((at) => view({ ...at, y: 0 }))) };
}

/** Beyond the middle of the arrow: where its number stands. */
export function numberOf({ foot, about, before, to }: Turn, view: View, text: string): Shape {
  const spot = pivotSpot(before, foot, about);
  const at = around(spot, bearing((before.turnout + to) / 2, foot, about), REACH[about] + 0.075);
  return { part: 'number', at: view({ ...at, y: 0 }), text };
}

/** Points along the arc, up to `upTo` of the way. */
function sweep({ foot, about, before, to }: Turn, upTo: number): readonly Spot[] {
  const spot = pivotSpot(before, foot, about);
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const turnout = before.turnout + (to - before.turnout) * ((i / STEPS) * upTo);
    return around(spot, bearing(turnout, foot, about), REACH[about]);
  });
}

/** The part of the arc before its head. */
function neckOf({ about, before, to }: Turn): number {
  const long = toRadians(Math.abs(to - before.turnout)) * REACH[about];
  return Math.max(0, 1 - HEAD.long / Math.max(HEAD.long, long));
}

function arrowhead(turn: Turn): readonly Spot[] {
  const { foot, about, before, to } = turn;
  const spot = pivotSpot(before, foot, about);
  const neck = bearing(before.turnout + (to - before.turnout) * neckOf(turn), foot, about);
  const reach = REACH[about];
  return [
    around(spot, bearing(to, foot, about), reach),
    around(spot, neck, reach - HEAD.half),
    around(spot, neck + (bearing(to, foot, about) - neck) * 0.25, reach),
    around(spot, neck, reach + HEAD.half),
  ];
}

/** Direction of the travelling end seen from the point that stays, degrees from straight ahead toward the figure's left. */
const bearing = (turnout: number, side: Side, about: Turn['about']): number =>
  turnout * OUTWARD[side] + (about === 'heel' ? 0 : 180);

const around = ({ x, z }: Spot, angle: number, distance: number): Spot => ({
  x: x + Math.sin(toRadians(angle)) * distance,
  z: z + Math.cos(toRadians(angle)) * distance,
});

/** From a foot's toes on, an arrow straight along it: where the knee is to point. */
export function aheadMark(view: View, foot: Foot, side: Side): readonly Shape[] {
  const at = (ahead: number, out = 0) => view(onFoot(foot, side, { ahead, out }));
  const from = HEEL_TO_BALL + 0.1;
  return [
    { part: 'line-ahead', d: open([at(from), at(from + 0.075)]) },
    {
      part: 'tip-ahead',
      d: closed([at(from + 0.13), at(from + 0.07, 0.026), at(from + 0.085), at(from + 0.07, -0.026)]),
    },
  ];
}
