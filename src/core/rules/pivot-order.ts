import { otherSide } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import type { PivotEvent } from '../moment.ts';
import type { PivotDirection, Routine, Rule } from '../routine.ts';
import { KEPT } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/**
 * Pivots out of order on the way out: toes in before toes out, or the wrong foot first. Each foot's last direction is
 * remembered; the first foot of a pair is the one that turns away from the direction both had.
 */
export function watchPivotOrder(rule: Extract<Rule, { kind: 'pivot-order' }>, routine: Routine): RuleWatch {
  let last: Partial<Record<Side, PivotDirection>> = {};
  const expected = (direction: PivotDirection) =>
    routine.steps.find((step) => step.pivot?.direction === direction)?.pivot;
  const begins = routine.steps.find((step) => step.pivot)?.pivot?.direction;

  const isWrong = ({ foot, direction }: PivotEvent): boolean => {
    const starts = last.left === undefined && last.right === undefined;
    if (starts && direction !== begins) return true;
    const leads = last[otherSide(foot)] !== direction;
    return leads && last[foot] !== direction && expected(direction)?.first === otherSide(foot);
  };

  return {
    rule,
    side: null,
    advance({ step, pivots }) {
      if (step === routine.start || step === routine.completes) last = {};
      if (rule.steps && !rule.steps.includes(step)) return KEPT;
      const wrong = pivots.find(isWrong);
      for (const pivot of pivots) last = { ...last, [pivot.foot]: pivot.direction };
      if (!wrong) return KEPT;
      return { state: 'broken', value: 1, halfWidth95: null, threshold: 0, since: wrong.t0 };
    },
  };
}
