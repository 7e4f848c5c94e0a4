import { INDEX, PAIR, SIDES } from '../core/landmarks.ts';
import type { Moment } from '../core/moment.ts';
import { isSeen } from '../core/reading.ts';
import type { MetricId } from '../core/reading.ts';
import type { Routine } from '../core/routine.ts';
import { along, between } from './marks.ts';
import type { Mark, Point } from './marks.ts';
import type { Plumb } from './plumb.ts';
import { stateOf, worstOf } from './state.ts';
import { degreesAmount } from './words.ts';

/** A line across the body, from joint to joint and beyond. */
interface Across {
  readonly joint: 'shoulder' | 'hip';
  /** What the line shows, and what else can be wrong with it. */
  readonly level: MetricId;
  readonly turn: MetricId;
  /** How far it goes on at each end, in its own lengths: when good, and when it asks for attention. */
  readonly beyond: { readonly good: number; readonly attention: number };
}

/** Shoulders: judged by their level and turn. */
export const SHOULDERS: Across = {
  joint: 'shoulder',
  level: 'shoulder-level',
  turn: 'trunk-rotation',
  beyond: { good: 0.2, attention: 0.3 },
};
/** Pelvis, "belt": judged by its level and turn. */
export const PELVIS: Across = {
  joint: 'hip',
  level: 'pelvis-obliquity',
  turn: 'pelvis-rotation',
  beyond: { good: 0.42, attention: 0.95 },
};

const TICK = 0.9;
const CORNER = 2;

/** The line across, with end ticks; square-corner mark when good, reference and wedges when it asks for attention. */
export function lineAcross(
  moment: Moment,
  routine: Routine,
  { joint, level, turn, beyond }: Across,
  plumb: Plumb,
): readonly Mark[] {
  if (!moment.body) return [];
  const states = [level, turn].map((metric) => stateOf(moment, routine, metric));
  // A line whose turn cannot be told still shows how level it is.
  const state = states[0] === 'unknown' ? 'unknown' : worstOf(states.filter((one) => one !== 'unknown'));
  const [a, b] = SIDES.map((side): Point => moment.body!.image[PAIR[joint][side]]!) as [Point, Point];
  const over = state === 'attention' ? beyond.attention : beyond.good;
  const ends = [along(a, b, -over), along(a, b, 1 + over)] as const;
  const width = state === 'attention' ? 0.72 : 0.5;
  const line: Mark = {
    kind: 'line',
    points: ends,
    ink: state,
    width,
    cased: true,
    ...(state === 'unknown' && { dash: [1.1, 0.8] as const }),
  };
  const ticks = ends.map(
    (end): Mark => ({ kind: 'line', points: tick(end, ends, plumb.unit), ink: state, width, cased: true }),
  );
  if (state === 'attention') return [...swing(ends, plumb), line, ...ticks];
  return state === 'good' ? [corner(ends, plumb), line, ...ticks] : [line, ...ticks];
}

function tick(at: Point, [a, b]: readonly [Point, Point], unit: number): readonly Point[] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const across = { x: (-(b.y - a.y) / length) * TICK * unit, y: ((b.x - a.x) / length) * TICK * unit };
  return [
    { x: at.x - across.x, y: at.y - across.y },
    { x: at.x + across.x, y: at.y + across.y },
  ];
}

/** The square-corner mark where the line crosses plumb. */
function corner([a, b]: readonly [Point, Point], { down, foot, unit }: Plumb): Mark {
  const at = crossing(a, b, foot, down);
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const side = { x: (-(b.x - a.x) / length) * CORNER * unit, y: (-(b.y - a.y) / length) * CORNER * unit };
  const below = { x: down.x * CORNER * unit, y: down.y * CORNER * unit };
  const points = [
    { x: at.x + side.x, y: at.y + side.y },
    { x: at.x + side.x + below.x, y: at.y + side.y + below.y },
    { x: at.x + below.x, y: at.y + below.y },
  ];
  return { kind: 'line', points, ink: 'good', width: 0.4, cased: true };
}

/** Where the line would be, square to plumb, and the wedges between. */
function swing([a, b]: readonly [Point, Point], { down }: Plumb): readonly Mark[] {
  const middle = between(a, b);
  const half = Math.hypot(b.x - a.x, b.y - a.y) / 2;
  const right = b.x > a.x ? 1 : -1;
  const square = [-1, 1].map((way) => ({
    x: middle.x + down.y * half * way * right,
    y: middle.y - down.x * half * way * right,
  }));
  const wedges = [a, b].map(
    (end, i): Mark => ({
      kind: 'area',
      points: [middle, square[i]!, end],
      ink: 'attention',
      opacity: 0.45,
      cased: false,
    }),
  );
  return [...wedges, { kind: 'line', points: square, ink: 'chalk', width: 0.3, dash: [1, 0.7], cased: true }];
}

function crossing(a: Point, b: Point, through: Point, way: Point): Point {
  const d = { x: b.x - a.x, y: b.y - a.y };
  const det = d.x * way.y - d.y * way.x || 1;
  const s = ((through.x - a.x) * way.y - (through.y - a.y) * way.x) / det;
  return { x: a.x + d.x * s, y: a.y + d.y * s };
}

/** The tilt beside the belt, only while it asks for attention. */
export function beltLabel(moment: Moment, routine: Routine): readonly Mark[] {
  const reading = moment.readings['pelvis-obliquity'];
  if (!moment.body || !isSeen(reading) || stateOf(moment, routine, 'pelvis-obliquity') !== 'attention') return [];
  const left = moment.body.image[PAIR.hip.left]!;
  const right = moment.body.image[PAIR.hip.right]!;
  const at = along(right, left, 1 + PELVIS.beyond.attention + 0.15);
  return [{ kind: 'label', at, toward: 1, text: degreesAmount(reading), ink: 'attention' }];
}

/** Hip, knee, ankle. No arms, no face, no spine. */
export function legs({ body }: Moment): readonly Mark[] {
  if (!body) return [];
  return SIDES.map((side) => ({
    kind: 'line',
    points: [PAIR.hip[side], PAIR.knee[side], PAIR.ankle[side]].map((index) => body.image[index]!),
    ink: 'chalk',
    opacity: 0.6,
    width: 0.32,
    cased: false,
  }));
}

/** From this much above the crown to just under the chin: nothing is drawn there. `null` where no face is found. */
export function headGap({ body }: Moment): { readonly top: number; readonly bottom: number } | null {
  if (!body) return null;
  const eyes = (body.image[INDEX['left-eye']]!.y + body.image[INDEX['right-eye']]!.y) / 2;
  const mouth = (body.image[INDEX['mouth-left']]!.y + body.image[INDEX['mouth-right']]!.y) / 2;
  // The eyes sit half way down a head, the mouth a fifth of it above the chin.
  const head = (mouth - eyes) / 0.3;
  return head > 0 ? { top: eyes - 0.7 * head, bottom: eyes + 0.6 * head } : null;
}
