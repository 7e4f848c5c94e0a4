import { SIDES } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import type { Dice } from '../dice.ts';
import { eachSide } from './order.ts';
import { between } from './still.ts';
import type { Movement, Subject } from './still.ts';

/** Pictures that hold both legs, most of them bent, with many a knee off its foot. */
export const LEGS: Subject = {
  size: [352, 304],
  each: 48,
  reach: { highest: 1.45, widest: Infinity },
  shadows: 4,
  cloth: [0.4, 2.4],
  movementsOf: (dice) => [
    ...WALK_OUTS.map(({ cycles, bent }) => walkOut(dice, cycles, dice.between(bent[0], bent[1], 0))),
    squats(dice),
  ],
  posesOf,
  windowOf(points, torso, [width, height]) {
    const across = JOINTS.map((name) => points[name]![0]);
    const down = JOINTS.map((name) => points[name]![1]);
    const [x, y] = between(points['left_ankle']!, points['right_ankle']!);
    const window = { left: Math.round(x - width / 2), top: Math.round(y + BELOW * torso - height), width, height };
    const [left, top] = [Math.min(...across) - ASIDE * torso, Math.min(...down) - ABOVE * torso];
    return {
      ...window,
      drawn: { left, top, width: Math.max(...across) + ASIDE * torso - left, height: window.top + height - top },
    };
  },
};
const JOINTS = ['left_hip', 'right_hip', 'left_knee', 'right_knee', 'left_ankle', 'right_ankle'];
/** How much is shown below the ankles, above the hips and beside the legs, torso lengths. */
const BELOW = 0.56;
const ABOVE = 0.3;
const ASIDE = 0.72;

/** How far the legs are bent all the time, degrees. */
const WALK_OUTS = [
  { cycles: 2, bent: [0, 7] },
  { cycles: 2, bent: [6, 14] },
  { cycles: 2, bent: [12, 22] },
  { cycles: 3, bent: [16, 30] },
  { cycles: 2, bent: [22, 38] },
] as const;

function walkOut(dice: Dice, cycles: number, kneeFlex: number): Movement {
  const pivots = Array.from({ length: 8 * cycles }, (_, i) => ({ pivots: [i + 1] }));
  return {
    motion: {
      type: 'hip',
      cycles,
      thetaER: eachSide(dice, 15, 50),
      thetaIR: eachSide(dice, 5, 36),
      secondsPerPivot: dice.between(0.8, 1.4),
      jitter: 6,
      kneeFlex,
      bend: kneeFlex + dice.between(0, 8, 0),
    },
    faults: pivots.flatMap((at) => faultsAt(dice, at)),
  };
}

function squats(dice: Dice): Movement {
  const reps = 4;
  const toeOut = dice.between(0, 24, 0);
  return {
    motion: {
      type: 'squat',
      reps,
      depth: Array.from({ length: reps }, () => dice.between(18, 75, 0)),
      secondsDown: dice.between(1.1, 1.9),
      hold: dice.between(0.6, 1.4),
      startToeOut: { L: toeOut, R: toeOut },
      hipWidthSep: dice.between(0.18, 0.42),
    },
    faults: Array.from({ length: reps }, (_, i) => ({ rep: i + 1 })).flatMap((at) => faultsAt(dice, at)),
  };
}

/** Each knee is off more often than not, in more often than out; what else changes the look of a leg comes now and then. */
function faultsAt(dice: Dice, at: Readonly<Record<string, unknown>>) {
  const knees = SIDES.filter(() => dice.chance(0.55)).map((side) => ({
    kind: dice.chance(0.65) ? 'kneeIn' : 'kneeOut',
    side,
    magnitude: dice.between(2, 30),
    at,
  }));
  const others = OTHERS.filter(({ chance }) => dice.chance(chance)).map(({ kind, most, least = -most }) => ({
    kind,
    magnitude: dice.between(least, most),
    side: dice.of(SIDES),
    at,
  }));
  return [...knees, ...others];
}
const OTHERS: readonly {
  readonly kind: string;
  readonly chance: number;
  readonly most: number;
  readonly least?: number;
}[] = [
  { kind: 'pelvisYaw', chance: 0.3, most: 18 },
  { kind: 'pelvisObliquity', chance: 0.25, most: 9 },
  { kind: 'trunkYaw', chance: 0.2, most: 20 },
  { kind: 'trunkLean', chance: 0.25, most: 14 },
  { kind: 'trunkForward', chance: 0.25, most: 24, least: 6 },
  { kind: 'weightShift', chance: 0.25, most: 0.2, least: 0.05 },
  { kind: 'handsOff', chance: 0.2, most: 1, least: 1 },
];

/** Degrees: legs that are bent less say little of their knees, and how far off those count as off. */
const BENT = 11;
const OFF = 5;

/** Places of so many frames: a third with a bent leg whose knee is off, a third with bent legs alone, as long as there are such. */
export function posesOf(frames: readonly Readonly<Record<Side, Leg>>[], count: number, dice: Dice): number[] {
  const bent = frames.flatMap((frame, i) => (SIDES.some((side) => frame[side].kneeFlexion > BENT) ? [i] : []));
  const isOff = (i: number) => SIDES.some((side) => Math.abs(frames[i]![side].kneeFootMisalignment) > OFF);
  const all = frames.map((_, i) => i);
  const kinds = [[bent.filter(isOff), bent, all], [bent.filter((i) => !isOff(i)), bent, all], [all]];
  return Array.from({ length: count }, (_, k) => dice.of(kinds[k % kinds.length]!.find((some) => some.length > 0)!));
}
interface Leg {
  readonly kneeFootMisalignment: number;
  readonly kneeFlexion: number;
}
