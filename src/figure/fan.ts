import { OUTWARD } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { degrees, toRadians } from '../core/units.ts';
import type { Degrees } from '../core/units.ts';
import { closed, fromAbove as view, open } from './shapes.ts';
import type { Foot } from './stance.ts';
import { soleOutline } from './turn-marks.ts';

/** How far from the heel the marks reach, metres: just past the toes. */
const REACH = { from: 0.255, to: 0.33 } as const;

/** A foot from above that stands turned out about its heel: where it points, where straight is, and how surely. */
export function turnoutFan(side: Side, turnout: Degrees, halfWidth95: Degrees): readonly { part: string; d: string }[] {
  const at = (angle: number, distance: number) => {
    const way = toRadians(angle * OUTWARD[side]);
    return view({ x: Math.sin(way) * distance, y: 0, z: Math.cos(way) * distance });
  };
  const arc = (from: number, to: number, distance: number) =>
    Array.from({ length: 13 }, (_, i) => at(from + ((to - from) * i) / 12, distance));
  const [least, most] = [turnout - halfWidth95, turnout + halfWidth95];
  const foot: Foot = { heel: { x: 0, z: 0 }, turnout, tip: degrees(0) };
  return [
    { part: 'ghost', d: open([at(0, 0.04), at(0, REACH.to)]) },
    { part: 'interval', d: closed([...arc(least, most, REACH.to), ...arc(most, least, REACH.from)]) },
    { part: 'swept', d: open(arc(0, turnout, 0.29)) },
    { part: 'sole', d: soleOutline(view, foot, side) },
    { part: 'needle', d: open([at(turnout, 0), at(turnout, REACH.to)]) },
    { part: 'pivot', d: closed(Array.from({ length: 16 }, (_, i) => at(i * 22.5, 0.014))) },
  ];
}
