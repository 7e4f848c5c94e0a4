import { OUTWARD, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { MovementEvent } from './moment.ts';
import type { Movement, Turn } from './pivots.ts';
import { isSeen } from './reading.ts';
import type { Readings } from './reading.ts';
import type { PivotDirection, PivotPoint, Routine, SidedMetric, Step, Trigger } from './routine.ts';
import { millis } from './units.ts';
import type { Millis } from './units.ts';

/** What the step engine goes by in one frame. */
export interface StepInput extends Movement {
  readonly t: Millis;
  readonly readings: Readings;
}

export interface StepOutput {
  readonly step: string;
  /** When the step began, which may have become certain later. */
  readonly began: Millis;
  readonly reps: number;
  readonly events: readonly MovementEvent[];
}

/** Shorter stillness, from where one pivot ends to where the next begins, is the gap between two pivots. */
const PAUSE = millis(1000);
/** A bend begins above, and is over below. Degrees. */
export const BENT = 18;
export const STRAIGHT = 12;

/** Feet turned no more than this from where they began stand as they began. Degrees; the error of two readings. */
const AS_BEFORE = 10;

/** The stance at neutral, now, at its widest in this repetition, and at its narrowest in this step. Leg lengths. */
interface Stance {
  readonly neutral: number;
  readonly now: number;
  readonly widest: number;
  readonly narrowest: number;
}

/** Follows a person through a routine's steps: a step begins when one of its triggers holds in a step it may follow. */
export class StepEngine {
  #step: Step;
  /** The ways out of it. */
  #ways: readonly Way[];
  /** When the step began. */
  #began = millis(0);
  #stance: Stance | null = null;
  /** Where the feet point in the neutral pose. */
  readonly #feet: Partial<Record<Side, number>> = {};
  #stillSince: Millis | null = null;
  #bentSince: Millis | null = null;
  /** The bend of both knees now, and at its most in this step. Degrees. */
  #bend: { readonly now: number; readonly most: number } | null = null;
  #repSince: Millis | null = null;
  #reps = 0;
  /** Something was found in this repetition because of which it is done again. */
  #spoilt = false;
  readonly #routine: Routine;

  constructor(routine: Routine) {
    this.#routine = routine;
    this.#step = stepById(routine, routine.start);
    this.#ways = waysOut(routine, this.#step);
  }

  advance(input: StepInput): StepOutput {
    const events: MovementEvent[] = [
      ...input.pivots,
      ...input.footsteps,
      ...this.#watchStill(input),
      ...this.#watchBend(input),
    ];
    this.#watchStance(input);
    this.#rememberFeet(input.readings);
    const next = this.#next(input);
    if (next) events.push(...this.#enter(next.step, next.since, input.t));
    return { step: this.#step.id, began: this.#began, reps: this.#reps, events };
  }

  /** The step that begins in this frame, and when it really began. */
  #next(input: StepInput): { readonly step: Step; readonly since: Millis } | null {
    for (const { to, when } of this.#ways) {
      const since = this.#holdsSince(when, input);
      if (since !== null) return { step: to, since };
    }
    return null;
  }

  #enter(step: Step, since: Millis, t: Millis): MovementEvent[] {
    const leavesStart = this.#step.id === this.#routine.start || this.#step.id === this.#routine.completes;
    if (leavesStart) {
      this.#repSince = since;
      this.#spoilt = false;
    }
    this.#goTo(step);
    this.#began = since;
    if (this.#bend) this.#bend = { now: this.#bend.now, most: this.#bend.now };
    if (this.#stance) {
      const { now, widest } = this.#stance;
      this.#stance = { ...this.#stance, narrowest: now, widest: leavesStart ? now : widest };
    }
    if (step.id !== this.#routine.completes || this.#repSince === null || this.#spoilt) return [];
    this.#reps++;
    return [{ kind: 'rep', t0: this.#repSince, t1: t, index: this.#reps }];
  }

  #goTo(step: Step): void {
    this.#step = step;
    this.#ways = waysOut(this.#routine, step);
  }

  /** Since when what a trigger asks for has been so; null where it is not. */
  #holdsSince(trigger: Trigger, input: StepInput): Millis | null {
    if (trigger.kind === 'turn') return this.#isWider(trigger.wider) ? turnSince(trigger, input, this.#began) : null;
    return this.#holds(trigger, input) ? input.t : null;
  }

  #holds(trigger: Exclude<Trigger, { kind: 'turn' }>, { t, moving, readings }: StepInput): boolean {
    const stance = this.#stance;
    const bend = this.#bend;
    const rise = readings['body-rise'];
    const stillFor = this.#stillSince === null ? 0 : t - Math.max(this.#stillSince, this.#began);
    switch (trigger.kind) {
      case 'narrowed':
        return stance !== null && stance.now < stance.widest - trigger.by;
      case 'widened':
        return stance !== null && stance.now > stance.narrowest + trigger.by;
      case 'still':
        return stillFor >= trigger.for && this.#isWider(trigger.wider);
      case 'turned':
        return stillFor >= trigger.for && wayOf(trigger.direction) * turnedFrom(this.#feet, readings) >= trigger.least;
      case 'turned-back':
        return moving === 'none' && stillFor >= trigger.for && this.#feetAsBefore(readings);
      case 'bent':
        return bend !== null && bend.now > trigger.beyond;
      case 'straight':
        return bend !== null && bend.now < trigger.below;
      case 'rising':
        return bend !== null && bend.now < bend.most - trigger.by;
      case 'risen':
        return isSeen(rise) && rise.value > trigger.above;
      case 'lowered':
        return isSeen(rise) && rise.value < trigger.below;
      case 'together':
        return (
          moving === 'none' &&
          stillFor >= trigger.for &&
          stance !== null &&
          stance.now - stance.neutral <= trigger.within &&
          this.#feetAsBefore(readings)
        );
    }
  }

  #isWider(by: number | undefined): boolean {
    const stance = this.#stance;
    return by === undefined || (stance !== null && stance.now - stance.neutral >= by);
  }

  #feetAsBefore(readings: Readings): boolean {
    return SIDES.every((side) => {
      const foot = readings[`foot-yaw.${side}`];
      const before = this.#feet[side];
      return isSeen(foot) && before !== undefined && Math.abs(foot.value - before) <= AS_BEFORE;
    });
  }

  #rememberFeet(readings: Readings): void {
    for (const side of SIDES) {
      const foot = readings[`foot-yaw.${side}`];
      if (isSeen(foot)) this.#feet[side] ??= foot.value;
    }
  }

  /** The repetition under way does not count. */
  spoil(): void {
    this.#spoilt = true;
  }

  /**
   * The person was measured, so they stand as at the start. What was counted stays.
   * @param neutral what is read of the pose that they were measured in: a foot may turn already when that is known.
   */
  restart(neutral: Readings): void {
    this.interrupt();
    this.#goTo(stepById(this.#routine, this.#routine.start));
    this.#stance = null;
    this.#repSince = null;
    for (const side of SIDES) delete this.#feet[side];
    this.#watchStance({ readings: neutral });
    this.#rememberFeet(neutral);
  }

  /** Nothing was seen for a while: stillness and bends that were under way are forgotten; step and count stay. */
  interrupt(): void {
    this.#stillSince = null;
    this.#bentSince = null;
    this.#bend = null;
  }

  #watchStance({ readings }: Pick<StepInput, 'readings'>): void {
    const reading = readings['stance-width-ratio'];
    if (!isSeen(reading)) return;
    const now = reading.value;
    const { neutral, widest, narrowest } = this.#stance ?? { neutral: now, widest: now, narrowest: now };
    this.#stance = { neutral, now, widest: Math.max(widest, now), narrowest: Math.min(narrowest, now) };
  }

  /** Still is who turns no foot; small shifts of the feet do not count. */
  #watchStill({ t, turns, pivots, footsteps }: StepInput): MovementEvent[] {
    const since = this.#stillSince;
    if (turns.length === 0) {
      const ended = [...pivots, ...footsteps].map(({ t1 }) => t1);
      if (ended.length > 0) this.#stillSince = millis(Math.max(...ended));
      this.#stillSince ??= t;
      return [];
    }
    this.#stillSince = null;
    const until = millis(Math.min(...turns.map((turn) => turn.since)));
    return since !== null && until - since >= PAUSE ? [{ kind: 'pause', t0: since, t1: until }] : [];
  }

  #watchBend({ t, readings }: StepInput): MovementEvent[] {
    const bend = bothOf(readings, 'knee-flexion')?.least;
    if (bend === undefined) return [];
    this.#bend = { now: bend, most: Math.max(bend, this.#bend?.most ?? bend) };
    if (this.#bentSince === null) {
      if (bend > BENT) this.#bentSince = t;
      return [];
    }
    if (bend > STRAIGHT) return [];
    const since = this.#bentSince;
    this.#bentSince = null;
    return [{ kind: 'bend', t0: since, t1: t }];
  }
}

/** The smaller and the larger of what both sides show; null where one cannot be told. */
export function bothOf(
  readings: Readings,
  metric: SidedMetric,
): { readonly least: number; readonly most: number } | null {
  const left = readings[`${metric}.left`];
  const right = readings[`${metric}.right`];
  if (!isSeen(left) || !isSeen(right)) return null;
  return { least: Math.min(left.value, right.value), most: Math.max(left.value, right.value) };
}

/** A way from one step to the next. */
export interface Way {
  readonly to: Step;
  readonly when: Trigger;
}

/** The ways out of a step: its own first, then the ways into the others, in the routine's order. */
export function waysOut(routine: Routine, step: Step): readonly Way[] {
  const own = (step.leave ?? []).map(({ to, when }) => ({ to: stepById(routine, to), when }));
  const into = routine.steps.flatMap((to) =>
    to.enter.filter(({ from }) => from.includes(step.id)).map(({ when }) => ({ to, when })),
  );
  return [...own, ...into];
}
/**
 * How far the foot that went furthest points from where it did at first, toes out positive. Only of that one: a foot that
 * is turned far makes the other one seem to turn a little. Degrees; 0 where neither is seen.
 */
export function turnedFrom(first: Partial<Record<Side, number>>, readings: Readings): number {
  const [left, right] = SIDES.map((side) => {
    const foot = readings[`foot-yaw.${side}`];
    return isSeen(foot) ? OUTWARD[side] * (foot.value - (first[side] ?? foot.value)) : 0;
  });
  return Math.abs(left!) >= Math.abs(right!) ? left! : right!;
}

const wayOf = (direction: PivotDirection): number => (direction === 'external' ? 1 : -1);

/** When a turn began that the trigger asks for, under way or just over in the step that `began` then. Of feet that turn at once, the furthest counts. */
function turnSince(
  trigger: Extract<Trigger, { kind: 'turn' }>,
  { turns, pivots }: StepInput,
  began: Millis,
): Millis | null {
  const fits = ({ about, direction }: { readonly about: PivotPoint | null; readonly direction: PivotDirection }) =>
    (!trigger.direction || direction === trigger.direction) && (!trigger.about || about === trigger.about);
  const turn = furthest(turns);
  if (turn && fits(turn)) return turn.since;
  return pivots.find((pivot) => fits(pivot) && pivot.t1 > began)?.t0 ?? null;
}

/** Of feet that turn at once, the one that turned furthest is the one that moves. */
const furthest = (turns: readonly Turn[]): Turn | undefined =>
  turns.reduce<Turn | undefined>((most, turn) => (most && most.turned >= turn.turned ? most : turn), undefined);

/** The step with this id; throws where the routine names one that it does not have. */
export function stepById(routine: Routine, id: string): Step {
  const step = routine.steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`Routine ${routine.id} has no step "${id}".`);
  return step;
}
