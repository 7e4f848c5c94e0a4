import type { Side } from '../landmarks.ts';
import { isSeen } from '../reading.ts';
import type { MetricId, Readings } from '../reading.ts';
import type { Rule } from '../routine.ts';
import type { Millis } from '../units.ts';
import { KEPT, NOT_SEEN, UNSURE } from './watch.ts';
import type { RuleWatch } from './watch.ts';

type LimitRule = Extract<Rule, { kind: 'limit' }>;

/** One-sided 95 % of a normal distribution, as a share of the two-sided half width: 1.645 / 1.96. */
export const ONE_SIDED = 0.839;

/** A reading that cannot be told for longer than this has to show anew what it showed before. Milliseconds. */
const GAP = 500;
/** Of the time that an error must last, so much at least has to be seen. */
const SEEN_OF_HOLD = 0.5;

/**
 * A reading beyond a limit: broken once it has been beyond it for `hold`, with a chance of more than 95 % given the
 * reading's interval; kept once it is back within `clear`. A reading that cannot be told breaks nothing, and for a moment
 * ends nothing either: the error of a knee that straightens on its way is the same one when it bends again.
 */
export function watchLimit(rule: LimitRule, side: Side | null): RuleWatch {
  const metric = (rule.sided ? `${rule.metric}.${side}` : rule.metric) as MetricId;
  let since: Millis | null = null;
  /** When it was beyond the limit last, and how long it has been seen there. */
  let last = Number.NEGATIVE_INFINITY;
  let seen = 0;
  let gap = false;
  return {
    rule,
    side,
    advance({ t, readings }) {
      const reading = readings[metric];
      if (!isSeen(reading)) {
        gap = true;
        if (t - last > GAP) since = null;
        return NOT_SEEN;
      }
      const { value, halfWidth95 } = reading;
      const off = value - ((!rule.sided && rule.around) || 0);
      const excess = beyond(rule.beyond, off, rule.limit);
      if (excess <= ONE_SIDED * halfWidth95 || isTakenAlong(rule, value, readings)) {
        since = null;
        return beyond(rule.beyond, off, rule.clear) < 0 ? KEPT : UNSURE;
      }
      if (since === null) seen = 0;
      else if (!gap) seen += t - last;
      since ??= t;
      last = t;
      gap = false;
      if (t - since < rule.hold || seen < SEEN_OF_HOLD * rule.hold) return UNSURE;
      const broken = { state: 'broken', value, excess, halfWidth95, threshold: rule.limit, since } as const;
      return !rule.sided && rule.namesSide ? { ...broken, side: off > 0 ? 'left' : 'right' } : broken;
    },
  };
}

/** Whether the value may be no more than what goes along with the metric that the rule tells it apart from. */
function isTakenAlong(rule: LimitRule, value: number, readings: Readings): boolean {
  if (rule.sided || !rule.apartFrom) return false;
  const other = readings[rule.apartFrom.metric];
  return !isSeen(other) || Math.abs(value) <= (Math.sign(value) * rule.apartFrom.percent * other.value) / 100;
}

/** How far a value lies beyond a limit in the direction that the rule watches; negative within. */
function beyond(direction: LimitRule['beyond'], value: number, limit: number): number {
  if (direction === 'either') return Math.abs(value) - limit;
  return direction === 'above' ? value - limit : limit - value;
}
