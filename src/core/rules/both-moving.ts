import type { Rule } from '../routine.ts';
import type { Millis } from '../units.ts';
import { KEPT, UNSURE } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** Both feet turn at once for longer than `hold`: at the end of one pivot the next may just have begun. */
export function watchBothMoving(rule: Extract<Rule, { kind: 'both-moving' }>): RuleWatch {
  let since: Millis | null = null;
  return {
    rule,
    side: null,
    advance({ t, turns }) {
      if (turns.filter(({ turned }) => turned >= rule.atLeast).length < 2) {
        since = null;
        return KEPT;
      }
      since ??= t;
      if (t - since < rule.hold) return UNSURE;
      return { state: 'broken', value: (t - since) / 1000, halfWidth95: null, threshold: rule.hold / 1000, since };
    },
  };
}
