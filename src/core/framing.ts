import { facing } from './facing.ts';
import type { Body, Frame, Size } from './frame.ts';
import { imageOf, middle } from './geometry.ts';
import { PAIR, SIDES } from './landmarks.ts';
import { problemWith } from './visible.ts';
import { millis } from './units.ts';
import type { Millis } from './units.ts';

/** What a picture can lack before a set can begin, the most pressing first. */
export const FRAMING_PROBLEMS = [
  'nobody',
  'one-person',
  'too-close',
  'tilt-down',
  'tilt-up',
  'too-far',
  'to-your-left',
  'to-your-right',
  'light',
  'face-camera',
  'hidden',
] as const;
export type FramingProblem = (typeof FRAMING_PROBLEMS)[number];

/** Where a person would stand right: picture pixels, unmirrored. `feet`: where the soles are; `height`: sole to crown. */
export interface Spot {
  readonly x: number;
  readonly feet: number;
  readonly height: number;
}

/** What one picture says of how the person stands in it. */
export interface Framing {
  /** Everything that is lacking now, the most pressing first; empty where all is right. */
  readonly problems: readonly FramingProblem[];
  /** How long all has been right. */
  readonly rightFor: Millis;
  readonly spot: Spot;
}

/** From the nose to the crown, in distances from nose to ankles. */
const CROWN = 0.1;
/** From the ankles to the soles, likewise. */
const SOLE = 0.06;
/** A person whose nose is closer to the ankles than this share of the picture's height is too small to measure. */
const SMALLEST = 0.38;
/** Room that elbows and the widest stance need to either side of the middle, in distances from nose to ankles. */
const TO_EACH_SIDE = 0.38;
/** A head may lack this much of the picture's height: hair is not measured. */
const HAIR = 0.01;
/** Landmarks in this share at the bottom edge are guesses. */
const EDGE = 0.005;
/** Larger turns of hips and shoulders toward the side cannot be measured against. Degrees. */
const FACING = 30;
/** Mean brightness, 0 to 1, below which feet and floor run into each other. */
const DARK = 0.12;

/** A body that goes this far between two pictures, in distances from nose to ankles, is somebody else's. */
const LEAP = 0.35;
/** Or that changes its size by this factor. */
const GROWTH = 1.35;
/** Pictures further apart than this say nothing about leaps. */
const NEXT = millis(350);
/** So many leaps within so long mean two people; it is said for this long. */
const LEAPS = 2;
const LEAPS_WITHIN = millis(4000);
/** A single bad picture does not count. */
const GLITCH = millis(300);

/** Where a person stands who is not there yet, in picture heights. */
const USUAL = { feet: 0.93, height: 0.8 } as const;
/** Tallest that a person may be to be in the picture whole. */
const TALLEST = 0.9;

/** A picture in which nobody was looked for yet: where people usually stand. */
export const framingOfNobody = (size: Size): Framing => ({
  problems: ['nobody'],
  rightFor: millis(0),
  spot: spotFor(size, null),
});

/** Watches how a person stands in the picture, until it is right. */
export class FramingWatch {
  #rightSince: Millis | null = null;
  #wrongSince: Millis | null = null;
  #last: { readonly t: Millis; readonly at: Extent } | null = null;
  #leaps: readonly Millis[] = [];

  /** `light`: mean brightness of the picture, 0 to 1; null where nobody measured it. */
  advance(frame: Frame, light: number | null): Framing {
    const extent = frame.body && extentOf(frame.body);
    this.#watchLeaps(frame.t, extent);
    const lacking = new Set<FramingProblem>(frame.body ? problemsOf({ ...frame, body: frame.body }) : ['nobody']);
    if (this.#leaps.length >= LEAPS) lacking.add('one-person');
    if (light !== null && light < DARK) lacking.add('light');
    const problems = FRAMING_PROBLEMS.filter((problem) => lacking.has(problem));
    return { problems, rightFor: this.#clock(frame.t, problems.length === 0), spot: spotFor(frame.size, extent) };
  }

  #clock(t: Millis, right: boolean): Millis {
    if (right) this.#wrongSince = null;
    else this.#wrongSince ??= t;
    if (right) this.#rightSince ??= t;
    else if (t - this.#wrongSince! > GLITCH) this.#rightSince = null;
    return millis(this.#rightSince === null ? 0 : t - this.#rightSince);
  }

  #watchLeaps(t: Millis, at: Extent | null): void {
    this.#leaps = this.#leaps.filter((leap) => t - leap <= LEAPS_WITHIN);
    const before = this.#last;
    if (!at) return;
    this.#last = { t, at };
    if (before && t - before.t <= NEXT && isLeap(before.at, at)) this.#leaps = [...this.#leaps, t];
  }
}

/** The middle of the hips, and where nose and ankles are. Picture pixels. */
interface Extent {
  readonly x: number;
  readonly nose: number;
  /** The lower ankle. */
  readonly ankle: number;
  /** Nose to ankles. */
  readonly tall: number;
}

function extentOf(body: Body): Extent {
  const nose = body.image[0]!.y;
  const ankle = Math.max(...SIDES.map((side) => imageOf(body, PAIR.ankle, side).y));
  const { x } = middle(imageOf(body, PAIR.hip, 'left'), imageOf(body, PAIR.hip, 'right'));
  return { x, nose, ankle, tall: Math.max(1, ankle - nose) };
}

const isLeap = (before: Extent, now: Extent): boolean =>
  Math.abs(now.x - before.x) > LEAP * before.tall || now.tall > GROWTH * before.tall || before.tall > GROWTH * now.tall;

/** What one picture with a body in it lacks. */
function problemsOf({ body, size }: Frame & { readonly body: Body }): readonly FramingProblem[] {
  const extent = extentOf(body);
  const cut = cutOff(body, size, extent);
  return [
    ...(cut ? [cut] : []),
    ...(extent.tall < SMALLEST * size.height ? (['too-far'] as const) : []),
    ...aside(size, extent),
    ...(Math.abs(facing(body)) > FACING ? (['face-camera'] as const) : []),
    ...(!cut && feetHidden(body, size) ? (['hidden'] as const) : []),
  ];
}

/** Feet or head out of the picture: with room at the other end it is the screen that is tilted wrong. */
function cutOff(body: Body, { height }: Size, { nose, tall }: Extent): FramingProblem | null {
  const soles = Math.max(
    ...SIDES.flatMap((side) => [imageOf(body, PAIR.heel, side).y, imageOf(body, PAIR.toe, side).y]),
  );
  const above = nose - CROWN * tall + HAIR * height;
  const below = height * (1 - EDGE) - soles;
  if (above >= 0 && below >= 0) return null;
  if (above + below < 0) return 'too-close';
  return below < 0 ? 'tilt-down' : 'tilt-up';
}

/** The subject faces the camera: the picture's right is their left. */
function aside({ width }: Size, { x, tall }: Extent): readonly FramingProblem[] {
  const room = TO_EACH_SIDE * tall;
  if (2 * room > width) return ['too-close'];
  if (x < room) return ['to-your-left'];
  return x > width - room ? ['to-your-right'] : [];
}

const feetHidden = (body: Body, size: Size): boolean =>
  SIDES.some((side) =>
    (['ankle', 'heel', 'toe'] as const).some(
      (joint) => problemWith(imageOf(body, PAIR[joint], side), size) === 'hidden',
    ),
  );

/** Where the person stands, as far as that is right; the middle of the picture where it is not. */
function spotFor({ width, height }: Size, extent: Extent | null): Spot {
  if (!extent) return { x: width / 2, feet: USUAL.feet * height, height: USUAL.height * height };
  const { x, ankle, tall } = extent;
  const whole = (1 + CROWN + SOLE) * tall;
  const right = Math.min(Math.max(whole, (SMALLEST * (1 + CROWN + SOLE) + EDGE) * height), TALLEST * height);
  const room = TO_EACH_SIDE * Math.min(tall, right);
  const feet = Math.min(Math.max(ankle + SOLE * tall, right + HAIR * height), (1 - EDGE * 4) * height);
  return { x: x < room || x > width - room ? width / 2 : x, feet, height: right };
}
