import { isSeen } from '../reading.ts';
import type { Rule } from '../routine.ts';
import type { Millis } from '../units.ts';
import { ONE_SIDED } from './limit.ts';
import { KEPT, NOT_SEEN, UNSURE } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** Both knees together are certainly less bent than `least`, for `hold`. Counted from when that began. */
export function watchKneesStraight(rule: Extract<Rule, { kind: 'knees-straight' }>): RuleWatch {
  let since: Millis | null = null;
  return {
    rule,
    side: null,
    advance({ t, step, readings }) {
      const left = readings['knee-flexion.left'];
      const right = readings['knee-flexion.right'];
      if (!isSeen(left) || !isSeen(right)) return NOT_SEEN;
      const value = (left.value + right.value) / 2;
      const halfWidth95 = Math.hypot(left.halfWidth95, right.halfWidth95) / 2;
      if (value + ONE_SIDED * halfWidth95 >= rule.least || rule.steps?.includes(step) === false) {
        since = null;
        return value >= rule.least ? KEPT : UNSURE;
      }
      since ??= t;
      if (t - since < rule.hold) return UNSURE;
      return { state: 'broken', value, excess: rule.least - value, halfWidth95, threshold: rule.least, since };
    },
  };
}
