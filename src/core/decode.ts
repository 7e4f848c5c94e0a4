import { SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import { isSeen } from './reading.ts';
import type { Readings } from './reading.ts';
import type { Activity, PivotKind, Range, Routine, Step, Trigger } from './routine.ts';
import type { EventRecord, FrameRecord } from './session-record.ts';
import { BENT, bothOf, STRAIGHT, turnedFrom, waysOut } from './steps.ts';
import type { Way } from './steps.ts';

type PivotRecord = Extract<EventRecord, { kind: 'pivot' }>;

/** What can be told of one frame when the whole session is known; null where it cannot. */
interface Sign {
  /** The pivot that was under way since the frame before. */
  readonly pivot: PivotKind | null;
  readonly knees: Activity['knees'] | null;
  /** How much wider than the neutral one the stance is. Leg lengths. */
  readonly wider: number | null;
  readonly stance: Activity['stance'] | null;
  /** How far both knees are bent, degrees, and how far the body has risen, metres. */
  readonly bend: number | null;
  readonly rise: number | null;
  readonly feet: Activity['feet'] | null;
}

/** How unlikely it is, in natural logarithms for each second, that a step shows a sign that does not belong to it. */
const FOREIGN_PIVOT = 5;
const FOREIGN_POSTURE = 3;
/** How unlikely it is that a step of pivots rests: after 1.7 seconds, a step of rest is likelier. */
const RESTING = 0.6;
/** What going on to a step costs that may follow, and to one that may not, or without the pivot that it begins with. */
const NEXT = 1;
const JUMP = 8;

/** A foot turned by less than this from where it pointed at first is not turned. Degrees; the error of a reading. */
const AS_BEFORE = 7;

/** A stance this much wider than the neutral one is apart, less than that together. Leg lengths. */
const APART = 0.12;

/**
 * Which step of a routine each frame belongs to, known the whole session: the likeliest sequence under a hidden Markov
 * model whose states are the steps, whose transitions are those that the routine allows, and whose signs are pivots,
 * knees and stance (Viterbi, "Error bounds for convolutional codes", 1967; costs are rates over time, so that the frame
 * rate changes nothing). Frames in which the live engine knew no step have none here either.
 */
export function decodeSteps(
  routine: Routine,
  frames: readonly FrameRecord[],
  events: readonly EventRecord[],
): readonly (string | null)[] {
  const pivots = events.filter((event) => event.kind === 'pivot');
  const decoded: (string | null)[] = [];
  for (const stretch of stretchesOf(frames))
    decoded.push(...(stretch[0]?.step == null ? stretch.map(() => null) : decodeStretch(routine, stretch, pivots)));
  return decoded;
}

/** Frames one after another that all have a step, or all have none. */
function stretchesOf(frames: readonly FrameRecord[]): FrameRecord[][] {
  const stretches: FrameRecord[][] = [];
  for (const frame of frames) {
    const last = stretches.at(-1);
    if (last && (last[0]!.step === null) === (frame.step === null)) last.push(frame);
    else stretches.push([frame]);
  }
  return stretches;
}

function decodeStretch(routine: Routine, frames: readonly FrameRecord[], pivots: readonly PivotRecord[]): string[] {
  const { steps } = routine;
  const ways = new Map(steps.map((step) => [step, waysOut(routine, step)]));
  const neutral = widthOf(frames[0]!.readings);
  const feet = feetOf(frames[0]!.readings);
  const start = frames[0]!.step;
  let costs: readonly number[] = steps.map((step) => (step.id === start ? 0 : JUMP));
  const path = new Uint8Array(frames.length * steps.length);
  frames.forEach((frame, i) => {
    const before = frames[i - 1]?.t ?? frame.t;
    const seconds = frame.t - before;
    const pivot = pivots.find(({ t0, t1 }) => t0 <= frame.t && t1 > before) ?? null;
    const sign = signOf(frame, pivot, neutral, feet);
    const came = steps.map((step) => cheapest(costs, steps, ways, step, sign));
    costs = came.map(({ cost }, to) => cost + seconds * strangeness(steps[to]!, sign));
    came.forEach(({ from }, to) => (path[i * steps.length + to] = from));
  });
  return traceBack(costs, path, steps.length).map((index) => steps[index]!.id);
}

/** What it costs to go on from one step to another with this sign. */
function costOfMove(ways: readonly Way[], from: Step, to: Step, sign: Sign): number {
  if (from === to) return 0;
  if (to.activity.pivots && !belongs(to, sign.pivot)) return JUMP;
  return ways.some((way) => way.to === to && isOpen(way.when, sign)) ? NEXT : JUMP;
}

/** Whether nothing that can be told of this frame speaks against what a way asks for. */
function isOpen(when: Trigger, { wider, bend, rise, feet }: Sign): boolean {
  switch (when.kind) {
    case 'turn':
    case 'still':
      return when.wider === undefined || wider === null || wider >= when.wider;
    case 'bent':
      return bend === null || bend > when.beyond;
    case 'straight':
      return bend === null || bend < when.below;
    case 'risen':
      return rise === null || rise > when.above;
    case 'lowered':
      return rise === null || rise < when.below;
    case 'turned':
      return feet === null || feet === when.direction;
    case 'turned-back':
      return feet === null || feet === 'as-before';
    case 'narrowed':
    case 'widened':
    case 'rising':
    case 'together':
      return true;
  }
}

/** From which step the way to a step is cheapest, and what it costs. */
function cheapest(
  costs: readonly number[],
  steps: readonly Step[],
  ways: ReadonlyMap<Step, readonly Way[]>,
  to: Step,
  sign: Sign,
) {
  let best = { from: 0, cost: Number.POSITIVE_INFINITY };
  costs.forEach((before, from) => {
    const cost = before + costOfMove(ways.get(steps[from]!)!, steps[from]!, to, sign);
    if (cost < best.cost) best = { from, cost };
  });
  return best;
}

const belongs = ({ activity }: Step, pivot: PivotKind | null): boolean =>
  pivot !== null &&
  (activity.pivots?.some(({ about, direction }) => about === pivot.about && direction === pivot.direction) ?? false);

/** The path that ends cheapest, back to its beginning. `path` tells for each frame, and each of so many steps, which was before. */
function traceBack(costs: readonly number[], path: Uint8Array, steps: number): number[] {
  let at = costs.indexOf(Math.min(...costs));
  const back: number[] = [];
  for (let begin = path.length - steps; begin >= 0; begin -= steps) {
    back.push(at);
    at = path[begin + at]!;
  }
  return back.toReversed();
}

/** How little a sign fits a step, for each second that it lasts. */
function strangeness(step: Step, { pivot, knees, stance, bend, rise, feet }: Sign): number {
  const { activity } = step;
  const other = <Value>(asked: Value | undefined, shown: Value | null | undefined) =>
    asked !== undefined && shown != null && asked !== shown ? FOREIGN_POSTURE : 0;
  const resting = activity.pivots ? RESTING : 0;
  // A step that says where the feet point does not mind how they come there.
  const minds = activity.pivots !== undefined || activity.feet === undefined;
  const turning = pivot ? (belongs(step, pivot) || !minds ? 0 : FOREIGN_PIVOT) : resting;
  const outside = (range: Range | undefined, shown: number | null) =>
    range && shown !== null && !isWithin(range, shown) ? FOREIGN_POSTURE : 0;
  return (
    turning +
    other(activity.knees, knees) +
    other(activity.stance, stance) +
    other(activity.feet, feet) +
    outside(activity.bend, bend) +
    outside(activity.rise, rise)
  );
}

const isWithin = (
  { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Range,
  value: number,
): boolean => value >= least && value <= most;

function signOf(
  { readings }: FrameRecord,
  pivot: PivotRecord | null,
  neutral: number | null,
  feet: Partial<Record<Side, number>>,
): Sign {
  const width = widthOf(readings);
  const wider = width === null || neutral === null ? null : width - neutral;
  const bend = bothOf(readings, 'knee-flexion')?.least ?? null;
  return {
    pivot,
    knees: bend === null ? null : bend > BENT ? 'bent' : bend < STRAIGHT ? 'straight' : null,
    wider,
    stance: wider === null ? null : wider > APART ? 'apart' : 'together',
    bend,
    rise: isSeen(readings['body-rise']) ? readings['body-rise'].value : null,
    feet: feetSign(turnedFrom(feet, readings)),
  };
}

const feetSign = (turned: number): Activity['feet'] =>
  Math.abs(turned) < AS_BEFORE ? 'as-before' : turned > 0 ? 'external' : 'internal';

/** Where each foot points, as far as it is seen. */
const feetOf = (readings: Readings): Partial<Record<Side, number>> =>
  Object.fromEntries(
    SIDES.flatMap((side) => {
      const foot = readings[`foot-yaw.${side}`];
      return isSeen(foot) ? [[side, foot.value]] : [];
    }),
  );

const widthOf = (readings: Readings): number | null => {
  const width = readings['stance-width-ratio'];
  return isSeen(width) ? width.value : null;
};
