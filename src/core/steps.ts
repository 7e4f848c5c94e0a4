import { SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { MovementEvent } from './moment.ts';
import type { Movement, Turn } from './pivots.ts';
import { isSeen } from './reading.ts';
import type { Readings } from './reading.ts';
import type { Routine, Step, Trigger } from './routine.ts';
import { millis } from './units.ts';
import type { Millis } from './units.ts';

/** What the step engine goes by in one frame. */
export interface StepInput extends Movement {
  readonly t: Millis;
  readonly readings: Readings;
}

export interface StepOutput {
  readonly step: string;
  readonly reps: number;
  readonly events: readonly MovementEvent[];
}

/** Shorter stillness is the gap between two pivots. */
const PAUSE = millis(700);
/** A bend begins above, and is over below. Degrees. */
const BENT = 18;
const STRAIGHT = 12;

/** Feet turned no more than this from where they began stand as they began. Degrees; the error of two readings. */
const AS_BEFORE = 12;

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
  #since = millis(0);
  #stance: Stance | null = null;
  /** Where the feet pointed when the session began. */
  readonly #feet: Partial<Record<Side, number>> = {};
  #stillSince: Millis | null = null;
  #bentSince: Millis | null = null;
  #repSince: Millis | null = null;
  #reps = 0;
  readonly #routine: Routine;

  constructor(routine: Routine) {
    this.#routine = routine;
    this.#step = stepById(routine, routine.start);
  }

  advance(input: StepInput): StepOutput {
    const events: MovementEvent[] = [...input.pivots, ...this.#watchStill(input), ...this.#watchBend(input)];
    this.#watchStance(input);
    this.#rememberFeet(input.readings);
    const next = this.#routine.steps.find((step) =>
      step.enter.some(({ from, when }) => from.includes(this.#step.id) && this.#holds(when, input)),
    );
    if (next) events.push(...this.#enter(next, input.t));
    return { step: this.#step.id, reps: this.#reps, events };
  }

  #enter(step: Step, t: Millis): MovementEvent[] {
    const leavesStart = this.#step.id === this.#routine.start || this.#step.id === this.#routine.completes;
    if (leavesStart) this.#repSince = t;
    this.#step = step;
    this.#since = t;
    if (this.#stance) {
      const { now, widest } = this.#stance;
      this.#stance = { ...this.#stance, narrowest: now, widest: leavesStart ? now : widest };
    }
    if (step.id !== this.#routine.completes || this.#repSince === null) return [];
    this.#reps++;
    return [{ kind: 'rep', t0: this.#repSince, t1: t, index: this.#reps }];
  }

  #holds(trigger: Trigger, { t, turns, readings }: StepInput): boolean {
    const stance = this.#stance;
    const stillFor = this.#stillSince === null ? 0 : t - Math.max(this.#stillSince, this.#since);
    switch (trigger.kind) {
      case 'turn':
        return turns.some(
          (turn) => turn === furthest(turns) && (!trigger.direction || turn.direction === trigger.direction),
        );
      case 'narrowed':
        return stance !== null && stance.now < stance.widest - trigger.by;
      case 'widened':
        return stance !== null && stance.now > stance.narrowest + trigger.by;
      case 'still':
        return stillFor >= trigger.for && stance !== null && stance.now - stance.neutral >= trigger.wider;
      case 'bend':
        return this.#bentSince !== null;
      case 'together':
        return (
          stillFor >= trigger.for &&
          stance !== null &&
          stance.now - stance.neutral <= trigger.within &&
          this.#feetAsBefore(readings)
        );
    }
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

  /** The person was measured anew, so they stand as at the start. What was counted stays. */
  restart(): void {
    this.interrupt();
    this.#step = stepById(this.#routine, this.#routine.start);
    this.#stance = null;
    this.#repSince = null;
    for (const side of SIDES) delete this.#feet[side];
  }

  /** Nothing was seen for a while: stillness and bends that were under way are forgotten; step and count stay. */
  interrupt(): void {
    this.#stillSince = null;
    this.#bentSince = null;
  }

  #watchStance({ readings }: StepInput): void {
    const reading = readings['stance-width-ratio'];
    if (!isSeen(reading)) return;
    const now = reading.value;
    const { neutral, widest, narrowest } = this.#stance ?? { neutral: now, widest: now, narrowest: now };
    this.#stance = { neutral, now, widest: Math.max(widest, now), narrowest: Math.min(narrowest, now) };
  }

  #watchStill({ t, moving }: StepInput): MovementEvent[] {
    if (moving === 'none') {
      this.#stillSince ??= t;
      return [];
    }
    const since = this.#stillSince;
    this.#stillSince = null;
    return since !== null && t - since >= PAUSE ? [{ kind: 'pause', t0: since, t1: t }] : [];
  }

  #watchBend({ t, readings }: StepInput): MovementEvent[] {
    const left = readings['knee-flexion.left'];
    const right = readings['knee-flexion.right'];
    if (!isSeen(left) || !isSeen(right)) return [];
    const bend = Math.min(left.value, right.value);
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

/** Of feet that turn at once, the one that turned furthest is the one that moves. */
const furthest = (turns: readonly Turn[]): Turn | undefined =>
  turns.reduce<Turn | undefined>((most, turn) => (most && most.turned >= turn.turned ? most : turn), undefined);

/** The step with this id; throws where the routine names one that it does not have. */
export function stepById(routine: Routine, id: string): Step {
  const step = routine.steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`Routine ${routine.id} has no step "${id}".`);
  return step;
}
