import { dot, norm, subtract } from '../core/geometry.ts';
import type { Vec3 } from '../core/geometry.ts';
import { OUTWARD, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { toRadians } from '../core/units.ts';
import { HEEL_TO_BALL } from './stance.ts';
import type { Foot, Stance } from './stance.ts';

/**
 * Lengths of a person 1.7 m tall, metres, after Winter, Biomechanics and Motor Control of Human Movement, fig. 4.1.
 */
export const BODY = {
  thigh: 0.415,
  shank: 0.41,
  hipHalf: 0.085,
  /** The ankle joint: above the floor, and in front of the middle of the heel. */
  ankleUp: 0.08,
  ankleAhead: 0.035,
  /** From the middle of the hips up. */
  waist: 0.13,
  chest: 0.37,
  shoulders: 0.475,
  shoulderHalf: 0.172,
  neck: 0.53,
  head: 0.695,
  upperArm: 0.285,
  forearm: 0.235,
} as const;
/** Knees of a standing person are never locked, degrees. */
const SOFT = 4;
/** Ankles give this much of a knee's bend, and no more than this, degrees. */
const ANKLE = { share: 0.5, most: 28 } as const;

/** One leg, as points in the figure's space: x to its left, y up, z ahead; metres. */
export interface Leg {
  readonly hip: Vec3;
  readonly knee: Vec3;
  readonly ankle: Vec3;
  /** Where the foot points, along the floor. */
  readonly ahead: Vec3;
}

/** Everything that is drawn of a figure. */
export interface Skeleton {
  readonly legs: Readonly<Record<Side, Leg>>;
  readonly arms: Readonly<Record<Side, { readonly shoulder: Vec3; readonly elbow: Vec3; readonly wrist: Vec3 }>>;
  readonly hips: Vec3;
  /** Trunk's lean ahead, radians. */
  readonly lean: number;
}

/** The body on a stance: level hips, knees over the feet, hands on the hips. */
export function skeletonOf({ feet, bend }: Stance): Skeleton {
  const flexion = toRadians(Math.max(SOFT, bend));
  const ankles = { left: ankleOf(feet.left, 'left'), right: ankleOf(feet.right, 'right') };
  const back = backward(flexion, feet);
  const hips = hipsOver(ankles, flexion, back);
  // As far as the hips go back, the chest goes ahead, so that the weight stays over the feet.
  const lean = Math.asin(Math.min(0.9, (back * 1.1) / BODY.shoulders));
  const arm = (side: Side) => armOf(side, hips, lean);
  const leg = (side: Side) => legOf(side, feet[side], ankles[side], hips);
  return {
    legs: { left: leg('left'), right: leg('right') },
    arms: { left: arm('left'), right: arm('right') },
    hips,
    lean,
  };
}

/** A point of the trunk: `aside` to the left, `up` from the hips, `ahead`, on the leaning trunk. */
export const onTrunk = (
  { hips, lean }: Pick<Skeleton, 'hips' | 'lean'>,
  aside: number,
  up: number,
  ahead = 0,
): Vec3 => ({
  x: hips.x + aside,
  y: hips.y + up * Math.cos(lean) - ahead * Math.sin(lean),
  z: hips.z + up * Math.sin(lean) + ahead * Math.cos(lean),
});

/** How far behind the ankles the hips of a bent leg stay, metres; 0 for small bends. */
function backward(flexion: number, feet: Stance['feet']): number {
  const ankle = Math.min(toRadians(ANKLE.most), flexion * ANKLE.share);
  const straight = (Math.cos(toRadians(feet.left.turnout)) + Math.cos(toRadians(feet.right.turnout))) / 2;
  return Math.max(0, BODY.thigh * Math.sin(flexion - ankle) - BODY.shank * Math.sin(ankle)) * straight;
}

/** The hips as high as the shorter reach allows: over the middle of the ankles. */
function hipsOver(ankles: Readonly<Record<Side, Vec3>>, flexion: number, back: number): Vec3 {
  const { thigh, shank, hipHalf } = BODY;
  const reach = Math.sqrt(thigh ** 2 + shank ** 2 + 2 * thigh * shank * Math.cos(flexion));
  const [x, z] = [(ankles.left.x + ankles.right.x) / 2, (ankles.left.z + ankles.right.z) / 2 - back];
  const heights = SIDES.map((side) => {
    const { x: ax, y: ay, z: az } = ankles[side];
    const flat = (x + OUTWARD[side] * hipHalf - ax) ** 2 + (z - az) ** 2;
    return ay + Math.sqrt(Math.max(0.01, reach ** 2 - flat));
  });
  return { x, y: Math.min(...heights), z };
}

const aheadOf = ({ turnout }: Foot, side: Side): Vec3 => {
  const angle = toRadians(turnout * OUTWARD[side]);
  return { x: Math.sin(angle), y: 0, z: Math.cos(angle) };
};

/** A point of a shoe: metres ahead of the heel, toward the outer side, and up from the sole, which may be tipped. */
export interface ShoePoint {
  readonly ahead: number;
  readonly out?: number;
  readonly up?: number;
}

/** Where a point of the shoe is, on a foot that is tipped about its heel or its ball. */
export function onFoot(foot: Foot, side: Side, { ahead, out = 0, up = 0 }: ShoePoint): Vec3 {
  const { x, z } = aheadOf(foot, side);
  const about = foot.tip > 0 ? HEEL_TO_BALL : 0;
  const angle = toRadians(foot.tip);
  const from = ahead - about;
  // Toes stay on the floor when the heel rises: the foot bends at the ball.
  const stays = foot.tip > 0 && from > 0;
  const along = about + (stays ? from : from * Math.cos(angle) + up * Math.sin(angle));
  const aside = out * OUTWARD[side];
  return {
    x: foot.heel.x + x * along + z * aside,
    y: stays ? up : up * Math.cos(angle) - from * Math.sin(angle),
    z: foot.heel.z + z * along - x * aside,
  };
}

const ankleOf = (foot: Foot, side: Side): Vec3 => onFoot(foot, side, { ahead: BODY.ankleAhead, up: BODY.ankleUp });

function legOf(side: Side, foot: Foot, ankle: Vec3, hips: Vec3): Leg {
  const hip = { ...hips, x: hips.x + OUTWARD[side] * BODY.hipHalf };
  const ahead = aheadOf(foot, side);
  const knee = joint(hip, ankle, BODY.thigh, BODY.shank, ahead);
  return { hip, knee, ankle, ahead };
}

function armOf(side: Side, hips: Vec3, lean: number) {
  const out = OUTWARD[side];
  const shoulder = onTrunk({ hips, lean }, out * BODY.shoulderHalf, BODY.shoulders);
  const wrist = onTrunk({ hips, lean }, out * 0.16, 0.095, 0.045);
  return { shoulder, wrist, elbow: joint(shoulder, wrist, BODY.upperArm, BODY.forearm, { x: out, y: 0.1, z: -0.35 }) };
}

/**
 * The joint between two bones, on the side of `toward`. Where the ends are too far apart, the limb is straight.
 */
export function joint(from: Vec3, to: Vec3, upper: number, lower: number, toward: Vec3): Vec3 {
  const line = subtract(to, from);
  const length = Math.min(norm(line), upper + lower - 1e-6);
  const axis = scaled(line, 1 / norm(line));
  const along = (upper ** 2 - lower ** 2 + length ** 2) / (2 * length);
  const aside = Math.sqrt(Math.max(0, upper ** 2 - along ** 2));
  const across = subtract(toward, scaled(axis, dot(toward, axis)));
  const side = scaled(across, 1 / norm(across));
  return {
    x: from.x + axis.x * along + side.x * aside,
    y: from.y + axis.y * along + side.y * aside,
    z: from.z + axis.z * along + side.z * aside,
  };
}

const scaled = ({ x, y, z }: Vec3, by: number): Vec3 => ({ x: x * by, y: y * by, z: z * by });
