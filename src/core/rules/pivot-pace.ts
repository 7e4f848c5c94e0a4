import type { Side } from '../landmarks.ts';
import type { PivotEvent } from '../moment.ts';
import type { Rule } from '../routine.ts';
import { KEPT } from './watch.ts';
import type { RuleWatch } from './watch.ts';

type PaceRule = Extract<Rule, { kind: 'pivot-speed' | 'pivot-time' }>;

/** A pivot that went too fast, or was done too soon. Told when it is over, in degrees a second or in seconds. */
export const watchPivotPace = (rule: PaceRule, side: Side): RuleWatch => ({
  rule,
  side,
  advance({ pivots }) {
    const [first] = pivots
      .filter(({ foot }) => foot === side)
      .map((pivot) => ({ since: pivot.t0, ...paceOf(rule, pivot) }))
      .filter(({ excess }) => excess > 0);
    return first ? { state: 'broken', halfWidth95: null, ...first } : KEPT;
  },
});

function paceOf(rule: PaceRule, { peakSpeed, t0, t1 }: PivotEvent) {
  if (rule.kind === 'pivot-speed') return { value: peakSpeed, excess: peakSpeed - rule.limit, threshold: rule.limit };
  const took = t1 - t0;
  return { value: took / 1000, excess: rule.least - took, threshold: rule.least / 1000 };
}
