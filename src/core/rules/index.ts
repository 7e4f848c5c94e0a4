import { SIDES } from '../landmarks.ts';
import type { Finding } from '../moment.ts';
import type { Routine, Rule } from '../routine.ts';
import type { Millis } from '../units.ts';
import { watchBothMoving } from './both-moving.ts';
import { watchFootstep } from './footstep.ts';
import { watchHandsOff } from './hands-off.ts';
import { watchKneesStraight } from './knees-straight.ts';
import { watchLimit } from './limit.ts';
import { watchPivotOrder } from './pivot-order.ts';
import { watchPivotPace } from './pivot-pace.ts';
import { watchReach } from './reach.ts';
import { watchStepShort } from './step-short.ts';
import { watchStepSkipped } from './step-skipped.ts';
import { NOT_SEEN } from './watch.ts';
import type { RuleInput, RuleWatch, Verdict } from './watch.ts';

/** A finding with the rule it comes from, for the coach. */
export interface RuleFinding {
  readonly rule: Rule;
  readonly finding: Finding;
  /** It ended in this frame because what it is about was seen to be right again. */
  readonly right?: boolean;
}

/** One watch for every rule, and for every side of a rule about sides. */
function makeWatches(routine: Routine): RuleWatch[] {
  return routine.rules.flatMap((rule): RuleWatch[] => {
    switch (rule.kind) {
      case 'limit':
        return rule.sided ? SIDES.map((side) => watchLimit(rule, side)) : [watchLimit(rule, null)];
      case 'both-moving':
        return [watchDense(watchBothMoving(rule))];
      case 'hands-off':
        return [watchHandsOff(rule)];
      case 'pivot-speed':
      case 'pivot-time':
        return SIDES.map((side) => watchDense(watchPivotPace(rule, side)));
      case 'footstep':
        return [watchFootstep(rule)];
      case 'knees-straight':
        return [watchKneesStraight(rule)];
      case 'reach':
        return [watchReach(rule)];
      case 'step-short':
        return [watchDense(watchStepShort(rule, routine))];
      case 'step-skipped':
        return [watchDense(watchStepSkipped(rule, routine))];
      case 'pivot-order':
        return [watchDense(watchPivotOrder(rule, routine))];
    }
  });
}

/** An error that cannot be seen any more is over after this long. Milliseconds. */
const DOUBT = 1000;

/** Whether an error stays open that was last certain `ago` milliseconds before. */
const lasts = ({ state }: Verdict, ago: number): boolean =>
  state === 'broken' || state === 'unsure' || (state === 'unseen' && ago <= DOUBT);

/** A rule about speed or order says nothing while frames come too far apart for it. */
const watchDense = (watch: RuleWatch): RuleWatch => ({
  ...watch,
  advance(input) {
    const verdict = watch.advance(input);
    return input.sparse ? NOT_SEEN : verdict;
  },
});

type Broken = Extract<Verdict, { state: 'broken' }>;

/** Turns verdicts into findings: one an episode, none while its rule cools down, none outside of its steps. */
class Episode {
  #finding: Finding | null = null;
  #over = Number.NEGATIVE_INFINITY;
  /** What was open in this frame ended because it was put right. */
  right = false;
  /** How far past its limit the open finding was at its worst. */
  #excess = 0;
  readonly #watch: RuleWatch;

  constructor(watch: RuleWatch) {
    this.#watch = watch;
  }

  get rule(): Rule {
    return this.#watch.rule;
  }

  /** The finding that is open, or that ended in this frame; null where there is none. */
  advance(input: RuleInput): Finding | null {
    const verdict = this.#watch.advance(input);
    const applies = !this.rule.steps || this.rule.steps.includes(input.step);
    if (verdict.state === 'broken' && applies) this.#extend(verdict, input);
    const finding = this.#finding;
    this.right = false;
    if (!finding || (applies && lasts(verdict, input.t - finding.t1))) return finding;
    this.right = applies && verdict.state === 'kept';
    return this.close(input.t);
  }

  #extend({ value, excess, halfWidth95, threshold, since, side }: Broken, { t, step }: RuleInput): void {
    const { rule } = this.#watch;
    const open = this.#finding;
    if (!open && t - this.#over < rule.cooldown) return;
    const about = side ?? this.#watch.side;
    const episode = open ?? { rule: rule.id, side: about, step, t0: since, threshold, firstCueAt: null, open: true };
    const worst = open && this.#excess >= excess ? open : { peak: value, halfWidth95 };
    this.#excess = open ? Math.max(this.#excess, excess) : excess;
    this.#finding = { ...episode, t1: t, peak: worst.peak, halfWidth95: worst.halfWidth95 };
  }

  /** Ends what is open, where it was last certain. */
  close(t: Millis): Finding | null {
    const finding = this.#finding;
    if (!finding) return null;
    this.#finding = null;
    this.#over = t;
    return { ...finding, open: false };
  }
}

/** Watches all rules of a routine. */
export class RuleBook {
  readonly #routine: Routine;
  #episodes: readonly Episode[];

  constructor(routine: Routine) {
    this.#routine = routine;
    this.#episodes = makeWatches(routine).map((watch) => new Episode(watch));
  }

  /** The findings that are open now, and those that ended in this frame. */
  advance(input: RuleInput): RuleFinding[] {
    return this.#tell((episode) => episode.advance(input));
  }

  /** Nothing was seen for a while: what was open ends, and nothing that was half seen before counts any more. */
  interrupt(t: Millis): RuleFinding[] {
    const ended = this.#tell((episode) => episode.close(t));
    this.#episodes = makeWatches(this.#routine).map((watch) => new Episode(watch));
    return ended;
  }

  #tell(of: (episode: Episode) => Finding | null): RuleFinding[] {
    return this.#episodes.flatMap((episode) => {
      const finding = of(episode);
      return finding ? [{ rule: episode.rule, finding, right: episode.right }] : [];
    });
  }
}
