import type { FramingProblem, Spot } from '../core/framing.ts';
import type { Size } from '../core/frame.ts';
import type { Routine } from '../core/routine.ts';
import type { Mark, Point } from './marks.ts';
import { plumbLine } from './plumb.ts';
import { SILHOUETTE } from './silhouette.ts';

/** The spot on the floor, in heights of the person: half its width, and half its depth as a camera sees it. */
const DISC = { across: 0.2, deep: 0.055 } as const;
const CORNERS = 40;
/** From a little above the crown to under the chin, in heights of the person. */
const HEAD = { top: 1.06, bottom: 0.86 } as const;
/** The arrow that leads there: length, and half its widths, in heights of the person. */
const ARROW = { length: 0.3, head: 0.1, shaft: 0.014, wing: 0.045, below: 0.085 } as const;

/** The silhouette stands with its feet together, heels as far apart as a figure's then are. Metres. */
const TOGETHER = 0.12;
/** A person as most are, for lengths of the figure in heights of the person. Metres. */
const HEIGHT = 1.7;
/** Where the silhouette's legs part, hundredths of its height. */
const CROTCH = 47;

/** How a person stands when a routine begins: from heel to heel, metres, as its figure does. */
export function heelsApart(routine: Routine | null): number {
  const moves = routine?.steps.find(({ id }) => id === routine.start)?.figure ?? [];
  return moves.find((move) => move.kind === 'stand')?.heels ?? TOGETHER;
}

/**
 * Where to stand: an outline to fill, a spot on the floor, and the plumb line to stand on; while a step aside is asked for,
 * an arrow on the floor. `unit` is 1 % of the height shown, in picture pixels; `person`: the middle of their hips; `apart`:
 * from heel to heel, metres.
 */
export function spotMarks(
  spot: Spot,
  problems: readonly FramingProblem[],
  person: Point | null,
  { width }: Size,
  unit: number,
  apart: number,
): readonly Mark[] {
  const right = problems.length === 0;
  return [
    ...floorSpot(spot, right),
    ...outlines(spot, person === null, apart).map(
      (points): Mark => ({ kind: 'line', points, ink: right ? 'good' : 'chalk', width: 0.5, cased: true }),
    ),
    ...plumbLine({ foot: { x: spot.x, y: spot.feet }, down: { x: 0, y: 1 }, unit }, headOf(spot)),
    ...(person ? wayThere(spot, problems, person, width) : []),
  ];
}

/** Nothing is drawn over a face: the line is broken where the head goes. */
const headOf = ({ feet, height }: Spot) => ({ top: feet - HEAD.top * height, bottom: feet - HEAD.bottom * height });

/** The outline in the picture; without its head where somebody has a face there. */
function outlines({ x, feet, height }: Spot, withHead: boolean, apart: number): readonly (readonly Point[])[] {
  const stride = (100 * (apart - TOGETHER)) / HEIGHT / 2;
  return SILHOUETTE.map((outline) => {
    const closed = [...outline, outline[0]!].filter(([, up]) => withHead || -up / 100 < HEAD.bottom);
    return closed.map(([across, up]) => {
      const aside = Math.sign(across) * stride * Math.max(0, 1 + up / CROTCH);
      return { x: x + ((across + aside) / 100) * height, y: feet + (up / 100) * height };
    });
  });
}

function floorSpot({ x, feet, height }: Spot, right: boolean): readonly Mark[] {
  const points = Array.from({ length: CORNERS }, (_, i): Point => {
    const turn = (2 * Math.PI * i) / CORNERS;
    return { x: x + Math.cos(turn) * DISC.across * height, y: feet + Math.sin(turn) * DISC.deep * height };
  });
  const ink = right ? 'good' : 'chalk';
  return [
    { kind: 'area', points, ink, opacity: 0.2, cased: false },
    { kind: 'line', points: [...points, points[0]!], ink, width: 0.3, dash: [1, 0.8], cased: false },
  ];
}

/** An arrow on the floor, from the person toward the spot; none where no step aside is asked for. */
function wayThere(
  { feet, height }: Spot,
  problems: readonly FramingProblem[],
  person: Point,
  width: number,
): readonly Mark[] {
  // The subject's left is the picture's right.
  const way = problems.includes('to-your-left') ? 1 : problems.includes('to-your-right') ? -1 : 0;
  if (way === 0) return [];
  const from = Math.min(Math.max(person.x, 0), width) + way * 0.12 * height;
  const y = feet + ARROW.below * height * 0.4;
  const at = (along: number, aside: number): Point => ({ x: from + way * along * height, y: y + aside * height });
  const neck = ARROW.length - ARROW.head;
  const points = [
    at(0, -ARROW.shaft),
    at(neck, -ARROW.shaft),
    at(neck, -ARROW.wing),
    at(ARROW.length, 0),
    at(neck, ARROW.wing),
    at(neck, ARROW.shaft),
    at(0, ARROW.shaft),
  ];
  return [{ kind: 'area', points, ink: 'attention', opacity: 1, cased: true }];
}
