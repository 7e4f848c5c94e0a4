import { degrees } from '../core/units.ts';
import type { Side } from '../core/landmarks.ts';
import { closed, fromTheSide as view, open } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { shoe } from './shoe.ts';
import { onFoot } from './skeleton.ts';
import { HEEL_TO_BALL } from './stance.ts';
import type { Foot } from './stance.ts';
import type { Pose } from './timeline.ts';

/** The floor under the foot, hundredths of a metre. */
const FLOOR = open([
  { x: -12, y: 0 },
  { x: 33, y: 0 },
]);
/** From the back of the heel to the tip of the toes, metres. */
const SOLE = [-0.034, 0, HEEL_TO_BALL, 0.231] as const;
/** The point that carries is shown so large, hundredths of a metre. */
const PIN = 1.3;

/** One foot from the side, pointing along the picture however it is turned: which end carries, and which is light. */
export function besideShapes({ stance, turns }: Pose, side: Side): readonly Shape[] {
  const foot: Foot = { ...stance.feet[side], heel: { x: 0, z: 0 }, turnout: degrees(0) };
  const turn = turns.at(-1);
  return [
    { part: 'floor', d: FLOOR },
    { part: 'shoe', d: shoe(view, foot, side).join('') },
    { part: 'sole', d: open(SOLE.map((ahead) => view(onFoot(foot, side, { ahead })))) },
    ...(turn ? [{ part: 'pin', d: disc(turn.about === 'heel' ? 0 : HEEL_TO_BALL * 100) }] : []),
  ];
}

const disc = (x: number): string =>
  closed(
    Array.from({ length: 24 }, (_, i) => {
      const angle = (i / 24) * 2 * Math.PI;
      return { x: x + Math.cos(angle) * PIN, y: Math.sin(angle) * PIN };
    }),
  );
