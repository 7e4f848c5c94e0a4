import type { Ink } from './theme.ts';

/** A point of the unmirrored picture, pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Stroke {
  readonly ink: Ink;
  /** 0 to 1; left out: opaque. */
  readonly opacity?: number;
  /** Per cent of the shown height. */
  readonly width: number;
  readonly dash?: readonly [number, number];
  /** Drawn over a darker, wider copy of itself, so that it can be told on any picture. */
  readonly cased: boolean;
}

/** One shape of the overlay. Points in picture pixels; widths, radii and dashes in per cent of the shown height. */
export type Mark =
  | ({ readonly kind: 'line'; readonly points: readonly Point[] } & Stroke)
  | ({ readonly kind: 'ring'; readonly at: Point; readonly radius: number } & Stroke)
  | {
      readonly kind: 'area';
      readonly points: readonly Point[];
      readonly ink: Ink;
      readonly opacity: number;
      readonly cased: boolean;
    }
  | { readonly kind: 'disc'; readonly at: Point; readonly radius: number; readonly ink: Ink }
  | {
      readonly kind: 'label';
      readonly at: Point;
      /** Which way of `at` the text lies: −1 toward the picture's left, +1 toward its right. */
      readonly toward: -1 | 1;
      readonly text: string;
      readonly ink: Ink;
    };

/** The part of the way from `a` to `b`; below 0 and above 1 beyond them. */
export const along = (a: Point, b: Point, part: number): Point => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
});

/** The middle of two points. */
export const between = (a: Point, b: Point): Point => along(a, b, 0.5);

/** The outline around points, anticlockwise on a screen. Andrew's monotone chain. */
export function hull(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
