import type { Vec3 } from '../core/geometry.ts';
import { OUTWARD, SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { ball, closed, fromTheFront as view, open, skin, towards } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { BODY, onFoot, onTrunk, skeletonOf } from './skeleton.ts';
import type { Skeleton } from './skeleton.ts';
import { shoe } from './shoe.ts';
import { FEET } from './sole.ts';
import type { Foot } from './stance.ts';
import type { Pose, Turn } from './timeline.ts';
import { pin, soleOutline, turnMarks } from './turn-marks.ts';

/** What the line hangs from, and half the floor's width: the edges of what is shown, hundredths of a metre. */
const TOP = -181;
const HALF = 48;
/** The floor behind the heels. */
const FLOOR = open([-HALF, HALF].map((x) => ({ x, y: view({ x: 0, y: 0, z: -0.07 }).y })));

/** The figure from the front, as in a mirror, with the marks of the given turns; from back to front. */
export function frontShapes({ stance }: Pose, turns: readonly Turn[]): readonly Shape[] {
  const body = skeletonOf(stance);
  const { feet } = stance;
  const shoes = FEET.flatMap((side) => [
    { part: nameOf('rim', turns, side), d: soleOutline(view, feet[side], side) },
    shape(nameOf('shoe', turns, side), shoe(view, feet[side], side)),
  ]);
  return [
    { part: 'floor', d: FLOOR },
    ...turns.flatMap((turn) => [{ ...pin(turn, view, 0.078), part: 'ring' }, ...turnMarks(turn, view)]),
    { part: 'plumb', d: plumbAbove(body) },
    ...SIDES.map((side) => shape('arm', arm(body, side))),
    shape('legs', [hips(body), ...SIDES.flatMap((side) => leg(body, side))]),
    ...shoes,
    ...FEET.map((side) => ({ part: 'lace', d: lace(feet[side], side) })),
    ...SIDES.map((side) => ({ part: 'kneecap', d: kneecap(body, side) })),
    shape('shirt', shirt(body)),
    shape('belt', [belt(body)]),
    shape('buckle', [buckle(body)]),
    ...SIDES.map((side) => shape('hand', [hand(body, side)])),
    ...head(body),
    { part: 'plumb', d: plumbBelow(body) },
    shape('weight', [weight(body)]),
  ];
}

const shape = (part: string, paths: readonly string[]): Shape => ({ part, d: paths.join('') });

/** What turns is named so, for the colour of what moves. */
const nameOf = (part: string, turns: readonly Turn[], side: Side): string =>
  turns.some((turn) => turn.foot === side && turn.part < 1) ? `${part} turning` : part;

/** A line from the instep to the second toe: the direction that a foot has. */
const lace = (foot: Foot, side: Side): string =>
  open([
    view(onFoot(foot, side, { ahead: 0.115, up: 0.082 })),
    view(onFoot(foot, side, { ahead: 0.165, up: 0.064 })),
    view(onFoot(foot, side, { ahead: 0.205, up: 0.048 })),
  ]);

function leg({ legs }: Skeleton, side: Side): readonly string[] {
  const { hip, knee, ankle } = legs[side];
  const calf = towards(knee, ankle, 0.3);
  const out = OUTWARD[side] * 0.006;
  return [
    skin(view, ball({ ...hip, x: hip.x + OUTWARD[side] * 0.008, y: hip.y - 0.03 }, 0.078), ball(knee, 0.052)),
    skin(
      view,
      ball(knee, 0.052),
      ball({ ...calf, x: calf.x + out, z: calf.z - 0.02 }, 0.052),
      ball({ ...ankle, y: ankle.y + 0.02 }, 0.038),
    ),
  ];
}

const hips = (body: Skeleton): string =>
  skin(
    view,
    ...SIDES.flatMap((side) => [
      ball(onTrunk(body, OUTWARD[side] * 0.088, -0.02), 0.078),
      ball(onTrunk(body, OUTWARD[side] * 0.078, BODY.waist - 0.01), 0.055),
    ]),
  );

/** The kneecap: a disc on the front of the knee, on the side that the foot points to. */
function kneecap({ legs }: Skeleton, side: Side): string {
  const { knee, ahead } = legs[side];
  return skin(view, ball({ x: knee.x + ahead.x * 0.045, y: knee.y + 0.005, z: knee.z + ahead.z * 0.045 }, 0.022));
}

const shirt = (body: Skeleton): readonly string[] => [
  skin(view, ...pairs(body, [0.078, BODY.waist - 0.005, 0.05], [0.082, 0.24, 0.058])),
  skin(view, ...pairs(body, [0.082, 0.24, 0.058], [0.105, BODY.chest, 0.062], [0.12, 0.44, 0.048])),
  skin(
    view,
    ...pairs(body, [0.05, BODY.neck - 0.022, 0.02], [BODY.shoulderHalf - 0.012, BODY.shoulders - 0.004, 0.044]),
  ),
  ...SIDES.map((side) => {
    const { shoulder, elbow } = body.arms[side];
    return skin(view, ball({ ...shoulder, y: shoulder.y - 0.008 }, 0.049), ball(towards(shoulder, elbow, 0.42), 0.046));
  }),
];

/** Balls on both sides of the trunk: aside, up, radius. */
const pairs = (body: Skeleton, ...at: readonly (readonly [aside: number, up: number, r: number])[]) =>
  SIDES.flatMap((side) => at.map(([aside, up, r]) => ball(onTrunk(body, OUTWARD[side] * aside, up), r)));

/** The belt: the front half of an ellipse around the hips, twice. */
const belt = (body: Skeleton): string => closed([...around(body, 0.085), ...around(body, 0.12).toReversed()]);

const around = (body: Skeleton, up: number) =>
  Array.from({ length: 17 }, (_, i) => {
    const angle = (i / 16) * Math.PI;
    return view(onTrunk(body, Math.cos(angle) * (0.137 + (0.12 - up) * 0.2), up, Math.sin(angle) * 0.1));
  });

const buckle = (body: Skeleton): string =>
  closed([
    view(onTrunk(body, 0.024, 0.078, 0.1)),
    view(onTrunk(body, 0.024, 0.127, 0.1)),
    view(onTrunk(body, -0.024, 0.127, 0.1)),
    view(onTrunk(body, -0.024, 0.078, 0.1)),
  ]);

function arm({ arms }: Skeleton, side: Side): readonly string[] {
  const { shoulder, elbow, wrist } = arms[side];
  return [
    skin(view, ball(towards(shoulder, elbow, 0.3), 0.04), ball(elbow, 0.034)),
    skin(view, ball(elbow, 0.034), ball(towards(elbow, wrist, 0.3), 0.037), ball(wrist, 0.024)),
  ];
}

/** Fingers on the front of the hip, the thumb behind. */
function hand(body: Skeleton, side: Side): string {
  const out = OUTWARD[side];
  const at = (aside: number, up: number, r: number) => ball(onTrunk(body, out * aside, up, 0.09), r);
  return skin(
    view,
    ball(body.arms[side].wrist, 0.021),
    at(0.142, 0.062, 0.019),
    at(0.098, 0.052, 0.013),
    at(0.108, 0.022, 0.014),
  );
}

function head(body: Skeleton): readonly Shape[] {
  const at = (aside: number, up: number, ahead = 0.02): Vec3 => onTrunk(body, aside, up, ahead);
  const neck = skin(view, ball(at(0, BODY.neck - 0.03), 0.045), ball(at(0, BODY.neck + 0.06), 0.042));
  const skull = skin(
    view,
    ball(at(0, BODY.head + 0.012), 0.078),
    ball(at(0, BODY.head - 0.055), 0.058),
    ball(at(0, BODY.head - 0.09), 0.036),
  );
  const ears = SIDES.map((side) =>
    skin(
      view,
      ball(at(OUTWARD[side] * 0.076, BODY.head - 0.02), 0.016),
      ball(at(OUTWARD[side] * 0.07, BODY.head - 0.045), 0.01),
    ),
  );
  return [shape('neck', [neck]), shape('face', [...ears, skull]), shape('hair', [hair(body)])];
}

/** Hair: the upper part of the head down to a side parting. */
function hair(body: Skeleton): string {
  const { x, y, scale } = view(onTrunk(body, 0, BODY.head + 0.014, 0.02));
  const r = 8.5 * scale;
  const dome = Array.from({ length: 25 }, (_, i) => {
    const angle = Math.PI * (1.08 - (i / 24) * 1.16);
    return { x: x + Math.cos(angle) * r, y: y - Math.sin(angle) * r };
  });
  const line = [
    { x: x + r * 0.72, y: y - r * 0.12 },
    { x: x + r * 0.5, y: y - r * 0.42 },
    { x: x - r * 0.1, y: y - r * 0.55 },
    { x: x - r * 0.62, y: y - r * 0.3 },
    { x: x - r * 0.8, y: y - r * 0.05 },
  ];
  return closed([...dome, ...line]);
}

/** The line from above to a little over the head, and from under the chin to the weight. */
const plumbAbove = (body: Skeleton): string => {
  const { x } = view(onTrunk(body, 0, 0));
  return open([
    { x, y: TOP },
    { x, y: view(onTrunk(body, 0, BODY.head + 0.13)).y },
  ]);
};
const plumbBelow = (body: Skeleton): string => {
  const { x } = view(onTrunk(body, 0, 0));
  return open([
    { x, y: view(onTrunk(body, 0, BODY.neck + 0.01)).y },
    { x, y: floorUnder(body).y - 9 },
  ]);
};

const floorUnder = ({ hips: { x }, legs }: Skeleton) =>
  view({ x, y: 0, z: (legs.left.ankle.z + legs.right.ankle.z) / 2 + 0.06 });

/** The weight at the line's end, its tip just over the floor. */
function weight(body: Skeleton): string {
  const { x, y } = floorUnder(body);
  const at = (dx: number, dy: number) => ({ x: x + dx, y: y + dy });
  return closed([
    at(-0.8, -9.6),
    at(0.8, -9.6),
    at(0.8, -8.4),
    at(1.7, -8.4),
    at(2.2, -6.6),
    at(0, -1),
    at(-2.2, -6.6),
    at(-1.7, -8.4),
    at(-0.8, -8.4),
  ]);
}
