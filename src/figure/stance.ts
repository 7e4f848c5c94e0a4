import type { FigureMove } from '../core/figure.ts';
import { OUTWARD } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { PivotPoint } from '../core/routine.ts';
import { degrees, toRadians } from '../core/units.ts';
import type { Degrees } from '../core/units.ts';

/**
 * A place on the floor, metres: x toward the figure's left, z toward where it faces. Height is y, upward.
 */
export interface Spot {
  readonly x: number;
  readonly z: number;
}

/** One foot on the floor. */
export interface Foot {
  /** The middle of the heel. */
  readonly heel: Spot;
  /** Toes out positive. */
  readonly turnout: Degrees;
  /** How far the sole is tipped while the foot turns or the heels are raised: heel up positive, toes up negative. */
  readonly tip: Degrees;
}

/** All that the moves of a routine change. */
export interface Stance {
  readonly feet: Readonly<Record<Side, Foot>>;
  /** Flexion of both knees, 0 straight. */
  readonly bend: Degrees;
}

/** From the middle of the heel to the ball of the foot, metres. */
export const HEEL_TO_BALL = 0.162;
/** A sole comes off the floor this far at the end that travels. */
const LIGHT = 7;

const flat = (x: number, turnout: Degrees): Foot => ({ heel: { x, z: 0 }, turnout, tip: degrees(0) });

/** Feet side by side, knees straight. `heels`: metres between the middles of the heels. */
export const standing = (heels: number, turnout: Degrees): Stance => ({
  feet: { left: flat(heels / 2, turnout), right: flat(-heels / 2, turnout) },
  bend: degrees(0),
});

/** Feet together, facing ahead. */
export const TOGETHER = standing(0.12, degrees(0));

/** The point of the floor `distance` metres from the heel toward the toes. */
function alongFoot({ heel, turnout }: Pick<Foot, 'heel' | 'turnout'>, side: Side, distance: number): Spot {
  const angle = toRadians(turnout * OUTWARD[side]);
  return { x: heel.x + Math.sin(angle) * distance, z: heel.z + Math.cos(angle) * distance };
}

/** Where a foot stands on what it turns about. */
export const pivotSpot = (foot: Foot, side: Side, about: PivotPoint): Spot =>
  about === 'heel' ? foot.heel : alongFoot(foot, side, HEEL_TO_BALL);

/** A foot turned about its heel or ball, which stays where it is. */
export function turned(foot: Foot, side: Side, about: PivotPoint, turnout: Degrees): Foot {
  if (about === 'heel') return { ...foot, turnout };
  const ball = pivotSpot(foot, side, 'ball');
  const heel = alongFoot({ heel: ball, turnout }, side, -HEEL_TO_BALL);
  return { ...foot, heel, turnout };
}

/** The stance when `part` of a move is done, 0 to 1, begun in `from`. */
export function moved(from: Stance, move: FigureMove, part: number): Stance {
  switch (move.kind) {
    case 'stand':
      return standing(move.heels, move.turnout);
    case 'pivot':
      return withFoot(from, move.foot, pivoted(from.feet[move.foot], move, eased(part)));
    case 'bend':
      return { ...from, bend: between(from.bend, move.to, eased(part)) };
    case 'rise':
      return {
        ...from,
        feet: { left: tipped(from.feet.left, move.to, part), right: tipped(from.feet.right, move.to, part) },
      };
    case 'pause':
      return from;
  }
}

function pivoted(foot: Foot, { foot: side, about, to }: FigureMove & { readonly kind: 'pivot' }, part: number): Foot {
  const up = about === 'heel' ? -LIGHT : LIGHT;
  const tip = degrees(foot.tip + up * Math.sin(Math.PI * part));
  return { ...turned(foot, side, about, between(foot.turnout, to, part)), tip };
}

const tipped = (foot: Foot, to: Degrees, part: number): Foot => ({ ...foot, tip: between(foot.tip, to, eased(part)) });

const withFoot = (stance: Stance, side: Side, foot: Foot): Stance => ({
  ...stance,
  feet: { ...stance.feet, [side]: foot },
});

const between = (from: number, to: number, part: number): Degrees => degrees(from + (to - from) * part);

/** A movement begins and ends softly, as a person's does: least jerk (Flash and Hogan 1985). */
const eased = (part: number): number => part ** 3 * (10 - 15 * part + 6 * part ** 2);
