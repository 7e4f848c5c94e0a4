import type { Side } from '../landmarks.ts';
import type { Rule } from '../routine.ts';
import { KEPT } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** A pivot that was faster, at its fastest, than `limit` degrees a second. Told when the pivot is over. */
export const watchPivotSpeed = (rule: Extract<Rule, { kind: 'pivot-speed' }>, side: Side): RuleWatch => ({
  rule,
  side,
  advance({ pivots }) {
    const fast = pivots.find((pivot) => pivot.foot === side && pivot.peakSpeed > rule.limit);
    if (!fast) return KEPT;
    return {
      state: 'broken',
      value: fast.peakSpeed,
      excess: fast.peakSpeed,
      halfWidth95: null,
      threshold: rule.limit,
      since: fast.t0,
    };
  },
});
