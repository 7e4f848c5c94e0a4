import type { Vec3 } from '../core/geometry.ts';
import type { Point } from '../draw/marks.ts';

/** One path of the drawing, or one word on it. `part` names it, for its looks; `d` is SVG path data. */
export type Shape =
  | { readonly part: string; readonly d: string }
  | { readonly part: string; readonly at: Point; readonly text: string };

/** A ball in space: a rounded end or bulge of a body part. Metres. */
export type Ball = Vec3 & { readonly r: number };

/** How space is seen: where a point lands on the drawing, and how much larger than at the middle it looks there. */
export type View = (at: Vec3) => Point & { readonly scale: number };

/** The eye stands in front of the figure, this far away and this high, metres. Uprights stay upright. */
const EYE = { away: 3.3, up: 1.7 } as const;

/** From the front as in a mirror: the figure's right is on the right. Hundredths of a metre, y downward from the floor. */
export const fromTheFront: View = ({ x, y, z }) => {
  const scale = EYE.away / (EYE.away - z);
  return { x: -x * 100 * scale, y: ((EYE.up - y) * scale - EYE.up) * 100, scale };
};

/** From above, toes up, the right foot on the right. Hundredths of a metre. */
export const fromAbove: View = ({ x, z }) => ({ x: -x * 100, y: -z * 100, scale: 1 });

/** From the person's right, toes to the right. Hundredths of a metre, y downward from the floor. */
export const fromTheSide: View = ({ y, z }) => ({ x: z * 100, y: -y * 100, scale: 1 });

/** Directions in which an outline is looked for: enough for a round head on a television. */
const ROUND = Array.from({ length: 48 }, (_, i) => {
  const angle = (i / 48) * 2 * Math.PI;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

/** A closed outline around balls, as a skin stretched over them: in each direction, the ball that reaches farthest. */
export function skin(view: View, ...balls: readonly Ball[]): string {
  const discs = balls.map((ball) => {
    const { x, y, scale } = view(ball);
    return { x, y, r: ball.r * 100 * scale };
  });
  const points = ROUND.map((way) => {
    let [farthest, reach] = [discs[0]!, Number.NEGATIVE_INFINITY];
    for (const disc of discs) {
      const far = disc.x * way.x + disc.y * way.y + disc.r;
      if (far > reach) [farthest, reach] = [disc, far];
    }
    return { x: farthest.x + way.x * farthest.r, y: farthest.y + way.y * farthest.r };
  });
  return closed(points);
}

/** A closed path through points. */
export const closed = (points: readonly Point[]): string => `${open(points)}Z`;

/** A closed path that runs the same way round as `skin` does: shapes that overlap in one path then join, not cancel. */
export const filled = (points: readonly Point[]): string => closed(area(points) < 0 ? points.toReversed() : points);

const area = (points: readonly Point[]): number =>
  points.reduce((sum, { x, y }, i) => {
    const next = points[(i + 1) % points.length]!;
    return sum + x * next.y - next.x * y;
  }, 0);

/** A path through points. */
export const open = (points: readonly Point[]): string =>
  points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${short(x)} ${short(y)}`).join('');

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A ball at a point. */
export const ball = ({ x, y, z }: Vec3, r: number): Ball => ({ x, y, z, r });

/** The point that part of the way from `a` to `b`. */
export const towards = (a: Vec3, b: Vec3, part: number): Vec3 => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
  z: a.z + (b.z - a.z) * part,
});
