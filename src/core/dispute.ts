import { findingKey } from './report.ts';
import { assessRange } from './rom/assess.ts';
import type { Routine } from './routine.ts';
import type { FindingRecord, SessionRecord } from './session-record.ts';

/**
 * The record with one finding marked as wrong by the person, or no longer so. Readings stay as they are; the range of
 * motion is told anew, as a hold that a finding spoilt may count now. `routine`: the one that it is of; null where
 * nobody knows it any more.
 */
export function withDispute(
  record: SessionRecord,
  key: string,
  isWrong: boolean,
  routine: Routine | null,
): SessionRecord {
  const answered = (finding: FindingRecord): FindingRecord => {
    if (findingKey(finding) !== key) return finding;
    const { disputed: _, ...rest } = finding;
    return isWrong ? { ...rest, disputed: true } : rest;
  };
  const told = { ...record, findings: record.findings.map(answered) };
  return routine?.checks && routine.id === record.routine.id ? { ...told, rom: assessRange(told, routine) } : told;
}
