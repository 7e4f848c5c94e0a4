import { SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { PivotPoint } from '../core/routine.ts';
import { hull } from '../draw/marks.ts';
import { closed, fromAbove as view } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { onFoot } from './skeleton.ts';
import { FEET, SOLE } from './sole.ts';
import { HEEL_TO_BALL } from './stance.ts';
import type { Foot } from './stance.ts';
import type { Pose, Turn } from './timeline.ts';
import { aheadMark, numberOf, pin, soleOutline, turnMarks } from './turn-marks.ts';

/** A bend is one when it is this deep, degrees. */
const BENT = 10;

/** The feet from above, toes up, the right one on the right, with the marks of the given turns. */
export function aboveShapes({ stance }: Pose, turns: readonly Turn[]): readonly Shape[] {
  const { feet, bend } = stance;
  const still = turns.length === 0;
  return [
    ...(still ? [{ part: 'base', d: base(stance) }] : []),
    ...turns.flatMap((turn) => turnMarks(turn, view)),
    ...FEET.map((side) => ({ part: 'sole', d: soleOutline(view, feet[side], side) })),
    ...turns.map((turn) => pin(turn, view, 0.022)),
    ...(turns.length > 1 ? turns.map((turn, i) => numberOf(turn, view, String(i + 1))) : []),
    ...(bend > BENT ? SIDES.flatMap((side) => aheadMark(view, feet[side], side)) : []),
  ];
}

/** How far the pads of heel and ball reach around their middles, metres: across, and along the foot. */
const PADS = { heel: [0.024, 0.03], ball: [0.034, 0.028] } as const;

/** One foot from above, close: what stays and what travels, with the pads of heel and ball in the sole. */
export function soleShapes({ stance, turns }: Pose, side: Side): readonly Shape[] {
  const foot = stance.feet[side];
  const turn = turns.at(-1);
  return [
    ...(turn ? turnMarks(turn, view) : []),
    { part: 'sole', d: soleOutline(view, foot, side) },
    { part: 'pad', d: pad(foot, side, 'heel') },
    { part: 'pad', d: pad(foot, side, 'ball') },
    ...(turn ? [pin(turn, view, 0.013)] : []),
  ];
}

function pad(foot: Foot, side: Side, part: PivotPoint): string {
  const [across, along] = PADS[part];
  const middle = part === 'heel' ? 0 : HEEL_TO_BALL;
  const ring = Array.from({ length: 24 }, (_, i) => {
    const angle = (i / 24) * 2 * Math.PI;
    return onFoot(foot, side, { ahead: middle + Math.cos(angle) * along, out: Math.sin(angle) * across });
  });
  return closed(ring.map(view));
}

/** The area between the feet that the weight can be over. */
const base = ({ feet }: Pose['stance']): string =>
  closed(hull(SIDES.flatMap((side) => SOLE.map((point) => view(onFoot(feet[side], side, point))))));
