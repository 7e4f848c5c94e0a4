import * as v from 'valibot';
import { findingKey } from '../core/report.ts';
import type { RomRecord } from '../core/rom/record.ts';
import type { SessionEntry } from '../core/session-parts.ts';
import type { FindingRecord, SessionRecord } from '../core/session-record.ts';
import { CALIBRATION, CUE, EVENT, FINDING, finite, ROM, WHOLE } from './record-schemas.ts';

/**
 * A line of a session's log: an entry of its record, or how many pictures had been dropped by then; once the session is
 * over and was gone over with all of it known, what its record says then, and what the range of motion is after answers.
 */
export type LogLine =
  | SessionEntry
  | { readonly kind: 'dropped'; readonly count: number }
  | { readonly kind: 'rom'; readonly rom: RomRecord }
  | { readonly kind: 'whole'; readonly whole: Whole };

/** All of a record but its frames. */
export type Whole = Omit<SessionRecord, 'frames'>;

const LINE = v.variant('kind', [
  v.strictObject({ kind: v.literal('event'), event: EVENT }),
  v.strictObject({ kind: v.literal('finding'), finding: FINDING }),
  v.strictObject({ kind: v.literal('cue'), cue: CUE }),
  v.strictObject({ kind: v.literal('calibration'), calibration: CALIBRATION }),
  v.strictObject({ kind: v.literal('dropped'), count: finite }),
  v.strictObject({ kind: v.literal('rom'), rom: ROM }),
  v.strictObject({ kind: v.literal('whole'), whole: WHOLE }),
]);

/** A line's text, with the line's end that makes it whole. */
export const writeLine = (line: LogLine): string => `${JSON.stringify(line)}\n`;

/** What a log tells. */
export interface SessionLog {
  readonly entries: readonly SessionEntry[];
  readonly framesDropped: number;
  /** The record without its frames, where the session was gone over; with the answers that were given since. */
  readonly whole: Whole | null;
}

/** What a log tells. A last line without an end was cut off and does not count, nor does one that is broken. */
export function readLog(log: string): SessionLog {
  const entries: SessionEntry[] = [];
  let framesDropped = 0;
  let whole: Whole | null = null;
  for (const line of log.split('\n').slice(0, -1)) {
    // Checked and taken as it is: a copy might have its fields in another order, and be another text.
    const read = parsed(line);
    if (!v.is(LINE, read)) continue;
    if (read.kind === 'dropped') framesDropped = read.count;
    else if (read.kind === 'whole') whole = read.whole;
    else if (read.kind === 'rom') whole = whole && withRange(whole, read.rom);
    else entries.push(read);
    if (read.kind === 'finding' && whole) whole = withAnswer(whole, read.finding);
  }
  return { entries, framesDropped, whole };
}

/** Of lines about one finding, the last one counts. */
const withAnswer = (whole: Whole, finding: FindingRecord): Whole => ({
  ...whole,
  findings: whole.findings.map((one) => (findingKey(one) === findingKey(finding) ? finding : one)),
});

const withRange = (whole: Whole, rom: RomRecord): Whole => ({ ...whole, rom });

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
