import type { CueRecord, EventRecord, FindingRecord, SessionRecord } from '../core/session-record.ts';
import { csvText } from './csv.ts';

/** Every column; a row leaves empty what its kind does not know. Units are in the names. */
const COLUMNS = [
  't0_s',
  't1_s',
  'kind',
  'id',
  'side',
  'step',
  'about',
  'direction',
  'from_deg',
  'to_deg',
  'peak_speed_deg_per_s',
  'lift_m',
  'repetition',
  'peak',
  'peak_half_width_95',
  'limit',
  'first_cue_s',
  'text',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/**
 * What was done, found and said, as a table for spreadsheets: a row a pivot, footstep, pause, bend, repetition, form
 * error (`finding`) and cue, by time. A peak is in the unit of what its rule watches (`docs/exports.md`).
 */
export function eventsCsv({ events, findings, cues }: SessionRecord): string {
  const rows: Row[] = [...events.map(eventRow), ...findings.map(findingRow), ...cues.map(cueRow)];
  const byTime = rows.toSorted((a, b) => Number(a.t0_s) - Number(b.t0_s));
  return csvText([COLUMNS, ...byTime.map((row) => COLUMNS.map((column) => String(row[column] ?? '')))]);
}

function eventRow(event: EventRecord): Row {
  const { kind, t0, t1 } = event;
  const times = { t0_s: t0, t1_s: t1, kind };
  if (event.kind === 'rep') return { ...times, repetition: event.index };
  if (event.kind === 'step') return { ...times, side: event.foot, lift_m: event.lift };
  if (event.kind !== 'pivot') return times;
  const { foot, about, direction, from, to, peakSpeed } = event;
  return { ...times, side: foot, about, direction, from_deg: from, to_deg: to, peak_speed_deg_per_s: peakSpeed };
}

const findingRow = ({ rule, side, step, t0, t1, peak, halfWidth95, threshold, firstCueAt }: FindingRecord): Row => ({
  t0_s: t0,
  t1_s: t1,
  kind: 'finding',
  id: rule,
  side: side ?? null,
  step,
  peak,
  peak_half_width_95: halfWidth95,
  limit: threshold,
  first_cue_s: firstCueAt,
});

const cueRow = ({ t, rule, side, text }: CueRecord): Row => ({
  t0_s: t,
  t1_s: t,
  kind: 'cue',
  id: rule,
  side: side ?? null,
  text,
});
