import type { Side } from '../core/landmarks.ts';
import type { Seen } from '../core/reading.ts';
import { toRadians, degrees } from '../core/units.ts';

/** What a foot's range is drawn from; each positive in its own direction, degrees. */
export interface RangeDrawn {
  readonly out: Seen | null;
  readonly in: Seen | null;
  /** An earlier check, as dashed lines. */
  readonly wasOut?: number;
  readonly wasIn?: number;
}

/** Shapes of a range, with the window that they stand in. */
export interface RangeFan {
  readonly viewBox: string;
  readonly shapes: readonly { readonly part: string; readonly d: string }[];
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string }[];
}

/** From the heel to the arc, in the drawing's own unit. */
const RADIUS = 150;
/** The scale that is always there: this far in, and out. Degrees. */
const SCALE = { in: 30, out: 60 } as const;
/** An interval is three flat wedges, one on the other. Shares of its half width. */
const WEDGES = [1, 2 / 3, 1 / 3] as const;
/** From where on the wedges are drawn. */
const WEDGE_FROM = 38;

/** A right sole, heel at the origin, toes up. */
const SOLE: readonly (readonly [number, number])[] = [
  [0, 4],
  [9, 2],
  [14.5, -13],
  [15.5, -28],
  [19, -57],
  [15, -82],
  [-1, -95],
  [-13, -90],
  [-18, -69],
  [-15, -48],
  [-12, -30],
  [-14, -10],
  [-9, 2],
];

/** A foot from above, toes up: the range between how far it turns out and in, each with its interval. */
export function rangeFan(side: Side, { out, in: inward, wasOut, wasIn }: RangeDrawn): RangeFan {
  // From above with the toes up, a left foot's out is to the left.
  const mirror = side === 'left' ? -1 : 1;
  const at = (angle: number, radius: number): readonly [number, number] => {
    const way = toRadians(degrees(angle));
    return [mirror * Math.sin(way) * radius, -Math.cos(way) * radius];
  };
  const arc = (from: number, to: number, radius: number) => {
    const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 3));
    return Array.from({ length: steps + 1 }, (_, i) => at(from + ((to - from) * i) / steps, radius));
  };
  const ends = [
    ...(out ? [{ angle: out.value, half: out.halfWidth95 }] : []),
    ...(inward ? [{ angle: -inward.value, half: inward.halfWidth95 }] : []),
  ];
  const least = Math.min(-SCALE.in, ...ends.map(({ angle }) => angle - 4));
  const most = Math.max(SCALE.out, ...ends.map(({ angle }) => angle + 4));
  const area = out && inward ? [{ part: 'range', d: closed([[0, 0], ...arc(-inward.value, out.value, RADIUS)]) }] : [];
  const wedges = ends.flatMap(({ angle, half }) =>
    WEDGES.map((share) => ({
      part: 'wedge',
      d: closed([
        ...arc(angle - share * half, angle + share * half, RADIUS),
        ...arc(angle + share * half, angle - share * half, WEDGE_FROM),
      ]),
    })),
  );
  const was = [wasOut, wasIn === undefined ? undefined : -wasIn].flatMap((angle) =>
    angle === undefined ? [] : [{ part: 'was', d: open([at(angle, 104), at(angle, RADIUS)]) }],
  );
  const marks = [-30, -20, -10, 0, 10, 20, 30, 40, 50, 60];
  const long = (angle: number) => angle % 30 === 0;
  return {
    viewBox: side === 'left' ? '-172 -182 272 194' : '-100 -182 272 194',
    shapes: [
      ...area,
      { part: 'arc', d: open(arc(least, most, RADIUS)) },
      ...marks.map((angle) => ({ part: 'tick', d: open([at(angle, 152), at(angle, long(angle) ? 161 : 156)]) })),
      ...wedges,
      { part: 'sole', d: rounded(SOLE.map(([x, y]) => [mirror * x, y] as const)) },
      ...was,
      ...ends.flatMap(({ angle }) => [
        { part: 'line', d: open([[0, 0], at(angle, 140)]) },
        { part: 'head', d: closed([at(angle, RADIUS), at(angle - 2.6, 133), at(angle, 137), at(angle + 2.6, 133)]) },
      ]),
      { part: 'pin', d: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z' },
    ],
    labels: marks.filter(long).map((angle) => {
      const [x, y] = at(angle, angle === 0 ? 168 : 172);
      return { x, y, text: String(Math.abs(angle)) };
    }),
  };
}

const points = (list: readonly (readonly [number, number])[]): string =>
  list.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L');
const open = (list: readonly (readonly [number, number])[]): string => `M${points(list)}`;
const closed = (list: readonly (readonly [number, number])[]): string => `M${points(list)}Z`;

/** A closed curve that touches the middle of every side. */
function rounded(list: readonly (readonly [number, number])[]): string {
  const middle = (i: number) => {
    const [a, b] = [list[i % list.length]!, list[(i + 1) % list.length]!];
    return `${((a[0] + b[0]) / 2).toFixed(2)} ${((a[1] + b[1]) / 2).toFixed(2)}`;
  };
  const curves = list.map((_, i) => {
    const [x, y] = list[(i + 1) % list.length]!;
    return `Q${x.toFixed(2)} ${y.toFixed(2)} ${middle(i + 1)}`;
  });
  return `M${middle(0)}${curves.join('')}Z`;
}
