import { withHindsight } from '../core/hindsight.ts';
import type { Frame } from '../core/frame.ts';
import { createReport } from '../core/report.ts';
import type { ReportHeader } from '../core/report.ts';
import type { Routine, Rule } from '../core/routine.ts';
import { createSession } from '../core/session.ts';
import type { Settings } from '../core/session.ts';
import { millis } from '../core/units.ts';
import type { Weights } from '../core/learned/model.ts';
import type { FindingRecord, SessionRecord } from '../core/session-record.ts';

/** With what a stored track is scored once more. */
export interface RescoreOptions {
  /** The record that there is; what it says of pictures and estimator holds on. */
  readonly record: SessionRecord;
  readonly settings: Settings;
  /** Of the network that saw the frames. */
  readonly correction: Weights;
  /** The routine to hold it against, with the limits that are wanted. */
  readonly routine: Routine;
  /** Of the app that scores now. */
  readonly appVersion: string;
}

/** Takes stored frames in, in order, and gives the new record. */
export interface Rescoring {
  add(frame: Frame): void;
  finish(): SessionRecord;
}

/** Scores stored frames once more, by this version of the engine. */
export function rescore({ record, settings, correction, routine, appVersion }: RescoreOptions): Rescoring {
  const { pose, source, subject } = record;
  const { frames: _, duration: __, ...about } = source;
  const height = (subject?.height ?? null) as ReportHeader['height'];
  const ids = { id: routine.id, version: routine.version };
  const report = createReport({ appVersion, pose, source: about, height, routine: ids });
  const session = createSession(routine, settings, correction);
  return {
    add: (frame) => report.add(session.advance(frame), { estimateMs: 0, coreMs: 0 }),
    finish: () => ({ ...withHindsight(report.finish(record.timing.framesDropped), routine), timing: record.timing }),
  };
}

/** The routine with its limits for readings and for the speed of pivots as many times as wide. */
export const withLimits = (routine: Routine, times: number): Routine =>
  times === 1 ? routine : { ...routine, rules: routine.rules.map((rule) => widened(rule, times)) };

function widened(rule: Rule, times: number): Rule {
  if (rule.kind === 'limit') return { ...rule, limit: rule.limit * times, clear: rule.clear * times };
  if (rule.kind === 'pivot-speed') return { ...rule, limit: rule.limit * times };
  return rule.kind === 'pivot-time' ? { ...rule, least: millis(rule.least / times) } : rule;
}

/** One form error as it was told then, and as it is told now; null: not at all. */
export interface FindingPair {
  readonly then: FindingRecord | null;
  readonly now: FindingRecord | null;
}

/** Findings this far apart may still be of one error: another version notices it sooner or later. Seconds. */
const NEAR = 0.5;

/** Findings of two records of the same session, each beside the one of the same error in the other, by time. */
export function pairFindings(then: readonly FindingRecord[], now: readonly FindingRecord[]): readonly FindingPair[] {
  const left = new Set(now);
  const pairs: FindingPair[] = then.map((one) => {
    const match = [...left].find((other) => isSame(one, other)) ?? null;
    if (match) left.delete(match);
    return { then: one, now: match };
  });
  for (const one of left) pairs.push({ then: null, now: one });
  return pairs.toSorted((a, b) => beginOf(a) - beginOf(b));
}

const isSame = (a: FindingRecord, b: FindingRecord): boolean =>
  a.rule === b.rule && a.side === b.side && a.t0 - NEAR <= b.t1 && b.t0 - NEAR <= a.t1;

const beginOf = ({ then, now }: FindingPair): number => Math.min(then?.t0 ?? Infinity, now?.t0 ?? Infinity);
