import { isSeen, METRIC_IDS, METRICS } from '../core/reading.ts';
import type { MetricId, Reading } from '../core/reading.ts';
import type { FrameRecord, SessionRecord } from '../core/session-record.ts';
import { csvText } from './csv.ts';

/** `0-1` would read as a subtraction in a column's name. */
const UNIT_SUFFIX = { deg: 'deg', m: 'm', leg: 'leg', '0-1': 'share' } as const;

const columnsOf = (id: MetricId): string[] => {
  const value = `${id}_${UNIT_SUFFIX[METRICS[id].unit]}`;
  return [value, `${value}_half_width_95`, `${id}_unseen`];
};

const cellsOf = (reading: Reading): string[] =>
  isSeen(reading) ? [String(reading.value), String(reading.halfWidth95), ''] : ['', '', reading.unseen];

const rowOf = ({ t, seen, step, moving, readings }: FrameRecord): string[] => [
  String(t),
  seen ? '1' : '0',
  step ?? '',
  moving,
  ...METRIC_IDS.flatMap((id) => cellsOf(readings[id])),
];

/**
 * The readings of a session as a table for spreadsheets: a row a frame; for each metric its value, the half width of its
 * 95 % interval, and, where it could not be told, the reason.
 */
export function metricsCsv(record: SessionRecord): string {
  const header = ['t_s', 'seen', 'step', 'moving', ...METRIC_IDS.flatMap(columnsOf)];
  return csvText([header, ...record.frames.map(rowOf)]);
}
