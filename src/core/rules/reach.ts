import { isSeen, METRICS } from '../reading.ts';
import type { Seen } from '../reading.ts';
import type { Rule, UnsidedMetric } from '../routine.ts';
import type { Millis } from '../units.ts';
import { ONE_SIDED } from './limit.ts';
import { KEPT, NOT_SEEN, UNSURE } from './watch.ts';
import type { RuleInput, RuleWatch } from './watch.ts';

const isUnsided = (metric: ReachRule['metric']): metric is UnsidedMetric => metric in METRICS;

type ReachRule = Extract<Rule, { kind: 'reach' }>;

/** Both sides taken together surely stayed below `least` while the steps of `during` lasted. Told when they are over. */
export function watchReach(rule: ReachRule): RuleWatch {
  let furthest: (Seen & { readonly t: Millis }) | null = null;
  let inside = false;
  return {
    rule,
    side: null,
    advance(input) {
      const before = furthest;
      if (rule.during.includes(input.step)) {
        const now = bothTogether(rule, input);
        if (!inside) furthest = null;
        inside = true;
        if (now && (!furthest || now.value > furthest.value)) furthest = { ...now, t: input.t };
        return UNSURE;
      }
      if (!inside) return KEPT;
      inside = false;
      if (!before) return NOT_SEEN;
      const { value, halfWidth95, t: since } = before;
      if (value + ONE_SIDED * halfWidth95 >= rule.least) return value >= rule.least ? KEPT : UNSURE;
      return { state: 'broken', value, excess: rule.least - value, halfWidth95, threshold: rule.least, since };
    },
  };
}

function bothTogether({ metric }: ReachRule, { readings }: RuleInput): Seen | null {
  if (isUnsided(metric)) {
    const reading = readings[metric];
    return isSeen(reading) ? reading : null;
  }
  const left = readings[`${metric}.left`];
  const right = readings[`${metric}.right`];
  if (!isSeen(left) || !isSeen(right)) return null;
  return {
    value: (left.value + right.value) / 2,
    // What both sides get wrong alike does not cancel: the interval is as wide as one side's.
    halfWidth95: Math.max(left.halfWidth95, right.halfWidth95),
  };
}
