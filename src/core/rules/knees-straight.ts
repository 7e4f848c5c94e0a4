import { isSeen } from '../reading.ts';
import type { Rule } from '../routine.ts';
import type { Millis } from '../units.ts';
import { ONE_SIDED } from './limit.ts';
import { KEPT, NOT_SEEN, UNSURE } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** What was seen of a step so far. */
interface Bends {
  readonly since: Millis;
  readonly count: number;
  /** Mean bend of both knees, degrees. */
  readonly mean: number;
}

/**
 * Both knees together, on average since the step began and for `hold` at least, are certainly less bent than `least`.
 * Single frames say little of bends as small as these.
 */
export function watchKneesStraight(rule: Extract<Rule, { kind: 'knees-straight' }>): RuleWatch {
  let bends: Bends | null = null;
  return {
    rule,
    side: null,
    advance({ t, step, readings }) {
      const left = readings['knee-flexion.left'];
      const right = readings['knee-flexion.right'];
      if (rule.steps?.includes(step) === false) bends = null;
      if (!isSeen(left) || !isSeen(right)) return NOT_SEEN;
      if (rule.steps?.includes(step) === false) return KEPT;
      bends = withBend(bends, t, (left.value + right.value) / 2);
      const { since, mean: value } = bends;
      const halfWidth95 = Math.hypot(left.halfWidth95, right.halfWidth95) / 2;
      if (value >= rule.least) return KEPT;
      if (value + ONE_SIDED * halfWidth95 >= rule.least || t - since < rule.hold) return UNSURE;
      return { state: 'broken', value, excess: rule.least - value, halfWidth95, threshold: rule.least, since };
    },
  };
}

function withBend(before: Bends | null, t: Millis, bend: number): Bends {
  const { since, count, mean } = before ?? { since: t, count: 0, mean: 0 };
  return { since, count: count + 1, mean: mean + (bend - mean) / (count + 1) };
}
