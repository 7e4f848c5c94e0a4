import { makeCamera, project } from '../core/camera.ts';
import type { Size } from '../core/frame.ts';
import { PAIR, SIDES } from '../core/landmarks.ts';
import type { Moment } from '../core/moment.ts';
import { toRadians } from '../core/units.ts';
import { floorFeet } from './floor.ts';
import type { Point } from './marks.ts';

/** How the picture lies in the box it is shown in: turned about `centre`, which sits in the middle, then scaled. */
export interface Framing {
  readonly box: Size;
  /** Box pixels a picture pixel. */
  readonly scale: number;
  /** The picture point in the middle of the box. */
  readonly centre: Point;
  /** How far the picture is turned clockwise, radians, so that plumb is parallel to the screen's edge. */
  readonly turn: number;
}

/** Widest part of a landscape picture that is shown before the person is measured, in heights: nobody stands wider. */
const WAITING_WIDTH = 0.5;
/** Larger rolls are a camera put down wrong, and turning by them would cut the picture away. Degrees. */
const LARGEST_ROLL = 5;
/** Room above the head, in heights of the person. */
const ABOVE_HEAD = 0.06;
/** From the nose to the crown, in distances from nose to ankles. */
const CROWN = 0.1;
/** Room to either side of the middle that the widest stance and the elbows need, metres. */
const TO_EACH_SIDE = 0.75;
/** What the arrows and their fans reach in front of the toes, metres. */
const ARROW_REACH = 0.4;

/** The whole height of the picture, and as much of its width as the box has room for. */
export function frameWhole(size: Size, box: Size): Framing {
  const width = Math.min(size.width, size.height * WAITING_WIDTH);
  const scale = Math.min(box.height / size.height, box.width / width);
  return { box, scale, centre: { x: size.width / 2, y: size.height / 2 }, turn: 0 };
}

/**
 * From the crown with some air to where the foot arrows end, upright by the measured roll. Taken once, when the person
 * is measured, and kept: a picture that moves with the person hides that they moved.
 * The whole picture where nobody is measured or seen.
 */
export function framePerson(moment: Moment, box: Size): Framing {
  const { calibration, body, size } = moment;
  if (calibration.state !== 'ready' || !body) return frameWhole(size, box);
  const camera = makeCamera(calibration.calibration, size);
  const feet = floorFeet(camera, body);
  if (!feet) return frameWhole(size, box);
  const middle = { x: (feet.left.toe.x + feet.right.toe.x) / 2, z: (feet.left.toe.z + feet.right.toe.z) / 2 };
  const corners = [-TO_EACH_SIDE, TO_EACH_SIDE].map((dx) =>
    project(camera, { x: middle.x + dx, y: 0, z: middle.z + ARROW_REACH }),
  );
  if (!corners[0] || !corners[1]) return frameWhole(size, box);
  const nose = body.image[0]!;
  const ankle = Math.max(...SIDES.map((side) => body.image[PAIR.ankle[side]]!.y));
  const tall = ankle - nose.y;
  const top = Math.max(0, nose.y - (CROWN + ABOVE_HEAD) * tall);
  const bottom = Math.min(size.height, Math.max(corners[0].y, corners[1].y));
  const wanted = { top, bottom, width: Math.abs(corners[1].x - corners[0].x), x: (corners[0].x + corners[1].x) / 2 };
  return upright(size, box, wanted, calibration.calibration.roll);
}

interface Wanted {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly x: number;
}

function upright(size: Size, box: Size, wanted: Wanted, roll: number): Framing {
  const turn = toRadians(Math.abs(roll) <= LARGEST_ROLL ? roll : 0);
  const fit = Math.min(box.height / (wanted.bottom - wanted.top), box.width / wanted.width);
  const scale = Math.max(fit, frameWhole(size, box).scale);
  const reach = { x: box.width / 2 / scale, y: box.height / 2 / scale };
  // A turned picture shows its corners unless the frame keeps this much away from the edges.
  const lost = { x: Math.abs(Math.sin(turn)) * reach.y, y: Math.abs(Math.sin(turn)) * reach.x };
  return {
    box,
    scale,
    turn,
    centre: {
      x: inside(wanted.x, reach.x + lost.x, size.width),
      y: inside((wanted.top + wanted.bottom) / 2, reach.y + lost.y, size.height),
    },
  };
}

/** `at`, moved so that `reach` to either side stays between 0 and `length`; the middle where that cannot be. */
function inside(at: number, reach: number, length: number): number {
  if (2 * reach >= length) return length / 2;
  return Math.min(Math.max(at, reach), length - reach);
}

/** Where a picture point lies in the box, before mirroring. */
export function toBox({ box, scale, centre, turn }: Framing, { x, y }: Point): Point {
  const [dx, dy] = [(x - centre.x) * scale, (y - centre.y) * scale];
  return {
    x: box.width / 2 + dx * Math.cos(turn) - dy * Math.sin(turn),
    y: box.height / 2 + dx * Math.sin(turn) + dy * Math.cos(turn),
  };
}

/** The upright part of the box that a picture fills whole: a turned picture ends in slants. Box pixels. */
export interface Filled {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a picture of this size fills the box from edge to edge. */
export function filledPart(framing: Framing, { width, height }: Size): Filled {
  const { box } = framing;
  const slope = Math.tan(framing.turn);
  const first = toBox(framing, { x: 0, y: 0 });
  const last = toBox(framing, { x: width, y: height });
  // The picture's edges are lines in the box; each is worst at one end of it.
  const across = (from: Point) => [0, box.height].map((y) => from.x - (y - from.y) * slope);
  const down = (from: Point) => [0, box.width].map((x) => from.y + (x - from.x) * slope);
  return {
    left: Math.max(0, ...across(first)),
    top: Math.max(0, ...down(first)),
    right: Math.min(box.width, ...across(last)),
    bottom: Math.min(box.height, ...down(last)),
  };
}

/** How much larger a picture may be made to fill its box, so that nobody's head is cut off. */
const MOST_ZOOM = 1.1;

/** The framing, a little larger where that hides the slants of a turned picture; else as it is. */
export function fillBox(framing: Framing, size: Size): Framing {
  const { box, scale, centre, turn } = framing;
  const { left, top, right, bottom } = filledPart(framing, size);
  const zoom = Math.max(box.width / (right - left), box.height / (bottom - top));
  if (!(zoom <= MOST_ZOOM)) return framing;
  const [dx, dy] = [(left + right - box.width) / 2 / scale, (top + bottom - box.height) / 2 / scale];
  return {
    ...framing,
    scale: scale * zoom,
    centre: {
      x: centre.x + dx * Math.cos(turn) + dy * Math.sin(turn),
      y: centre.y - dx * Math.sin(turn) + dy * Math.cos(turn),
    },
  };
}

/** What can be drawn on: on the page, or off it. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Makes `context` draw in picture pixels. `density`: device pixels a box pixel. */
export function applyFraming(context: Context2D, framing: Framing, density: number): void {
  const { box, scale, centre, turn } = framing;
  context.setTransform(density, 0, 0, density, (box.width * density) / 2, (box.height * density) / 2);
  context.rotate(turn);
  context.scale(scale, scale);
  context.translate(-centre.x, -centre.y);
}
