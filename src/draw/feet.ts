import { project } from '../core/camera.ts';
import type { Camera } from '../core/camera.ts';
import { OUTWARD, PAIR, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { Moment } from '../core/moment.ts';
import { isSeen } from '../core/reading.ts';
import type { Routine } from '../core/routine.ts';
import { ahead, arc, projectAll } from './floor.ts';
import type { FloorFoot } from './floor.ts';
import { along, hull } from './marks.ts';
import type { Mark } from './marks.ts';
import { stateOf } from './state.ts';
import { degreesAmount } from './words.ts';

/** The arrow on the floor, metres from the toe: where it begins, where it ends, its head, half its widths. */
const ARROW = { from: 0.03, to: 0.27, head: 0.1, shaft: 0.0085, wing: 0.036 } as const;
/** The interval's fan: from here to here in front of the toe, metres. */
const FAN = { from: 0.17, to: 0.39 } as const;
/** Radius of the arc from straight ahead to the arrow, metres. */
const ARC_RADIUS = 0.24;
/** While a foot turns, its fan is at least this wide to each side, degrees. */
const MOVING_HALF_WIDTH = 6;
/** Half a shoe's width, metres. */
const HALF_SHOE = 0.045;
const PARTS = [1, 2 / 3, 1 / 3] as const;

/** The area between the feet, on the floor. */
export function baseOfSupport(camera: Camera, feet: Readonly<Record<Side, FloorFoot>>): readonly Mark[] {
  const corners = SIDES.flatMap((side) => {
    const { heel, toe } = feet[side];
    return [heel, toe].flatMap((at) => [
      { ...at, x: at.x - HALF_SHOE },
      { ...at, x: at.x + HALF_SHOE },
    ]);
  });
  const points = projectAll(camera, corners);
  if (!points) return [];
  const outline = hull(points);
  return [
    { kind: 'area', points: outline, ink: 'chalk', opacity: 0.13, cased: false },
    {
      kind: 'line',
      points: [...outline, outline[0]!],
      ink: 'chalk',
      opacity: 0.8,
      width: 0.28,
      dash: [1, 0.9],
      cased: false,
    },
  ];
}

/** Half the length of the mark across the base of support, metres. */
const WEIGHT_ACROSS = 0.05;

/** Where the weight stands between the feet: a bar along the base as wide as its interval, and a line across its middle. */
export function weightPoint(
  moment: Moment,
  routine: Routine,
  camera: Camera,
  { left, right }: Readonly<Record<Side, FloorFoot>>,
): readonly Mark[] {
  const share = moment.readings['weight-share-left'];
  if (!isSeen(share)) return [];
  const middleOf = ({ heel, toe }: FloorFoot) => ({ x: (heel.x + toe.x) / 2, y: 0, z: (heel.z + toe.z) / 2 });
  const [from, to] = [middleOf(right), middleOf(left)];
  const at = (part: number, aside = 0) => {
    const kept = Math.min(Math.max(part, 0), 1);
    return { x: from.x + (to.x - from.x) * kept, y: 0, z: from.z + (to.z - from.z) * kept + aside };
  };
  const { value, halfWidth95 } = share;
  const ink = stateOf(moment, routine, 'weight-share-left');
  const bar = projectAll(camera, [at(value - halfWidth95), at(value + halfWidth95)]);
  const across = projectAll(camera, [at(value, -WEIGHT_ACROSS), at(value, WEIGHT_ACROSS)]);
  if (!bar || !across) return [];
  return [
    { kind: 'line', points: bar, ink, width: 0.9, opacity: 0.55, cased: false },
    { kind: 'line', points: across, ink, width: 0.5, cased: true },
  ];
}

/** A foot's measured direction: fan, arc from straight ahead, arrow; nothing where it cannot be told. */
export function footArrow(
  moment: Moment,
  routine: Routine,
  camera: Camera,
  side: Side,
  { toe }: FloorFoot,
): readonly Mark[] {
  const reading = moment.readings[`foot-yaw.${side}`];
  if (!isSeen(reading)) return [];
  const { value: yaw, halfWidth95 } = reading;
  const state = stateOf(moment, routine, `foot-yaw.${side}`);
  const moving = state === 'moving';
  const spread = moving ? Math.max(MOVING_HALF_WIDTH, halfWidth95) : halfWidth95;
  const fans = PARTS.map((part): Mark | null => {
    const [from, to] = [yaw - spread * part, yaw + spread * part];
    const points = projectAll(camera, [...arc(toe, from, to, FAN.to), ...arc(toe, to, from, FAN.from)]);
    return points && { kind: 'area', points, ink: state, opacity: 0.3, cased: false };
  });
  const arrow = projectAll(camera, arrowOutline(toe, yaw));
  const shape: Mark | null = arrow && { kind: 'area', points: arrow, ink: state, opacity: 1, cased: true };
  return [...fans, ...(moving ? [] : fromStraight(camera, toe, yaw)), shape].filter((mark) => mark !== null);
}

function arrowOutline(toe: FloorFoot['toe'], yaw: number) {
  const at = (distance: number, aside: number) => ahead(ahead(toe, yaw, distance), yaw + 90, aside);
  const neck = ARROW.to - ARROW.head;
  return [
    at(ARROW.from, -ARROW.shaft),
    at(neck, -ARROW.shaft),
    at(neck, -ARROW.wing),
    at(ARROW.to, 0),
    at(neck, ARROW.wing),
    at(neck, ARROW.shaft),
    at(ARROW.from, ARROW.shaft),
  ];
}

/** Chalk: straight ahead, dashed, and the arc from there to the arrow. */
function fromStraight(camera: Camera, toe: FloorFoot['toe'], yaw: number): readonly Mark[] {
  const sweep = projectAll(camera, arc(toe, 0, yaw, ARC_RADIUS));
  const straight = projectAll(camera, [ahead(toe, 0, ARC_RADIUS - 0.05), ahead(toe, 0, ARC_RADIUS + 0.05)]);
  if (!sweep || !straight || Math.abs(yaw) < 3) return [];
  return [
    { kind: 'line', points: straight, ink: 'chalk', width: 0.26, dash: [0.8, 0.6], cased: false },
    { kind: 'line', points: sweep, ink: 'chalk', width: 0.26, cased: false },
  ];
}

/** The turnout beside a foot that is still, outside the body. */
export function footLabel(
  moment: Moment,
  routine: Routine,
  camera: Camera,
  side: Side,
  { toe }: FloorFoot,
): readonly Mark[] {
  const reading = moment.readings[`turnout.${side}`];
  const state = stateOf(moment, routine, `turnout.${side}`);
  const at = project(camera, { ...toe, x: toe.x + OUTWARD[side] * 0.3, z: toe.z + 0.16 });
  if (!at || !isSeen(reading) || state === 'moving') return [];
  return [{ kind: 'label', at, toward: OUTWARD[side], text: degreesAmount(reading), ink: state }];
}

/** Before the floor is known: a dashed line from heel to toe, as the picture shows it, and no number. */
export function flatFoot({ body }: Moment, side: Side): readonly Mark[] {
  if (!body) return [];
  const heel = body.image[PAIR.heel[side]]!;
  const toe = body.image[PAIR.toe[side]]!;
  return [
    {
      kind: 'line',
      points: [heel, along(heel, toe, 1.6)],
      ink: 'unknown',
      width: 0.5,
      dash: [1.1, 0.8],
      cased: true,
    },
  ];
}
