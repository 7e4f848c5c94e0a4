import { SIDES } from '../core/landmarks.ts';
import { hull } from '../draw/marks.ts';
import { closed, fromAbove as view } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { onFoot } from './skeleton.ts';
import { FEET, SOLE } from './sole.ts';
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

/** The area between the feet that the weight can be over. */
const base = ({ feet }: Pose['stance']): string =>
  closed(hull(SIDES.flatMap((side) => SOLE.map((point) => view(onFoot(feet[side], side, point))))));
