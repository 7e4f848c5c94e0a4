import { along } from './marks.ts';
import type { Mark, Point } from './marks.ts';

/** Where plumb is in the picture: a unit vector down, the foot of the line, and 1 % of the shown height in pixels. */
export interface Plumb {
  readonly down: Point;
  readonly foot: Point;
  readonly unit: number;
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

/**
 * The one line that never has an opinion: chalk, from the top edge to the weight, broken over the head where `gap` says.
 */
export function plumbLine(
  { foot, down, unit }: Plumb,
  gap: { readonly top: number; readonly bottom: number } | null,
): readonly Mark[] {
  const at = (up: number): Point => ({ x: foot.x - down.x * up, y: foot.y - down.y * up });
  const tip = at(TIP * unit);
  const end = at((TIP + WEIGHT_TOP) * unit);
  const top = at((foot.y / down.y) * 1.2);
  const heightAt = (y: number): Point => along(top, end, (y - top.y) / (end.y - top.y));
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
