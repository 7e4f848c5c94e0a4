import { otherSide, OUTWARD } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import type { PivotEvent } from '../moment.ts';
import { isSeen } from '../reading.ts';
import type { PivotDirection, Routine, Rule, Step } from '../routine.ts';
import type { Millis } from '../units.ts';
import { KEPT } from './watch.ts';
import type { RuleInput, RuleWatch } from './watch.ts';

/** A foot that was lifted this shortly before the other one turns was set down turned: its turn was a step. Milliseconds. */
const STEPPED = 1500;

/**
 * Turns that are too small to be told show afterwards, in where the feet point: this far from straight before the first pivot, or
 * from the foot that is said to turn first. Degrees; feet that stand still read within 4° of each other.
 */
const TURNED = { fromStraight: 12, fromOther: 6 };

/** Positive the way that `direction` goes. */
const along = (direction: PivotDirection, toeOut: number): number => (direction === 'external' ? toeOut : -toeOut);

/**
 * Pivots out of order on the way out: toes in before toes out, or the wrong foot first. Each foot's last direction is
 * remembered; the first foot of a pair is the one that turns away from the direction both had.
 */
export function watchPivotOrder(rule: Extract<Rule, { kind: 'pivot-order' }>, routine: Routine): RuleWatch {
  let last: Partial<Record<Side, PivotDirection>> = {};
  let stepped: Partial<Record<Side, Millis>> = {};
  const ordered = routine.steps.filter((step) => step.first !== undefined);
  const turnsOf = (step: Step): readonly PivotDirection[] =>
    (step.activity.pivots ?? []).map((pivot) => pivot.direction);
  const firstFor = (direction: PivotDirection) => ordered.find((step) => turnsOf(step).includes(direction))?.first;
  const begins = ordered[0] && turnsOf(ordered[0])[0];

  const isWrong = ({ foot, direction, t0, from }: PivotEvent, { turns, pivots, readings }: RuleInput): boolean => {
    const other = otherSide(foot);
    // Feet that turn together have no order; `both-moving` has its own word for them.
    if (turns.some((turn) => turn.foot === other) || pivots.some((pivot) => pivot.foot === other)) return false;
    const starts = last.left === undefined && last.right === undefined;
    if (starts && direction !== begins) return along(direction, -from) < TURNED.fromStraight;
    // Who steps where a turn belongs hears of that.
    if (t0 - (stepped[other] ?? Number.NEGATIVE_INFINITY) < STEPPED) return false;
    const leads = last[other] !== direction;
    const there = readings[`foot-yaw.${other}`];
    const turned = isSeen(there) && along(direction, OUTWARD[other] * there.value - from) > TURNED.fromOther;
    if (last[other] === undefined && turned) return false;
    return leads && last[foot] !== direction && firstFor(direction) === other;
  };

  return {
    rule,
    side: null,
    advance(input) {
      const { step, pivots, footsteps } = input;
      for (const { foot, t1 } of footsteps) stepped = { ...stepped, [foot]: t1 };
      if (step === routine.start || step === routine.completes) last = {};
      const isWatched = !rule.steps || rule.steps.includes(step);
      const wrong = isWatched && pivots.find((pivot) => isWrong(pivot, input));
      // Also in steps that are not watched: where the next one leads away from is what both feet did last.
      for (const pivot of pivots) last = { ...last, [pivot.foot]: pivot.direction };
      if (!wrong) return KEPT;
      return { state: 'broken', value: 1, excess: 1, halfWidth95: null, threshold: 0, since: wrong.t0 };
    },
  };
}
