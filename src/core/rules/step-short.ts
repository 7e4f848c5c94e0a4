import type { Routine, Rule } from '../routine.ts';
import { stepById } from '../steps.ts';
import type { Millis } from '../units.ts';
import { KEPT } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** A step was over sooner than its `hold`, or else its tempo, asks for. Told when the next one begins. Seconds. */
export function watchStepShort(rule: Extract<Rule, { kind: 'step-short' }>, routine: Routine): RuleWatch {
  const { hold, tempo } = stepById(routine, rule.step);
  const least = hold ?? tempo?.least ?? 0;
  let since: Millis | null = null;
  return {
    rule,
    side: null,
    advance({ step, began }) {
      if (step === rule.step) {
        since ??= began;
        return KEPT;
      }
      const from = since;
      since = null;
      if (from === null || began - from >= least) return KEPT;
      const lasted = (began - from) / 1000;
      const excess = least - (began - from);
      return { state: 'broken', value: lasted, excess, halfWidth95: null, threshold: least / 1000, since: from };
    },
  };
}
