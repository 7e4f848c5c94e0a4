import type { Calibration } from './calibrate.ts';
import { atHeight, makeCamera, rayThrough } from './camera.ts';
import type { Camera, RoomPoint } from './camera.ts';
import type { Body, Size } from './frame.ts';
import { angleBetween, imageOf, middle, subtract, worldOf } from './geometry.ts';
import { OUTWARD, PAIR } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import { shapeOf } from './learned/features.ts';
import type { Hints, Look, Shape } from './learned/features.ts';
import { predict } from './learned/model.ts';
import type { Learned, Weights } from './learned/model.ts';
import { toDegrees } from './units.ts';
import type { Metres } from './units.ts';

/** Heights of the points that the landmarks mark, in body heights above the floor. Measured on rendered people. */
const HEIGHT_OF = { heel: 0.022, toe: 0.024, ankle: 0.058 } as const;
export type FloorPoint = keyof typeof HEIGHT_OF;

/** What stays the same over a session: camera and person, as the neutral pose told them. */
export interface Setting {
  readonly camera: Camera;
  readonly height: Metres;
  /** Camera roll, degrees. */
  readonly roll: number;
  /** The neutral body, as every later one is held against it. */
  readonly neutral: {
    readonly body: Body;
    readonly shape: Shape;
    readonly hints: Hints;
    /** The shape as it stands in the picture, camera roll not turned back. */
    readonly inPicture: Shape;
    /** Hip to ankle in the picture, pixels. */
    readonly chord: Readonly<Record<Side, number>>;
    /** Where ankles and toes stand, along the floor toward the camera, and how high the hips are. Metres. */
    readonly place: { readonly ankles: number; readonly toes: number; readonly hips: number };
  };
}

export function settingOf(calibration: Calibration, size: Size): Setting {
  const { height, roll, neutral: body } = calibration;
  const camera = makeCamera(calibration, size);
  const shape = shapeOf(body, roll);
  const chord = { left: legChord(body, 'left'), right: legChord(body, 'right') };
  const hints = hintsOf(body, { camera, height }, chord);
  const place = placeOf(body, { camera, height });
  return { camera, height, roll, neutral: { body, shape, hints, inPicture: shapeOf(body, 0), chord, place } };
}

function placeOf(body: Body, at: Pick<Setting, 'camera' | 'height'>): Setting['neutral']['place'] {
  const ankles = depthOf(body, at, 'ankle');
  return { ankles, toes: depthOf(body, at, 'toe'), hips: hipHeight(body, at.camera, ankles) };
}

/** How far toward the camera both feet are, taken together, by one of their points. */
const depthOf = (body: Body, at: Pick<Setting, 'camera' | 'height'>, point: FloorPoint): number =>
  (onFloor(body, at, point, 'left').z + onFloor(body, at, point, 'right').z) / 2;

/** How high the middle of the hips is, taken to be in the vertical plane at depth `z`. */
function hipHeight(body: Body, camera: Camera, z: number): number {
  const { x, y } = midHip(body);
  const ray = rayThrough(camera, x, y);
  return camera.height + (ray.y * z) / ray.z;
}

/**
 * How much higher the hips are than in the neutral pose, over where the feet stand now. Metres. Toes tell where that is:
 * they stay on the floor when the heels leave it.
 */
export function hipRise(body: Body, { camera, height, neutral }: Setting): number {
  const { ankles, toes, hips } = neutral.place;
  return hipHeight(body, camera, ankles + depthOf(body, { camera, height }, 'toe') - toes) - hips;
}

/** Everything that one body shows by itself, before any filtering in time. */
export interface Sight {
  readonly body: Body;
  readonly setting: Setting;
  readonly learned: Learned;
}

export function lookAt(body: Body, setting: Setting, correction: Weights): Sight {
  const { neutral, roll } = setting;
  const hints = hintsAgainstNeutral(body, setting);
  const shape = shapeOf(body, roll, neutral.shape.torso);
  return { body, setting, learned: predict(correction, shape, neutral.shape, hints, neutral.hints) };
}

/** What geometry says of a body, with the leg's length in the picture against neutral. */
export const hintsAgainstNeutral = (body: Body, setting: Setting): Hints =>
  hintsOf(body, setting, setting.neutral.chord);

function hintsOf(
  body: Body,
  place: Pick<Setting, 'camera' | 'height'>,
  neutralChord: Setting['neutral']['chord'],
): Hints {
  const both = <Each>(of: (side: Side) => Each) => ({ left: of('left'), right: of('right') });
  const { feet, knees, bends, pelvis } = body;
  return {
    footYaw: both((side) => floorYaw(body, place, side)),
    chord: both((side) => legChord(body, side) / neutralChord[side]),
    fppa: both((side) => fppa(body, side)),
    flexion: both((side) => worldFlexion(body, side)),
    ...(feet && {
      look: { ...both((side) => footLook(body, feet[side], place.camera, side)), roll: rollOf(place.camera) },
    }),
    ...(knees && { knees }),
    ...(bends && { bends }),
    ...(pelvis && { pelvis: (pelvis.left - pelvis.right) / 2 + sightOf(place.camera, midHip(body)) }),
  };
}

const midHip = (body: Body) => middle(imageOf(body, PAIR.hip, 'left'), imageOf(body, PAIR.hip, 'right'));

/** A foot's direction is seen against the line of sight; this brings it to the camera's axis. */
function footLook(body: Body, seen: number, camera: Camera, side: Side): Look[Side] {
  const ankle = imageOf(body, PAIR.ankle, side);
  const ray = rayThrough(camera, ankle.x, ankle.y);
  return {
    yaw: seen + OUTWARD[side] * sightOf(camera, ankle),
    down: toDegrees(Math.atan2(-ray.y, Math.hypot(ray.x, ray.z))),
  };
}

/** From the line of sight to the camera's axis: positive where the camera stands further to the subject's left. Degrees. */
function sightOf(camera: Camera, { x, y }: { readonly x: number; readonly y: number }): number {
  const ray = rayThrough(camera, x, y);
  return toDegrees(Math.atan2(-ray.x, -ray.z));
}

const rollOf = ({ sinRoll, cosRoll }: Camera): number => toDegrees(Math.atan2(sinRoll, cosRoll));

const NOWHERE: RoomPoint = { x: Number.NaN, y: Number.NaN, z: Number.NaN };

/** Where a landmark of the foot stands in the room; NaN where it shows above the horizon. */
export function onFloor(
  body: Body,
  { camera, height }: Pick<Setting, 'camera' | 'height'>,
  point: FloorPoint,
  side: Side,
) {
  const { x, y } = imageOf(body, PAIR[point], side);
  return atHeight(camera, x, y, HEIGHT_OF[point] * height) ?? NOWHERE;
}

/** Heel to toe on the floor, positive toward the subject's left, degrees. Geometry alone; 0 above the horizon. */
function floorYaw(body: Body, place: Pick<Setting, 'camera' | 'height'>, side: Side): number {
  const heel = onFloor(body, place, 'heel', side);
  const toe = onFloor(body, place, 'toe', side);
  const yaw = toDegrees(Math.atan2(toe.x - heel.x, toe.z - heel.z));
  return Number.isFinite(yaw) ? yaw : 0;
}

/** Hip to ankle in the picture, pixels. */
function legChord(body: Body, side: Side): number {
  const hip = imageOf(body, PAIR.hip, side);
  const ankle = imageOf(body, PAIR.ankle, side);
  return Math.hypot(hip.x - ankle.x, hip.y - ankle.y);
}

/** Flexion from the world landmarks, degrees. Says little below 40, where a straight knee already reads 16 to 27. */
function worldFlexion(body: Body, side: Side): number {
  const knee = worldOf(body, PAIR.knee, side);
  const thigh = subtract(worldOf(body, PAIR.hip, side), knee);
  const shank = subtract(worldOf(body, PAIR.ankle, side), knee);
  return 180 - angleBetween(thigh, shank);
}

/** Frontal plane projection angle in the picture: hip over knee against knee over ankle, positive valgus. Degrees. */
export function fppa(body: Body, side: Side): number {
  const hip = imageOf(body, PAIR.hip, side);
  const knee = imageOf(body, PAIR.knee, side);
  const ankle = imageOf(body, PAIR.ankle, side);
  const thigh = Math.atan2(knee.x - hip.x, knee.y - hip.y);
  const shank = Math.atan2(ankle.x - knee.x, ankle.y - knee.y);
  return OUTWARD[side] * toDegrees(shank - thigh);
}
