import { project, rayThrough } from '../core/camera.ts';
import type { Camera, RoomPoint } from '../core/camera.ts';
import { PAIR } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { Moment } from '../core/moment.ts';
import { isSeen } from '../core/reading.ts';
import type { Routine } from '../core/routine.ts';
import { ahead } from './floor.ts';
import type { FloorFoot } from './floor.ts';
import type { Mark, Point } from './marks.ts';
import { stateOf } from './state.ts';

/** How far the tick goes in front of the kneecap, metres. */
const TICK_REACH = 0.2;

/** A dashed ring where the kneecap's direction cannot be told; else a disc, and a tick where it points. */
export function kneeMark(
  moment: Moment,
  routine: Routine,
  camera: Camera | null,
  side: Side,
  foot: FloorFoot | null,
): readonly Mark[] {
  if (!moment.body) return [];
  const at = moment.body.image[PAIR.knee[side]]!;
  const state = stateOf(moment, routine, `knee-foot-alignment.${side}`);
  if (state === 'unknown')
    return [{ kind: 'ring', at, radius: 1.7, ink: 'unknown', width: 0.5, dash: [1.1, 0.68], cased: true }];
  const disc: Mark = { kind: 'disc', at, radius: 1.35, ink: state };
  const direction = moment.readings[`knee-direction.${side}`];
  if (!camera || !foot || !isSeen(direction)) return [disc];
  const tip = inFront(camera, at, foot, direction.value);
  return tip ? [{ kind: 'line', points: [at, tip], ink: state, width: 0.7, cased: true }, disc] : [disc];
}

/** The picture point `TICK_REACH` in front of the knee. The knee stands about over the foot: that gives its depth. */
function inFront(camera: Camera, at: Point, { toe }: FloorFoot, yaw: number): Point | null {
  const ray = rayThrough(camera, at.x, at.y);
  const scale = toe.z / ray.z;
  const knee: RoomPoint = { x: ray.x * scale, y: camera.height + ray.y * scale, z: toe.z };
  return project(camera, ahead(knee, yaw, TICK_REACH));
}
