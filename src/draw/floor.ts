import { atHeight, project } from '../core/camera.ts';
import type { Camera, RoomPoint } from '../core/camera.ts';
import type { Body } from '../core/frame.ts';
import { PAIR } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { toRadians } from '../core/units.ts';
import type { Point } from './marks.ts';

/** Heel and toe of one foot on the floor. */
export interface FloorFoot {
  readonly heel: RoomPoint;
  readonly toe: RoomPoint;
}

/** Height of the heel and toe landmarks above the floor, metres. */
const LANDMARK_HEIGHT = 0.02;

/** Both feet on the floor, by the calibrated camera; null where one of them is not on it. */
export function floorFeet(camera: Camera, body: Body): Readonly<Record<Side, FloorFoot>> | null {
  const at = (index: number): RoomPoint | null => {
    const { x, y } = body.image[index]!;
    const point = atHeight(camera, x, y, LANDMARK_HEIGHT);
    return point && { ...point, y: 0 };
  };
  const foot = (side: Side): FloorFoot | null => {
    const heel = at(PAIR.heel[side]);
    const toe = at(PAIR.toe[side]);
    return heel && toe && { heel, toe };
  };
  const left = foot('left');
  const right = foot('right');
  return left && right && { left, right };
}

/** The point `distance` metres from `from` in the direction `yaw` (degrees, + toward the subject's left). */
export function ahead(from: RoomPoint, yaw: number, distance: number): RoomPoint {
  const angle = toRadians(yaw);
  return { x: from.x + Math.sin(angle) * distance, y: from.y, z: from.z + Math.cos(angle) * distance };
}

/** Picture points of room points; null as soon as one of them is behind the camera. */
export function projectAll(camera: Camera, points: readonly RoomPoint[]): readonly Point[] | null {
  const projected = points.map((point) => project(camera, point));
  return projected.every((point) => point !== null) ? projected : null;
}

/** An arc on the floor about `centre`, from one direction to another, `radius` metres away. */
export function arc(centre: RoomPoint, from: number, to: number, radius: number): readonly RoomPoint[] {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 4));
  return Array.from({ length: steps + 1 }, (_, i) => ahead(centre, from + ((to - from) * i) / steps, radius));
}
