import type { Rule } from '../routine.ts';
import type { Millis } from '../units.ts';
import { KEPT, NOT_SEEN, UNSURE } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** A hand has left the hip, where both were in the neutral pose, for longer than `hold`. */
export function watchHandsOff(rule: Extract<Rule, { kind: 'hands-off' }>): RuleWatch {
  let since: Millis | null = null;
  return {
    rule,
    side: null,
    advance({ t, hands }) {
      if (hands !== 'off-hips') {
        since = null;
        return hands === 'unseen' ? NOT_SEEN : KEPT;
      }
      since ??= t;
      const lasted = t - since;
      if (lasted < rule.hold) return UNSURE;
      return {
        state: 'broken',
        value: lasted / 1000,
        excess: lasted,
        halfWidth95: null,
        threshold: rule.hold / 1000,
        since,
      };
    },
  };
}
