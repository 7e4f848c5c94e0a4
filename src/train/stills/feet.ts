import type { Dice } from '../dice.ts';
import { eachSide } from './order.ts';
import { between } from './still.ts';
import type { Movement, Subject } from './still.ts';

/** Pictures that hold both feet of whoever stands as wide as people do, in every direction that feet are turned. */
export const FEET: Subject = {
  size: [352, 256],
  each: 32,
  reach: { highest: 0.72, widest: 0.45 },
  shadows: 2,
  cloth: [0.3, 1.7],
  movementsOf,
  posesOf,
  windowOf(points, torso, [width, height]) {
    const middles = [points['left_ankle']!, points['right_ankle']!].map(([x, y]) => [x, y + BELOW * torso] as const);
    const [xs, ys] = [middles.map(([x]) => x), middles.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs) - REACH * torso, Math.min(...ys) - REACH * torso];
    const [x, y] = between(middles[0]!, middles[1]!);
    return {
      left: Math.round(x - width / 2),
      top: Math.round(y - height / 2),
      width,
      height,
      drawn: { left, top, width: 2 * REACH * torso + spread(xs), height: 2 * REACH * torso + spread(ys) },
    };
  },
};
/** The squares around feet: how far below the ankle their middles lie, and half their side. Torso lengths. */
const BELOW = 0.05;
const REACH = 0.65;

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** A check of the range and a walk-out, both wider than people do them: extremes are what is learned least. */
function movementsOf(dice: Dice): readonly Movement[] {
  const pace = { secondsPerPivot: dice.between(0.7, 2), kneeFlex: dice.between(2, 8, 0) };
  return [
    {
      motion: {
        ...pace,
        type: 'rom',
        maxER: eachSide(dice, 15, 65),
        maxIR: eachSide(dice, 8, 48),
        startToeOut: eachSide(dice, -4, 14),
        hold: dice.between(1, 2),
        ...(dice.chance(0.5) && { hipWidthSep: dice.between(0.14, 0.32) }),
      },
    },
    {
      motion: {
        ...pace,
        type: 'hip',
        cycles: 2,
        thetaER: eachSide(dice, 15, 55),
        thetaIR: eachSide(dice, 5, 42),
        jitter: 9,
        bend: dice.between(10, 38, 0),
      },
    },
  ];
}

/** Degrees: poses of which both feet point within one such step are one pose. */
const STEP = 7;

/** Places of so many frames that differ as much as they can in where the feet point. */
export function posesOf(frames: readonly { readonly left: Foot; readonly right: Foot }[], count: number, dice: Dice) {
  const alike = new Map<string, number[]>();
  frames.forEach(({ left, right }, i) => {
    const pose = `${Math.round(left.footYaw / STEP)} ${Math.round(right.footYaw / STEP)}`;
    alike.set(pose, [...(alike.get(pose) ?? []), i]);
  });
  const poses = [...alike.values()];
  return Array.from({ length: count }, () => {
    const [pose] = poses.length > 0 ? poses.splice(dice.whole(0, poses.length - 1), 1) : [[...frames.keys()]];
    return dice.of(pose!);
  });
}
interface Foot {
  readonly footYaw: number;
}
