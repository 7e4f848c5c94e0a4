import type { Camera, RoomPoint } from '../core/camera.ts';
import { rayThrough } from '../core/camera.ts';
import type { Body } from '../core/frame.ts';
import { dot, imageOf, middle, norm, slope, subtract, worldOf, wrap } from '../core/geometry.ts';
import type { Vec3 } from '../core/geometry.ts';
import { OUTWARD, PAIR, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { chordFlexion } from '../core/learned/features.ts';
import type { FloorPoint } from '../core/sight.ts';
import { toDegrees, toRadians } from '../core/units.ts';

/*
 * Every metric by geometry alone, from one frame and the neutral pose: no learned correction, no filter in time. The
 * engine is held against it. Signs and units are the metrics'; directions are positive toward the subject's left.
 */

/** A body, how it stood in neutral, and the camera that is taken to have seen both. */
export interface View {
  readonly body: Body;
  readonly neutral: Body;
  readonly camera: Camera;
  /** How far the camera is turned toward the subject's left, where that is known. Degrees. */
  readonly turned: number;
  /** Where a point of the foot stands in the room, from how high it is above the floor; NaN above the horizon. */
  readonly onFloor: (body: Body, point: FloorPoint, side: Side) => RoomPoint;
}

const yawOf = ({ x, z }: Vec3): number => toDegrees(Math.atan2(x, z));

/** Heel to toe on the floor. Degrees. */
export function footYaw({ body, onFloor, turned }: View, side: Side): number {
  return wrap(yawOf(subtract(onFloor(body, 'toe', side), onFloor(body, 'heel', side))) - turned);
}

/** Both feet's turnout added up. Degrees. */
export const totalTurnout = (view: View): number => wrap(footYaw(view, 'left') - footYaw(view, 'right'));

/** Ankle to ankle along the floor. Metres. */
export function stanceWidth({ body, onFloor }: View): number {
  const { x, z } = subtract(onFloor(body, 'ankle', 'left'), onFloor(body, 'ankle', 'right'));
  return Math.hypot(x, z);
}

/** How knees are bent in the neutral pose, degrees, and stand ahead of their ankles, metres: mean of seven rendered clips. */
const NEUTRAL_BEND = 5.7;
const KNEE_AHEAD = 0.019;

/** Bend of the knee by how much nearer the hip comes to the ankle than in neutral. Degrees. */
export function kneeFlexion(view: View, side: Side): number {
  const asInNeutral = chord(view, view.body, side) / chord(view, view.neutral, side);
  return chordFlexion(asInNeutral * Math.cos(toRadians(NEUTRAL_BEND / 2)));
}

/** Hip to ankle, as if both were as far away as the ankle is. Metres. */
function chord({ camera, onFloor }: View, body: Body, side: Side): number {
  const ankle = onFloor(body, 'ankle', side);
  const [a, h] = [imageOf(body, PAIR.ankle, side), imageOf(body, PAIR.hip, side)];
  const far = Math.hypot(ankle.x, ankle.y - camera.height, ankle.z);
  return (Math.hypot(a.x - h.x, a.y - h.y) * far) / camera.focal;
}

/** Where the knee stands off the line from hip to ankle, seen from above. Degrees; means something with the knee bent. */
export function kneeYaw(view: View, side: Side): number {
  const { hip, knee, ankle } = legInRoom(view, side);
  const leg = subtract(hip, ankle);
  const shank = subtract(knee, ankle);
  const share = dot(shank, leg) / dot(leg, leg);
  return wrap(yawOf({ x: shank.x - share * leg.x, y: 0, z: shank.z - share * leg.z }) - view.turned);
}

interface Leg {
  readonly hip: Vec3;
  readonly knee: Vec3;
  readonly ankle: Vec3;
}

/**
 * The joints of a leg in the room: the ankle above the floor, then knee and hip as far up their rays as shank and thigh
 * are long. A bent knee stands nearer to the camera than its ankle, the hip further away than its knee.
 */
function legInRoom(view: View, side: Side): Leg {
  const { body, camera, onFloor } = view;
  const neutral = neutralLeg(view, side);
  const ray = (name: 'hip' | 'knee') => rayTo(camera, body, name, side);
  const ankle = onFloor(body, 'ankle', side);
  const knee = alongRay(camera, ray('knee'), ankle, norm(subtract(neutral.knee, neutral.ankle)), 'near');
  const hip = alongRay(camera, ray('hip'), knee, norm(subtract(neutral.hip, neutral.knee)), 'far');
  return { hip, knee, ankle };
}

/** The neutral leg: the hip is taken to stand upright above the ankle, the knee a little ahead of it. */
function neutralLeg({ neutral, camera, onFloor }: View, side: Side): Leg {
  const ankle = onFloor(neutral, 'ankle', side);
  const above = (name: 'hip' | 'knee', ahead: number): Vec3 => {
    const ray = rayTo(camera, neutral, name, side);
    const far = (ankle.z + ahead) / ray.z;
    return { x: far * ray.x, y: camera.height + far * ray.y, z: ankle.z + ahead };
  };
  return { hip: above('hip', 0), knee: above('knee', KNEE_AHEAD), ankle };
}

function rayTo(camera: Camera, body: Body, name: Pair, side: Side): RoomPoint {
  const { x, y } = imageOf(body, PAIR[name], side);
  return rayThrough(camera, x, y);
}

/** The point of a ray that is `length` away from another: of the two the nearer or farther; where there is none, the nearest. */
function alongRay(camera: Camera, ray: Vec3, from: Vec3, length: number, which: 'near' | 'far'): Vec3 {
  const centre = { ...from, y: from.y - camera.height };
  const along = dot(ray, centre) / dot(ray, ray);
  const off2 = dot(centre, centre) - along * along * dot(ray, ray);
  const half = Math.sqrt(Math.max(0, length * length - off2) / dot(ray, ray));
  const far = along + (which === 'near' ? -half : half);
  return { x: far * ray.x, y: camera.height + far * ray.y, z: far * ray.z };
}

/** Kneecap against the foot's line, positive knee inside. Degrees. */
export const kneeFootAlignment = (view: View, side: Side): number =>
  wrap(OUTWARD[side] * (footYaw(view, side) - kneeYaw(view, side)));

/** Thigh against pelvis, positive external. Degrees. */
export const hipRotation = (view: View, side: Side): number =>
  wrap(OUTWARD[side] * (kneeYaw(view, side) - pelvisRotation(view)));

/** Which way the line through the hips faces, by its depth, against neutral. Degrees. */
export function pelvisRotation({ body, neutral, camera }: View): number {
  const faces = (of: Body) => {
    const { x, z } = upright(camera, subtract(worldOf(of, PAIR.hip, 'left'), worldOf(of, PAIR.hip, 'right')));
    return toDegrees(Math.atan2(-z, x));
  };
  return wrap(faces(body) - faces(neutral));
}

/** Slope of the line through the hips in the picture against neutral, positive left higher. Degrees. */
export function pelvisObliquity({ body, neutral }: View): number {
  const slopes = (of: Body) => slope(imageOf(of, PAIR.hip, 'right'), imageOf(of, PAIR.hip, 'left'));
  return wrap(slopes(body) - slopes(neutral));
}

type Space = (body: Body, pair: Readonly<Record<Side, number>>, side: Side) => Vec3;
/** From between the hips to between the shoulders. */
function trunkLine(body: Body, space: Space): Vec3 {
  const mid = (pair: Readonly<Record<Side, number>>) => middle(space(body, pair, 'left'), space(body, pair, 'right'));
  return subtract(mid(PAIR.shoulder), mid(PAIR.hip));
}

/** Lean of the trunk in the picture against neutral, positive toward the subject's left. Degrees. */
export function trunkLeanLateral({ body, neutral }: View): number {
  const leans = (of: Body) => {
    const { x, y } = trunkLine(of, imageOf);
    return toDegrees(Math.atan2(x, -y));
  };
  return wrap(leans(body) - leans(neutral));
}

/** Lean of the trunk by its depth against neutral, positive forward. Degrees. */
export function trunkLeanForward({ body, neutral, camera }: View): number {
  const leans = (of: Body) => {
    const { y, z } = upright(camera, trunkLine(of, worldOf));
    return toDegrees(Math.atan2(z, y));
  };
  return wrap(leans(body) - leans(neutral));
}

/** A direction along the camera's axes (right, down, ahead) in the room. */
function upright({ cosRoll, sinRoll, cosPitch, sinPitch }: Camera, { x, y, z }: Vec3): Vec3 {
  const down = x * sinRoll + y * cosRoll;
  return { x: x * cosRoll - y * sinRoll, y: z * sinPitch - down * cosPitch, z: -z * cosPitch - down * sinPitch };
}

type Pair = keyof typeof PAIR;
/** Shares of the body's weight on each side, where on which segment, and from and to what. Source: Winter. */
const SEGMENTS: readonly (readonly [weight: number, at: number, from: Pair, to: Pair])[] = [
  [0.0405, 0, 'ear', 'ear'],
  [0.2485, 0.5, 'shoulder', 'hip'],
  [0.028, 0.436, 'shoulder', 'elbow'],
  [0.022, 0.6, 'elbow', 'wrist'],
  [0.1, 0.433, 'hip', 'knee'],
  [0.0465, 0.433, 'knee', 'ankle'],
  [0.0145, 0.5, 'heel', 'toe'],
];
/** Where a foot carries its weight, from heel to toe. */
const UNDER_FOOT = 0.45;
const WEIGHED = SEGMENTS.reduce((sum, [weight]) => sum + 2 * weight, 0);

/**
 * Share of the way from the right foot to the left at which the body's weight stands, 0 to 1. All of the body is taken to
 * be as far away as the ankles are.
 */
export function weightShareLeft({ body, camera, onFloor }: View): number {
  const far = (onFloor(body, 'ankle', 'left').z + onFloor(body, 'ankle', 'right').z) / 2;
  const across = (pair: Pair, side: Side) => {
    const ray = rayTo(camera, body, pair, side);
    return (far / ray.z) * ray.x;
  };
  const onBothSides = (weight: number, at: number, from: Pair, to: Pair) =>
    weight * SIDES.reduce((sum, side) => sum + (1 - at) * across(from, side) + at * across(to, side), 0);
  const centre = SEGMENTS.reduce((sum, segment) => sum + onBothSides(...segment), 0) / WEIGHED;
  const under = (side: Side) =>
    (1 - UNDER_FOOT) * onFloor(body, 'heel', side).x + UNDER_FOOT * onFloor(body, 'toe', side).x;
  return Math.min(1, Math.max(0, (centre - under('right')) / (under('left') - under('right'))));
}
