import type { Routine, Rule } from '../routine.ts';
import { KEPT } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** A step begins although the one that belongs before it was left out in this repetition. */
export function watchStepSkipped(rule: Extract<Rule, { kind: 'step-skipped' }>, routine: Routine): RuleWatch {
  const visited = new Set<string>();
  return {
    rule,
    side: null,
    advance({ t, step }) {
      if (step === routine.start || step === routine.completes) visited.clear();
      const skipped = step === rule.before && !visited.has(rule.before) && !visited.has(rule.step);
      visited.add(step);
      return skipped ? { state: 'broken', value: 1, excess: 1, halfWidth95: null, threshold: 0, since: t } : KEPT;
    },
  };
}
