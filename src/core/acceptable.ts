import type { MetricId } from './reading.ts';
import type { Routine, Rule } from './routine.ts';

/** What a routine lets a metric be, in the metric's unit; infinite on a side that no rule watches. */
export interface AcceptableRange {
  readonly from: number;
  readonly to: number;
}

/** The narrowest range that the routine's rules ask of a metric; null where no rule watches it. */
export function acceptableRange(routine: Routine, metric: MetricId): AcceptableRange | null {
  const ranges = routine.rules.map((rule) => rangeOf(rule, metric)).filter((range) => range !== null);
  if (ranges.length === 0) return null;
  return { from: Math.max(...ranges.map(({ from }) => from)), to: Math.min(...ranges.map(({ to }) => to)) };
}

function rangeOf(rule: Rule, metric: MetricId): AcceptableRange | null {
  if (rule.kind !== 'limit') return null;
  const watched = rule.sided ? `${rule.metric}.${metric.split('.')[1]}` : rule.metric;
  if (watched !== metric) return null;
  const around = neutralOf(rule);
  return {
    from: { above: Number.NEGATIVE_INFINITY, below: around + rule.limit, either: around - rule.limit }[rule.beyond],
    to: rule.beyond === 'below' ? Number.POSITIVE_INFINITY : around + rule.limit,
  };
}

/** What a rule counts its limit from: half, for weight that is shared out; else zero. */
export const neutralOf = (rule: Rule): number => (rule.kind === 'limit' && !rule.sided ? (rule.around ?? 0) : 0);
