import type { FigureMove } from '../core/figure.ts';
import type { Side } from '../core/landmarks.ts';
import type { PivotPoint } from '../core/routine.ts';
import type { Degrees } from '../core/units.ts';

/** What figures of more than one routine do. */
export const pivot = (foot: Side, about: PivotPoint, to: Degrees, seconds: number): FigureMove => ({
  kind: 'pivot',
  foot,
  about,
  to,
  seconds,
});
export const rest = (seconds: number): FigureMove => ({ kind: 'pause', seconds });
