import type { Routine, Rule } from '../routine.ts';
import type { Millis } from '../units.ts';
import { KEPT } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** A step begins although the one that belongs before it was left out in this repetition. */
export function watchStepSkipped(rule: Extract<Rule, { kind: 'step-skipped' }>, routine: Routine): RuleWatch {
  const visited = new Set<string>();
  let lastPivot: Millis | null = null;
  return {
    rule,
    side: null,
    advance({ step, began, pivots }) {
      if (step === routine.start || step === routine.completes) visited.clear();
      // The step that was left out would have stood where the last pivot ended.
      const since = lastPivot ?? began;
      const gone = rule.rest === undefined ? visited.has(rule.step) : began - since >= rule.rest;
      const skipped = step === rule.before && !visited.has(rule.before) && !gone;
      visited.add(step);
      lastPivot = pivots.at(-1)?.t1 ?? lastPivot;
      return skipped ? { state: 'broken', value: 1, excess: 1, halfWidth95: null, threshold: 0, since } : KEPT;
    },
  };
}
