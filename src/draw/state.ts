import type { Moment } from '../core/moment.ts';
import { isSeen } from '../core/reading.ts';
import type { MetricId } from '../core/reading.ts';
import type { Routine } from '../core/routine.ts';
import { metricsOf } from '../core/watched.ts';

/** The four things that can be said of a reading. Where several apply, the first of this list is said. */
export const STATES = ['unknown', 'moving', 'attention', 'good'] as const;
export type ReadingState = (typeof STATES)[number];

/** What is to be said of one reading: cannot tell, its foot is turning, a form error is open on it, or good. */
export function stateOf(moment: Moment, routine: Routine, metric: MetricId): ReadingState {
  if (!isSeen(moment.readings[metric])) return 'unknown';
  if (turns(moment, metric)) return 'moving';
  return isFaulty(moment, routine, metric) ? 'attention' : 'good';
}

/** The most pressing state of several readings that are shown as one mark. */
export function worstOf(states: readonly ReadingState[]): ReadingState {
  return STATES.find((state) => states.includes(state)) ?? 'unknown';
}

const FOOT_METRICS: readonly string[] = ['foot-yaw', 'turnout'];

function turns(moment: Moment, metric: MetricId): boolean {
  const [name, side] = metric.split('.');
  if (!FOOT_METRICS.includes(name!)) return false;
  return moment.moving === 'both' || moment.moving === side || (side === 'total' && moment.moving !== 'none');
}

function isFaulty(moment: Moment, routine: Routine, metric: MetricId): boolean {
  return moment.findings.some((finding) => {
    const rule = routine.rules.find(({ id }) => id === finding.rule);
    return finding.open && rule !== undefined && metricsOf(rule, finding.side).includes(metric);
  });
}
