import type { Body } from '../frame.ts';
import { LANDMARKS, otherSide, PAIR, SIDES } from '../landmarks.ts';
import type { LandmarkName, Side } from '../landmarks.ts';
import { toRadians } from '../units.ts';

/** Those whose neutral place tells of the body and the camera. */
const BUILD: readonly LandmarkName[] = [
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
  'left-heel',
  'right-heel',
  'left-foot-index',
  'right-foot-index',
];
/** The landmarks that the learned model looks at for everything. What the arms do must not change what the legs read. */
const USED: readonly LandmarkName[] = [
  'nose',
  'left-ear',
  'right-ear',
  'left-shoulder',
  'right-shoulder',
  'left-hip',
  'right-hip',
  ...BUILD,
];
/** With the hands on the hips the elbows turn and tilt with the trunk, and show it better than the hips do. */
const ARMS: readonly LandmarkName[] = ['left-elbow', 'right-elbow', 'left-wrist', 'right-wrist'];

const mirrorName = (name: LandmarkName): LandmarkName =>
  (name.startsWith('left-')
    ? name.replace('left-', 'right-')
    : name.startsWith('right-')
      ? name.replace('right-', 'left-')
      : name) as LandmarkName;

const indexOf = (name: LandmarkName): number => LANDMARKS.indexOf(name);
/** Index of each used landmark, as it is and in the mirror. */
const PLAIN = USED.map(indexOf);
const MIRRORED = USED.map((name) => indexOf(mirrorName(name)));
const PLAIN_ARMS = ARMS.map(indexOf);
const MIRRORED_ARMS = ARMS.map((name) => indexOf(mirrorName(name)));
const PLAIN_BUILD = BUILD.map(indexOf);
const MIRRORED_BUILD = BUILD.map((name) => indexOf(mirrorName(name)));

/** How many features at the end are the arms'. */
export const ARM_FEATURES = ARMS.length * 5;

/** A body brought into torso lengths about its hips and turned upright; world metres turned with it. */
export interface Shape {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly worldX: Float64Array;
  readonly worldY: Float64Array;
  readonly worldZ: Float64Array;
  /** Mid-hip in the picture, turned upright, pixels. */
  readonly hipX: number;
  readonly hipY: number;
  /** Mid-hip to mid-shoulder in the picture, pixels. */
  readonly torso: number;
}

/**
 * @param torso what one length is, pixels; left out: the body's own torso
 * @param roll camera roll, degrees, which is turned back
 */
export function shapeOf(body: Body, roll: number, torso?: number): Shape {
  const cos = Math.cos(toRadians(roll));
  const sin = Math.sin(toRadians(roll));
  const count = LANDMARKS.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const worldX = new Float64Array(count);
  const worldY = new Float64Array(count);
  const worldZ = new Float64Array(count);
  body.image.forEach((point, i) => {
    x[i] = point.x * cos - point.y * sin;
    y[i] = point.x * sin + point.y * cos;
  });
  body.world.forEach((point, i) => {
    worldX[i] = point.x * cos - point.y * sin;
    worldY[i] = point.x * sin + point.y * cos;
    worldZ[i] = point.z;
  });
  const mid = (values: Float64Array, pair: { readonly left: number; readonly right: number }) =>
    (values[pair.left]! + values[pair.right]!) / 2;
  const hipX = mid(x, PAIR.hip);
  const hipY = mid(y, PAIR.hip);
  const own = Math.hypot(mid(x, PAIR.shoulder) - hipX, mid(y, PAIR.shoulder) - hipY);
  const length = torso ?? own;
  for (let i = 0; i < count; i++) {
    x[i] = (x[i]! - hipX) / length;
    y[i] = (y[i]! - hipY) / length;
  }
  return { x, y, worldX, worldY, worldZ, hipX, hipY, torso: length };
}

/** What the foot network saw, and from where. Degrees. */
export interface Look extends Readonly<Record<Side, FootLook>> {
  /** How far the camera is turned clockwise: a turned picture shows one foot further out, the other further in. */
  readonly roll: number;
}

interface FootLook {
  /** Where the toes point against the camera's axis, positive outward. */
  readonly yaw: number;
  /** How steeply the camera looks down on the foot. */
  readonly down: number;
}

/** What geometry says of a body, for the model to start from. Mirrored by swapping sides and signs. */
export interface Hints {
  /** Heel to toe on the floor, positive toward the subject's left. Degrees. */
  readonly footYaw: Readonly<Record<'left' | 'right', number>>;
  /** Hip to ankle in the picture against neutral: 1 straight. */
  readonly chord: Readonly<Record<'left' | 'right', number>>;
  /** Frontal plane projection angle against neutral. Degrees. */
  readonly fppa: Readonly<Record<'left' | 'right', number>>;
  /** Flexion from the world landmarks. Degrees. */
  readonly flexion: Readonly<Record<'left' | 'right', number>>;
  /** What the foot network saw; left out where it did not look. */
  readonly look?: Look;
  /** How far inside the foot's line the knee network saw the kneecap; left out where it did not look. Degrees. */
  readonly knees?: Readonly<Record<Side, number>>;
  /** How far bent it saw the knee. Degrees. */
  readonly bends?: Readonly<Record<Side, number>>;
  /** Which way the pelvis network saw it face, against the camera's axis, positive toward the subject's left. Degrees. */
  readonly pelvis?: number;
}

/** How far a hand may go from where it was on the hip, and how far out the elbows stand then. Torso lengths. */
const HAND_STAYS = 0.12;
const ELBOW_OUT = 0.5;

/** Whether the neutral pose was taken with both hands on the hips: only then do the elbows stand out. */
export const beganWithHandsOnHips = (neutral: Shape): boolean =>
  SIDES.every((side) => Math.abs(neutral.x[PAIR.elbow[side]]!) > ELBOW_OUT);

/** Whether both hands are on the hips, as they were in neutral. */
export function handsOnHips(now: Shape, neutral: Shape): boolean {
  const stays = (side: Side) => {
    const [wrist, hip] = [PAIR.wrist[side], PAIR.hip[side]];
    const away = (shape: Shape) => [shape.x[wrist]! - shape.x[hip]!, shape.y[wrist]! - shape.y[hip]!] as const;
    const [x, y] = away(now);
    const [x0, y0] = away(neutral);
    return Math.hypot(x - x0, y - y0) < HAND_STAYS;
  };
  return beganWithHandsOnHips(neutral) && SIDES.every(stays);
}

/**
 * What the learned model is fed with, from the point of view of the left side: every landmark's change from neutral in
 * torso lengths and in world metres, how the legs stand in neutral, what geometry says, and last the arms (`ARM_FEATURES`). With `mirror` the body is
 * looked at in a mirror, so that one model serves both sides and treats them exactly alike.
 */
export function features(now: Shape, neutral: Shape, hints: Hints, neutralHints: Hints, mirror: boolean): Float64Array {
  const used = mirror ? MIRRORED : PLAIN;
  const build = mirror ? MIRRORED_BUILD : PLAIN_BUILD;
  const sign = mirror ? -1 : 1;
  const row: number[] = [];
  const pushChanges = (indices: readonly number[]) => {
    for (const i of indices)
      row.push(
        sign * (now.x[i]! - neutral.x[i]!),
        now.y[i]! - neutral.y[i]!,
        sign * (now.worldX[i]! - neutral.worldX[i]!),
        now.worldY[i]! - neutral.worldY[i]!,
        now.worldZ[i]! - neutral.worldZ[i]!,
      );
  };
  pushChanges(used);
  row.push((sign * (now.hipX - neutral.hipX)) / neutral.torso, (now.hipY - neutral.hipY) / neutral.torso);
  for (const i of build) row.push(sign * neutral.x[i]!, neutral.y[i]!, neutral.worldZ[i]!);
  row.push(...hintFeatures(hints, neutralHints, mirror));
  pushChanges(mirror ? MIRRORED_ARMS : PLAIN_ARMS);
  return new Float64Array(row);
}

/** Angles in thirties, so that all features are of the order of one. Degrees. */
const ANGLE = 30;
/** Below this flexion the shift of the knee says nothing of its direction. Degrees. */
const LEAST_BEND = 10;

function hintFeatures(hints: Hints, neutral: Hints, mirror: boolean): number[] {
  const [left, right] = mirror ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const sign = mirror ? -1 : 1;
  const yaw = (sign * hints.footYaw[left]) / ANGLE;
  const otherYaw = (sign * hints.footYaw[right]) / ANGLE;
  const bend = chordFlexion(hints.chord[left]) / ANGLE;
  const otherBend = chordFlexion(hints.chord[right]) / ANGLE;
  const valgus = (hints.fppa[left] - neutral.fppa[left]) / 10;
  const otherValgus = (hints.fppa[right] - neutral.fppa[right]) / 10;
  const shift = clamp((10 * valgus) / Math.max(bend * ANGLE, LEAST_BEND), 1);
  return [
    yaw,
    otherYaw,
    (sign * neutral.footYaw[left]) / ANGLE,
    (sign * neutral.footYaw[right]) / ANGLE,
    Math.abs(yaw),
    yaw * yaw,
    otherYaw * otherYaw,
    yaw * otherYaw,
    hints.chord[left],
    hints.chord[right],
    bend,
    otherBend,
    bend * otherBend,
    hints.flexion[left] / ANGLE,
    valgus,
    otherValgus,
    valgus * yaw,
    bend * yaw,
    bend * valgus,
    valgus * bend * yaw,
    shift,
    Math.asin(-shift),
    shift * shift * shift,
    shift * yaw,
  ];
}

/** Flexion that shortens the hip–ankle line this much, for a thigh as long as its shank. Degrees. */
export const chordFlexion = (chord: number): number => (360 / Math.PI) * Math.acos(clamp(Math.max(chord, 0), 1));

const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

/** A foot is turned alone as long as the other one stands within this of its neutral direction. Degrees. */
const STANDS = 12;
/** Of a foot turned in alone the landmarks are believed less from here on, and least from there on. Degrees. */
const IN = { from: 6, to: 18 } as const;

/**
 * What the foot network saw, from the point of view of one side: both feet now and in the neutral pose, from where they
 * were seen, and how far it disagrees with the landmarks about a foot that is turned in alone, of which these see half.
 *
 * @param byLandmarks what the landmarks say of the foot, positive outward, degrees
 */
export function lookFeatures(now: Look, neutral: Look, side: Side, byLandmarks: number): number[] {
  const other = otherSide(side);
  const own = now[side].yaw / ANGLE;
  const ownNeutral = neutral[side].yaw / ANGLE;
  const turned = own - ownNeutral;
  const down = now[side].down / ANGLE;
  const roll = (side === 'right' ? -now.roll : now.roll) / ROLL;
  const alone = Math.max(0, 1 - Math.abs(now[other].yaw - neutral[other].yaw) / STANDS);
  const turnedIn = Math.min(1, Math.max(0, (-now[side].yaw - IN.from) / (IN.to - IN.from)));
  return [
    own,
    now[other].yaw / ANGLE,
    ownNeutral,
    neutral[other].yaw / ANGLE,
    Math.abs(turned),
    turned * turned,
    turned * ownNeutral,
    own * Math.abs(own),
    down,
    down * own,
    roll,
    roll * own,
    roll * own * own,
    alone * turnedIn * (own - byLandmarks / ANGLE),
  ];
}
/** As far as cameras are turned. Degrees. */
const ROLL = 4;

/** Below this flexion a knee is taken for bent by as much: what is divided by the bend stays finite. Degrees. */
const LEAST_FLEXION = 8;
/** Where the knee's place says more than this of its direction, it is noise that speaks. */
const MOST_OFF = 0.8;

/**
 * What the picture says of the kneecap against the foot, once foot direction and bend are known: where the knee of an
 * aligned leg would show off the line from hip to ankle, where it does show, and what the difference means for a knee that
 * is bent this far. From the point of view of one side.
 *
 * @param footYaw positive outward, degrees
 * @param flexion degrees
 */
export function kneeFeatures(hints: Hints, neutral: Hints, side: Side, footYaw: number, flexion: number): number[] {
  const bent = Math.min(Math.max(flexion, LEAST_FLEXION), 120);
  const off = Math.sin(toRadians(bent) / 2);
  const across = Math.sin(toRadians(footYaw));
  const shown = toRadians(hints.fppa[side] - neutral.fppa[side]);
  const aligned = -2 * Math.asin(clamp(off * across, 1));
  const inside = shown - aligned;
  const ratio = clamp(inside / (2 * off), MOST_OFF);
  const heading = Math.asin(clamp(-shown / (2 * off), 0.95));
  const yaw = footYaw / ANGLE;
  const bend = bent / ANGLE;
  return [
    inside,
    ratio,
    Math.asin(ratio),
    heading,
    heading * bend,
    ratio * bend,
    yaw,
    bend,
    yaw * bend,
    across,
    off,
    off * across,
    ratio * Math.abs(yaw),
    ratio * yaw * yaw,
    inside / (off + 0.1),
    shown / (off + 0.1),
    bend * bend,
    yaw * bend * bend,
    Math.cos(toRadians(footYaw)) * ratio,
  ];
}
