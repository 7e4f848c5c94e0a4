import type { FigureMove } from '../core/figure.ts';
import type { Side } from '../core/landmarks.ts';
import type { PivotPoint, Routine } from '../core/routine.ts';
import type { Degrees } from '../core/units.ts';
import { FEET } from './sole.ts';
import { moved, TOGETHER } from './stance.ts';
import type { Foot, Stance } from './stance.ts';

/** Moves, and the stance that they begin in. */
export interface Plan {
  readonly start: Stance;
  readonly moves: readonly FigureMove[];
}

/** One foot's turn: begun in `before`, `part` of it done, 0 to 1. */
export interface Turn {
  readonly foot: Side;
  readonly about: PivotPoint;
  readonly before: Foot;
  readonly to: Degrees;
  readonly part: number;
}

/** What the figure does at one time. */
export interface Pose {
  readonly stance: Stance;
  /** The move under way; null when all are done. */
  readonly move: FigureMove | null;
  /** The turns begun so far, the last one last. */
  readonly turns: readonly Turn[];
}

/** Seconds that a move takes. */
const secondsOf = (move: FigureMove): number => (move.kind === 'stand' ? 0 : move.seconds);
/** Seconds that moves take together. */
export const durationOf = (moves: readonly FigureMove[]): number =>
  moves.reduce((sum, move) => sum + secondsOf(move), 0);

/** What the figure does `t` seconds after the plan began; before the beginning as at it, after the end as at the end. */
export function poseAt({ start, moves }: Plan, t: number): Pose {
  const turns: Turn[] = [];
  let [stance, left] = [start, Math.max(0, t)];
  for (const move of moves) {
    const seconds = secondsOf(move);
    const part = left < seconds ? left / seconds : 1;
    if (move.kind === 'pivot')
      turns.push({ foot: move.foot, about: move.about, before: stance.feet[move.foot], to: move.to, part });
    stance = moved(stance, move, part);
    if (left < seconds) return { stance, move, turns };
    left -= seconds;
  }
  return { stance, move: null, turns };
}

/** One step as the figure shows it, on from where the steps before it in the walkthrough leave the feet. */
export function planOf(routine: Routine, step: string): Plan {
  const at = routine.walkthrough.indexOf(step);
  const before = routine.walkthrough.slice(0, Math.max(0, at)).flatMap((id) => movesOf(routine, id));
  return {
    start: poseAt({ start: TOGETHER, moves: before }, Number.POSITIVE_INFINITY).stance,
    moves: movesOf(routine, step),
  };
}

const movesOf = (routine: Routine, step: string): readonly FigureMove[] =>
  routine.steps.find(({ id }) => id === step)?.figure ?? [];

/** Steps that are played one after another, and then again. */
export interface Film {
  readonly scenes: readonly { readonly step: string; readonly plan: Plan; readonly seconds: number }[];
  readonly seconds: number;
}

/** Before a film begins again, its last pose stays this long, seconds. */
const HOLD = 1;

/** One step as a film, or, with no step named, the whole routine. */
export const filmOf = (routine: Routine, step: string): Film =>
  filmWith(step ? [sceneOf(step, planOf(routine, step))] : walkthrough(routine));

/** Moves as a film, begun with the feet together. */
export const filmOfMoves = (moves: readonly FigureMove[]): Film => filmWith([sceneOf('', { start: TOGETHER, moves })]);

function filmWith(scenes: Film['scenes']): Film {
  return { scenes, seconds: scenes.reduce((sum, { seconds }) => sum + seconds, HOLD) };
}

const sceneOf = (step: string, plan: Plan) => ({ step, plan, seconds: durationOf(plan.moves) });

function walkthrough(routine: Routine): Film['scenes'] {
  let start = TOGETHER;
  return routine.walkthrough.map((step) => {
    const plan = { start, moves: movesOf(routine, step) };
    start = poseAt(plan, Number.POSITIVE_INFINITY).stance;
    return sceneOf(step, plan);
  });
}

/** What a film shows at a time, seconds from its beginning; it begins again when it is over. */
export function filmAt({ scenes, seconds }: Film, t: number): { readonly step: string; readonly pose: Pose } {
  let left = t % seconds;
  for (const scene of scenes) {
    if (left < scene.seconds || scene === scenes.at(-1)) return { step: scene.step, pose: poseAt(scene.plan, left) };
    left -= scene.seconds;
  }
  throw new RangeError('a film needs a scene');
}

/** The turn to draw while a film plays: the one under way, or the last one until something else moves. */
export const turnsNow = ({ turns, move }: Pose): readonly Turn[] =>
  move === null || move.kind === 'pivot' || move.kind === 'pause' ? turns.slice(-1) : [];

/** One picture for a whole step: both feet have turned once, or, where none turns, the largest change is done. */
export function keyPose(plan: Plan): Pose {
  const pose = poseAt(plan, keyTime(plan));
  // The key time is a sum of times, and may fall a hair short of the end.
  return { ...pose, turns: pose.turns.filter(({ part }) => part > 0.999) };
}

function keyTime({ moves }: Plan): number {
  const pivots = moves.filter((move) => move.kind === 'pivot');
  const last =
    FEET.map((side) => pivots.find(({ foot }) => foot === side))
      .filter((move) => move !== undefined)
      .toSorted((a, b) => moves.indexOf(a) - moves.indexOf(b))
      .at(-1) ?? moves.find(({ kind }) => kind === 'bend' || kind === 'rise');
  return last ? durationOf(moves.slice(0, moves.indexOf(last) + 1)) : 0;
}
