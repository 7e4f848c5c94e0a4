import { makeCamera, project } from '../core/camera.ts';
import type { Camera } from '../core/camera.ts';
import { PAIR, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import { beltLabel, headGap, legs, lineAcross, PELVIS, SHOULDERS } from './body-lines.ts';
import { baseOfSupport, flatFoot, footArrow, footLabel, weightPoint } from './feet.ts';
import { floorFeet } from './floor.ts';
import type { FloorFoot } from './floor.ts';
import { kneeMark } from './knees.ts';
import { between } from './marks.ts';
import type { Mark, Point } from './marks.ts';
import { plumbLine } from './plumb.ts';
import type { Plumb } from './plumb.ts';

/**
 * Every mark for one moment, from back to front, in the pixels of its own picture.
 * `unit` is 1 % of the height shown, in picture pixels.
 */
export function overlayMarks(moment: Moment, routine: Routine, unit: number): readonly Mark[] {
  if (!moment.body) return [];
  const camera = moment.calibration.state === 'ready' ? makeCamera(moment.calibration.calibration, moment.size) : null;
  const feet = camera && floorFeet(camera, moment.body);
  const plumb = plumbOf(moment, camera, feet, unit);
  return [
    ...(camera && feet ? [...baseOfSupport(camera, feet), ...weightPoint(moment, routine, camera, feet)] : []),
    ...SIDES.flatMap((side) =>
      camera && feet ? footArrow(moment, routine, camera, side, feet[side]) : flatFoot(moment, side),
    ),
    ...legs(moment),
    ...SIDES.flatMap((side) => kneeMark(moment, routine, camera, side, feet?.[side] ?? null)),
    ...plumbLine(plumb, headGap(moment)),
    ...lineAcross(moment, routine, SHOULDERS, plumb),
    ...lineAcross(moment, routine, PELVIS, plumb),
    ...beltLabel(moment, routine),
    ...SIDES.flatMap((side) => (camera && feet ? footLabel(moment, routine, camera, side, feet[side]) : [])),
  ];
}

/** The middle between the feet, and which way is down; the picture's own down until the camera is known. */
function plumbOf(
  moment: Moment,
  camera: Camera | null,
  feet: Readonly<Record<Side, FloorFoot>> | null,
  unit: number,
): Plumb {
  const [left, right] = SIDES.map((side): Point => moment.body!.image[PAIR.heel[side]]!) as [Point, Point];
  const flat: Plumb = { foot: between(left, right), down: { x: 0, y: 1 }, unit };
  if (!camera || !feet) return flat;
  const { left: a, right: b } = feet;
  const middle = {
    x: (a.heel.x + a.toe.x + b.heel.x + b.toe.x) / 4,
    y: 0,
    z: (a.heel.z + a.toe.z + b.heel.z + b.toe.z) / 4,
  };
  const foot = project(camera, middle);
  const above = project(camera, { ...middle, y: 1 });
  if (!foot || !above) return flat;
  const length = Math.hypot(foot.x - above.x, foot.y - above.y) || 1;
  return { foot, down: { x: (foot.x - above.x) / length, y: (foot.y - above.y) / length }, unit };
}
