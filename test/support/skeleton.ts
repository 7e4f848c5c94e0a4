import { makeCamera, project } from '../../src/core/camera.ts';
import type { CameraPose, RoomPoint } from '../../src/core/camera.ts';
import type { Body, Size } from '../../src/core/frame.ts';
import { LANDMARKS, OUTWARD, PAIR, SIDES } from '../../src/core/landmarks.ts';
import type { Side } from '../../src/core/landmarks.ts';
import { metres, toRadians } from '../../src/core/units.ts';

/*
 * People of whom everything is known: a skeleton in the room, and what a camera without any error sees of it. The room is
 * the engine's: x toward the subject's left, y up, z toward the camera, whose foot point is the origin.
 */

/** How somebody stands and where. Metres and degrees; directions are positive outward. */
export interface Stance {
  readonly height: number;
  readonly distance: number;
  /** To the right of the picture. */
  readonly aside: number;
  /** Ankle to ankle. */
  readonly width: number;
  readonly toeOut: Readonly<Record<Side, number>>;
  /** Which way the knees point. */
  readonly kneeOut: Readonly<Record<Side, number>>;
  readonly bend: number;
  /** Positive toward, or higher on, the subject's left. */
  readonly pelvisYaw: number;
  readonly pelvisSlope: number;
  readonly lean: number;
  /** How far both soles are tipped up about the balls of the feet. */
  readonly rise: number;
}

const NEUTRAL: Stance = {
  height: 1.7,
  distance: 2.6,
  aside: 0,
  width: 0.2,
  toeOut: { left: 0, right: 0 },
  kneeOut: { left: 0, right: 0 },
  bend: 0,
  pelvisYaw: 0,
  pelvisSlope: 0,
  lean: 0,
  rise: 0,
};

/** The points that the landmarks of a body mark. */
export type Skeleton = readonly RoomPoint[];

/** Heights in body heights where the landmarks of the full model stand, and half widths in metres for 1.7 m. */
const EYES = 0.96;
const SHOULDERS = [0.816, 0.17] as const;
const HIPS = [0.527, 0.1] as const;
const ANKLES = 0.062;
const FOOT = { heel: [0.022, -0.05], toe: [0.024, 0.17] } as const;
const THIGH = (HIPS[0] - ANKLES) * 0.5;

const sin = (angle: number) => Math.sin(toRadians(angle));
const cos = (angle: number) => Math.cos(toRadians(angle));

/** From the ankle to the ball of the foot, metres for 1.7 m; the foot tips about it. */
const BALL = 0.11;

/** A skeleton that stands as asked, with both feet on the floor, or on their balls. */
export function skeleton(given: Partial<Stance> = {}): Skeleton {
  const stance = { ...NEUTRAL, ...given };
  const { height, pelvisYaw, pelvisSlope, lean } = stance;
  const scale = height / NEUTRAL.height;
  const hips = pelvisAt(stance);
  const across = (half: number, yaw: number, slope: number, side: Side): RoomPoint => ({
    x: OUTWARD[side] * half * scale * cos(yaw) * cos(slope),
    y: OUTWARD[side] * half * scale * sin(slope),
    z: -OUTWARD[side] * half * scale * sin(yaw) * cos(slope),
  });
  const up = (above: number): RoomPoint => ({
    x: hips.x + (above - HIPS[0]) * height * sin(lean),
    y: hips.y + (above - HIPS[0]) * height * cos(lean),
    z: hips.z,
  });
  const points: RoomPoint[] = LANDMARKS.map(() => up(EYES));
  for (const side of SIDES) {
    points[PAIR.shoulder[side]] = plus(up(SHOULDERS[0]), across(SHOULDERS[1], pelvisYaw, 0, side));
    points[PAIR.elbow[side]] = plus(up(0.64), across(0.3, pelvisYaw, 0, side));
    points[PAIR.wrist[side]] = plus(up(0.55), across(0.16, pelvisYaw, 0, side));
    points[PAIR.ear[side]] = plus(up(0.93), across(0.07, 0, 0, side));
    const hip = plus(hips, across(HIPS[1], pelvisYaw, pelvisSlope, side));
    const ankle = ankleAt(stance, side);
    points[PAIR.hip[side]] = hip;
    points[PAIR.ankle[side]] = ankle;
    points[PAIR.knee[side]] = kneeBetween(hip, ankle, THIGH * height, OUTWARD[side] * stance.kneeOut[side]);
    for (const [name, [above, ahead]] of Object.entries(FOOT)) {
      const rise = name === 'heel' ? stance.rise : 0;
      points[PAIR[name as keyof typeof FOOT][side]] = onFoot(stance, side, { above: above * height, ahead, rise });
    }
  }
  return points;
}

const plus = (a: RoomPoint, b: RoomPoint): RoomPoint => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });
const ankleAt = (stance: Stance, side: Side): RoomPoint =>
  onFoot(stance, side, { above: ANKLES * stance.height, ahead: 0, rise: stance.rise });

/** A point of a foot that is tipped up by `rise` about its ball, `ahead` of where the flat foot has its ankle. */
function onFoot(
  { aside, width, height, distance, toeOut }: Stance,
  side: Side,
  { above, ahead, rise }: { readonly above: number; readonly ahead: number; readonly rise: number },
): RoomPoint {
  const scale = height / NEUTRAL.height;
  const yaw = OUTWARD[side] * toeOut[side];
  const behind = (BALL - ahead) * scale;
  const forward = BALL * scale - behind * cos(rise) + above * sin(rise);
  return {
    x: aside + (OUTWARD[side] * width) / 2 + forward * sin(yaw),
    y: above * cos(rise) + behind * sin(rise),
    z: forward * cos(yaw) - distance,
  };
}

/** How high the ankles stand. */
const ankleHeight = ({ height, rise }: Stance): number =>
  ANKLES * height * cos(rise) + ((BALL * height) / NEUTRAL.height) * sin(rise);
/** And how far forward the foot's tipping brings them. */
const ankleForward = (stance: Stance): number => ankleAt(stance, 'left').z + stance.distance;

/** Between the hips: as low as the bent knees let it stand. */
function pelvisAt(stance: Stance): RoomPoint {
  const { aside, width, height, distance, bend } = stance;
  const leg = 2 * THIGH * height * cos(bend / 2);
  const out = width / 2 - (HIPS[1] * height) / NEUTRAL.height;
  return {
    x: aside,
    y: ankleHeight(stance) + Math.sqrt(leg * leg - out * out),
    z: ankleForward(stance) - distance,
  };
}

/** Where a knee stands between two bones of the same length, pointing that way. */
function kneeBetween(hip: RoomPoint, ankle: RoomPoint, bone: number, yaw: number): RoomPoint {
  const leg = { x: hip.x - ankle.x, y: hip.y - ankle.y, z: hip.z - ankle.z };
  const length = Math.hypot(leg.x, leg.y, leg.z);
  const pole = { x: sin(yaw), y: 0, z: cos(yaw) };
  // The pole made square to the leg by raising it, so that from above the knee still points where it was asked to.
  const y = -(pole.x * leg.x + pole.z * leg.z) / leg.y;
  const off = Math.sqrt(Math.max(0, bone * bone - (length * length) / 4)) / Math.hypot(1, y);
  return {
    x: (hip.x + ankle.x) / 2 + off * pole.x,
    y: (hip.y + ankle.y) / 2 + off * y,
    z: (hip.z + ankle.z) / 2 + off * pole.z,
  };
}

/** Upright people seem to lean toward the camera, the more so the more it looks down. Degrees; as measured on rendered people. */
const seemingLean = (pitch: number): number => 7.25 - 0.512 * pitch;

/** What a camera sees of a skeleton, every landmark where it belongs; null where a point is behind the camera. */
export function seenBy(points: Skeleton, pose: CameraPose, size: Size): Body | null {
  const camera = makeCamera(pose, size);
  const shown = points.map((point) => project(camera, point));
  if (!shown.every((point) => point !== null)) return null;
  const middle = (['x', 'y', 'z'] as const).map((axis) => (points[23]![axis] + points[24]![axis]) / 2);
  const lean = seemingLean(pose.pitch);
  const world = points.map((point) => {
    const [x, y, z] = [point.x - middle[0]!, point.y - middle[1]!, point.z - middle[2]!];
    const down = -(y * cos(lean) - z * sin(lean));
    return {
      x: metres(x * cos(pose.roll) + down * sin(pose.roll)),
      y: metres(down * cos(pose.roll) - x * sin(pose.roll)),
      z: metres(-(z * cos(lean) + y * sin(lean))),
    };
  });
  return { image: shown.map((point) => ({ ...point, z: 0, visibility: 1 })), world };
}
