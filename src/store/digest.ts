import { bestTurnout } from '../core/best-turnout.ts';
import { SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { Seen } from '../core/reading.ts';
import type { RuleId } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';

/** What a list of sessions says of one, so that it need not open it. */
export interface Digest {
  /** Seconds. */
  readonly duration: number;
  readonly frames: number;
  readonly reps: number;
  readonly pivots: number;
  /** The largest toe-out of each foot while it stood still; left out where it was never seen. */
  readonly turnout: Readonly<Partial<Record<Side, Seen>>>;
  /** Form errors that the person did not call wrong, and how often each came, most often first. */
  readonly findings: readonly { readonly rule: RuleId; readonly count: number }[];
}

/** Sums a session up. */
export function digestOf(record: SessionRecord): Digest {
  const { events, frames, source } = record;
  const findings = record.findings.filter(({ disputed }) => !disputed);
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const best = SIDES.map((side) => [side, bestTurnout(record, side)] as const);
  return {
    duration: source.duration,
    frames: frames.length,
    reps: events.filter(({ kind }) => kind === 'rep').length,
    pivots: events.filter(({ kind }) => kind === 'pivot').length,
    turnout: Object.fromEntries(best.filter(([, reading]) => reading !== null)),
    findings: rules
      .map((rule) => ({ rule, count: findings.filter((finding) => finding.rule === rule).length }))
      .toSorted((a, b) => b.count - a.count),
  };
}
