import { makeCamera, project } from '../core/camera.ts';
import type { Camera } from '../core/camera.ts';
import { PAIR, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import { beltLabel, headGap, legs, lineAcross, PELVIS, SHOULDERS } from './body-lines.ts';
import type { Plumb } from './body-lines.ts';
import { baseOfSupport, flatFoot, footArrow, footLabel } from './feet.ts';
import { floorFeet } from './floor.ts';
import type { FloorFoot } from './floor.ts';
import { kneeMark } from './knees.ts';
import { along, between } from './marks.ts';
import type { Mark, Point } from './marks.ts';

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
    ...(camera && feet ? baseOfSupport(camera, feet) : []),
    ...SIDES.flatMap((side) =>
      camera && feet ? footArrow(moment, routine, camera, side, feet[side]) : flatFoot(moment, side),
    ),
    ...legs(moment),
    ...SIDES.flatMap((side) => kneeMark(moment, routine, camera, side, feet?.[side] ?? null)),
    ...plumbLine(moment, plumb),
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

/** The weight, from its tip upward, in per cent of the height shown. */
const WEIGHT: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.37, -0.5],
  [1.62, -3.1],
  [1.64, -3.7],
  [1.5, -4.3],
  [1.12, -4.9],
  [0.62, -4.9],
  [0.62, -5.7],
  [-0.62, -5.7],
  [-0.62, -4.9],
  [-1.12, -4.9],
  [-1.5, -4.3],
  [-1.64, -3.7],
  [-1.62, -3.1],
  [-0.37, -0.5],
];
/** The tip hangs this far above the floor, and the line ends at the weight. */
const TIP = 1;
const WEIGHT_TOP = 5.7;

/** The one line that never has an opinion: chalk, from the top edge to the weight, broken over the head. */
function plumbLine(moment: Moment, { foot, down, unit }: Plumb): readonly Mark[] {
  const at = (up: number): Point => ({ x: foot.x - down.x * up, y: foot.y - down.y * up });
  const tip = at(TIP * unit);
  const end = at((TIP + WEIGHT_TOP) * unit);
  const top = at((foot.y / down.y) * 1.2);
  const heightAt = (y: number): Point => along(top, end, (y - top.y) / (end.y - top.y));
  const gap = headGap(moment);
  const pieces = gap
    ? [
        [top, heightAt(gap.top)],
        [heightAt(gap.bottom), end],
      ]
    : [[top, end]];
  const weight = WEIGHT.map(([x, y]) => ({
    x: tip.x + (x * down.y + y * down.x) * unit,
    y: tip.y + (-x * down.x + y * down.y) * unit,
  }));
  return [
    ...pieces.map((points): Mark => ({ kind: 'line', points, ink: 'chalk', width: 0.34, cased: true })),
    { kind: 'area', points: weight, ink: 'chalk', opacity: 1, cased: true },
  ];
}
