import type { Frame } from './frame.ts';
import { FramingWatch } from './framing.ts';
import type { Framing } from './framing.ts';
import { RaisedHand } from './gesture.ts';
import type { Moment } from './moment.ts';
import { isSeen } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Reps, Routine } from './routine.ts';
import { millis } from './units.ts';
import type { Millis } from './units.ts';

/** Why a set stands still. */
export type PauseReason = 'asked' | 'hand' | 'hidden' | 'lost';

/** Where a set that is done before a camera has come. */
export type Phase =
  /** The person is not in place yet. */
  | { readonly kind: 'placing'; readonly framing: Framing }
  /** In place: whole seconds to go, and how far the measuring of the neutral stance is, 0 to 1. */
  | { readonly kind: 'holding'; readonly framing: Framing; readonly seconds: number; readonly progress: number }
  /** Measured; a knee bend is asked for. `left`: 1 to 0, the time until it begins without. */
  | { readonly kind: 'bending'; readonly left: number }
  | { readonly kind: 'running' }
  | { readonly kind: 'paused'; readonly why: PauseReason }
  /** The repetitions are done, or the person has been gone for long. */
  | { readonly kind: 'over'; readonly why: 'done' | 'gone' };

/** What is to be done with a frame: `restart` begins the session afresh with it. */
export type Use = 'watch' | 'measure' | 'restart';

/** All must be right for this long before the person is measured, ... */
const SETTLED = millis(400);
/** ... and for this long in all before the set goes on. */
const COUNTDOWN = millis(3000);
/** The knee bend is asked for, not demanded. */
const BEND_WITHIN = millis(7000);
/** Both knees bent this far. Degrees. */
const BENT = 18;
/** Somebody who cannot be seen for this long has stepped away, ... */
const LOST_AFTER = millis(3000);
/** ... is back once they have stood right for this long, ... */
const BACK_AFTER = millis(1000);
/** ... and does not come back after this. */
const GONE_AFTER = millis(30_000);
/** After enough repetitions, standing still this long at the end of one ends the set. */
const REST = millis(6000);
/** The last repetition is seen through before the set ends. */
const LAST_LOOK = millis(2500);

/**
 * Leads one person through a set without a hand on the keyboard: into place, measured, running, paused by a raised hand or
 * by walking away, over after the repetitions. Decides by frames and moments alone, so it can be replayed.
 */
export class SetFlow {
  #phase: Phase;
  readonly #routine: Routine;
  readonly #framing = new FramingWatch();
  #hand = new RaisedHand();
  #raised = 0;
  #since: Millis | null = null;
  #measuring = false;
  #lastSeen: Millis | null = null;
  #backSince: Millis | null = null;
  #finishedSince: Millis | null = null;

  constructor(routine: Routine) {
    this.#routine = routine;
    this.#phase = { kind: 'placing', framing: { problems: ['nobody'], rightFor: millis(0), spot: NOWHERE } };
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** How long a hand has been held up, 0 to 1, for a pause or for going on. */
  get raised(): number {
    return this.#raised;
  }

  /** Before the engine: whether it gets this frame. `light` as for `FramingWatch`. */
  look(frame: Frame, light: number | null): Use {
    const framing = this.#framing.advance(frame, light);
    this.#watchHand(frame);
    this.#watchAbsence(frame, framing);
    switch (this.#phase.kind) {
      case 'placing':
      case 'holding':
        return this.#place(framing);
      case 'bending':
      case 'running':
        return 'measure';
      case 'paused':
      case 'over':
        return 'watch';
    }
  }

  /** After the engine: what it made of the frame. */
  follow(moment: Moment): void {
    const { t } = moment;
    const { kind } = this.#phase;
    if (kind === 'holding') this.#hold(moment);
    else if (kind === 'bending') this.#bend(moment);
    else if (kind === 'running' && this.#isDone(moment)) this.#enter({ kind: 'over', why: 'done' }, t);
  }

  pause(why: PauseReason): void {
    if (this.#phase.kind === 'running' || this.#phase.kind === 'bending') this.#phase = { kind: 'paused', why };
  }

  resume(): void {
    if (this.#phase.kind === 'paused') this.#run();
  }

  /** Has a person who is not measured yet begin to be anew: something else looks at them from now on. */
  startOver(): void {
    if (this.#phase.kind === 'holding') this.#measuring = false;
  }

  /** Begins without the knee bend. */
  skip(): void {
    if (this.#phase.kind === 'bending') this.#run();
  }

  #run(): void {
    this.#phase = { kind: 'running' };
    this.#lastSeen = null;
    this.#backSince = null;
  }

  #enter(phase: Phase, t: Millis): void {
    this.#phase = phase;
    this.#since = t;
  }

  #place(framing: Framing): Use {
    if (framing.rightFor < SETTLED) {
      this.#measuring = false;
      this.#phase = { kind: 'placing', framing };
      return 'watch';
    }
    const seconds = Math.max(0, Math.ceil((COUNTDOWN - framing.rightFor) / 1000));
    const progress = this.#phase.kind === 'holding' ? this.#phase.progress : 0;
    this.#phase = { kind: 'holding', framing, seconds, progress };
    if (this.#measuring) return 'measure';
    this.#measuring = true;
    return 'restart';
  }

  #hold({ t, calibration }: Moment): void {
    if (this.#phase.kind !== 'holding') return;
    const progress = calibration.state === 'measuring' ? calibration.progress : calibration.state === 'ready' ? 1 : 0;
    this.#phase = { ...this.#phase, progress };
    if (calibration.state !== 'ready' || this.#phase.seconds > 0) return;
    this.#enter({ kind: 'bending', left: 1 }, t);
  }

  #bend({ t, step, readings }: Moment): void {
    const asked = t - (this.#since ?? t);
    const bent = isBent(readings['knee-flexion.left']) && isBent(readings['knee-flexion.right']);
    const began = step !== null && step !== this.#routine.start;
    if (bent || began || asked >= BEND_WITHIN) this.#run();
    else this.#phase = { kind: 'bending', left: 1 - asked / BEND_WITHIN };
  }

  #watchHand(frame: Frame): void {
    const { kind } = this.#phase;
    if (kind !== 'running' && kind !== 'bending' && kind !== 'paused') {
      this.#hand = new RaisedHand();
      this.#raised = 0;
      return;
    }
    const { progress, done } = this.#hand.advance(frame);
    this.#raised = progress;
    if (!done) return;
    this.#raised = 0;
    if (kind === 'paused') this.resume();
    else this.pause('hand');
  }

  /** Walking away pauses, coming back goes on, staying away ends. */
  #watchAbsence({ t }: Frame, { problems }: Framing): void {
    const here = !problems.includes('nobody');
    this.#lastSeen = here ? t : (this.#lastSeen ?? t);
    const away = t - this.#lastSeen;
    const { kind } = this.#phase;
    if ((kind === 'running' || kind === 'bending') && away >= LOST_AFTER) this.pause('lost');
    if (this.#phase.kind !== 'paused') return;
    if (away >= GONE_AFTER) return this.#enter({ kind: 'over', why: 'gone' }, t);
    if (problems.length > 0) this.#backSince = null;
    else this.#backSince ??= t;
    const back = this.#backSince !== null && t - this.#backSince >= BACK_AFTER;
    if (this.#phase.why === 'lost' && back) this.resume();
  }

  /** All repetitions are done; or enough of them, and the person rests. */
  #isDone({ t, reps, step }: Moment): boolean {
    if (step !== this.#routine.completes) this.#finishedSince = null;
    else this.#finishedSince ??= t;
    const rested = this.#finishedSince === null ? 0 : t - this.#finishedSince;
    const { least, most } = repsOf(this.#routine);
    return (reps >= most && rested >= LAST_LOOK) || (reps >= least && rested >= REST);
  }
}

const NOWHERE = { x: 0, feet: 0, height: 0 } as const;

const isBent = (reading: Reading): boolean => isSeen(reading) && reading.value > BENT;

/** What most routines ask for, where one says nothing. */
const USUAL_REPS: Reps = { least: 2, most: 3 };

/** How many repetitions a set of this routine has. */
export const repsOf = ({ reps }: Routine): Reps => reps ?? USUAL_REPS;
