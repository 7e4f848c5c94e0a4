import * as v from 'valibot';
import type { SessionEntry } from '../core/session-parts.ts';
import { CALIBRATION, CUE, EVENT, FINDING, finite } from './record-schemas.ts';

/** A line of a session's log: an entry of its record, or how many pictures had been dropped by then. */
export type LogLine = SessionEntry | { readonly kind: 'dropped'; readonly count: number };

const LINE = v.variant('kind', [
  v.strictObject({ kind: v.literal('event'), event: EVENT }),
  v.strictObject({ kind: v.literal('finding'), finding: FINDING }),
  v.strictObject({ kind: v.literal('cue'), cue: CUE }),
  v.strictObject({ kind: v.literal('calibration'), calibration: CALIBRATION }),
  v.strictObject({ kind: v.literal('dropped'), count: finite }),
]);

/** A line's text, with the line's end that makes it whole. */
export const writeLine = (line: LogLine): string => `${JSON.stringify(line)}\n`;

/** What a log tells. A last line without an end was cut off and does not count, nor does one that is broken. */
export function readLog(log: string): { readonly entries: readonly SessionEntry[]; readonly framesDropped: number } {
  const entries: SessionEntry[] = [];
  let framesDropped = 0;
  for (const line of log.split('\n').slice(0, -1)) {
    const read = v.safeParse(LINE, parsed(line));
    if (!read.success) continue;
    if (read.output.kind === 'dropped') framesDropped = read.output.count;
    else entries.push(read.output);
  }
  return { entries, framesDropped };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
