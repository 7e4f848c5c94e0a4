import * as v from 'valibot';
import type { SessionEntry } from '../core/session-parts.ts';
import type { TimingRecord } from '../core/session-record.ts';
import { CALIBRATION, CUE, EVENT, FINDING, finite, TIMING } from './record-schemas.ts';

/**
 * A line of a session's log: an entry of its record, or how many pictures had been dropped by then; for a session that
 * was taken in from a file, how long its frames took, which its rows do not know.
 */
export type LogLine =
  | SessionEntry
  | { readonly kind: 'dropped'; readonly count: number }
  | { readonly kind: 'timing'; readonly timing: TimingRecord };

const LINE = v.variant('kind', [
  v.strictObject({ kind: v.literal('event'), event: EVENT }),
  v.strictObject({ kind: v.literal('finding'), finding: FINDING }),
  v.strictObject({ kind: v.literal('cue'), cue: CUE }),
  v.strictObject({ kind: v.literal('calibration'), calibration: CALIBRATION }),
  v.strictObject({ kind: v.literal('dropped'), count: finite }),
  v.strictObject({ kind: v.literal('timing'), timing: TIMING }),
]);

/** A line's text, with the line's end that makes it whole. */
export const writeLine = (line: LogLine): string => `${JSON.stringify(line)}\n`;

/** What a log tells besides its entries. */
export interface SessionLog {
  readonly entries: readonly SessionEntry[];
  readonly framesDropped: number;
  readonly timing: TimingRecord | null;
}

/** What a log tells. A last line without an end was cut off and does not count, nor does one that is broken. */
export function readLog(log: string): SessionLog {
  const entries: SessionEntry[] = [];
  let framesDropped = 0;
  let timing: TimingRecord | null = null;
  for (const line of log.split('\n').slice(0, -1)) {
    const read = v.safeParse(LINE, parsed(line));
    if (!read.success) continue;
    if (read.output.kind === 'dropped') framesDropped = read.output.count;
    else if (read.output.kind === 'timing') timing = read.output.timing;
    else entries.push(read.output);
  }
  return { entries, framesDropped, timing };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
