import type { Side } from './landmarks.ts';
import { METRICS } from './reading.ts';
import type { MetricId } from './reading.ts';
import type { Rule, UnsidedMetric } from './routine.ts';

/** The metrics that a rule watches: one for the side that is asked for, or both where it takes both sides together. */
export function metricsOf(rule: Rule, side: Side | null): readonly MetricId[] {
  switch (rule.kind) {
    case 'limit':
      if (!rule.sided) return [rule.metric];
      return side ? [`${rule.metric}.${side}`] : [];
    case 'reach':
      return isUnsided(rule.metric) ? [rule.metric] : [`${rule.metric}.left`, `${rule.metric}.right`];
    case 'knees-straight':
      return ['knee-flexion.left', 'knee-flexion.right'];
    case 'both-moving':
    case 'hands-off':
    case 'pivot-speed':
    case 'pivot-time':
    case 'footstep':
    case 'step-skipped':
    case 'step-short':
    case 'pivot-order':
      return [];
  }
}

/** The metric in whose unit the values of a rule are told; null: it watches none. */
export const metricOf = (rule: Rule, side: Side | null): MetricId | null => metricsOf(rule, side)[0] ?? null;

const isUnsided = (metric: string): metric is UnsidedMetric => metric in METRICS;
