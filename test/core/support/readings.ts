import { METRIC_IDS } from '../../../src/core/reading.ts';
import type { MetricId, Reading, Readings } from '../../../src/core/reading.ts';

/** A reading with its interval. */
export const seen = (value: number, halfWidth95 = 2): Reading => ({ value, halfWidth95 });

/** Readings of which only those given are told. */
export const readingsOf = (given: Partial<Record<MetricId, Reading>>): Readings =>
  Object.fromEntries(METRIC_IDS.map((id) => [id, given[id] ?? { unseen: 'hidden' }])) as Record<MetricId, Reading>;
