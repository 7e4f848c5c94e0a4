import type { Side } from '../landmarks.ts';
import type { Rule } from '../routine.ts';
import { KEPT } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** A pivot that went from a tenth to nine tenths of its way in less than `least`. Told when it is over. Seconds. */
export const watchPivotTime = (rule: Extract<Rule, { kind: 'pivot-time' }>, side: Side): RuleWatch => ({
  rule,
  side,
  advance({ pivots }) {
    const quick = pivots.find(({ foot, t0, t1 }) => foot === side && t1 - t0 < rule.least);
    if (!quick) return KEPT;
    const took = quick.t1 - quick.t0;
    return {
      state: 'broken',
      value: took / 1000,
      excess: rule.least - took,
      halfWidth95: null,
      threshold: rule.least / 1000,
      since: quick.t0,
    };
  },
});
