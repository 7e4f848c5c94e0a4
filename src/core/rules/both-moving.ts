import type { Rule } from '../routine.ts';
import type { Millis } from '../units.ts';
import { KEPT, UNSURE } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** Slower, a turn is at its end: the next foot may begin. Degrees a second. */
const UNDER_WAY = 20;

/** Both feet turn at once for longer than `hold`: at the end of one pivot the next may just have begun. */
export function watchBothMoving(rule: Extract<Rule, { kind: 'both-moving' }>): RuleWatch {
  let since: Millis | null = null;
  return {
    rule,
    side: null,
    advance({ t, turns }) {
      if (turns.filter(({ turned, speed }) => turned >= rule.atLeast && speed >= UNDER_WAY).length < 2) {
        since = null;
        return KEPT;
      }
      since ??= t;
      if (t - since < rule.hold) return UNSURE;
      return {
        state: 'broken',
        value: (t - since) / 1000,
        excess: t - since,
        halfWidth95: null,
        threshold: rule.hold / 1000,
        since,
      };
    },
  };
}
