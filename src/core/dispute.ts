import { findingKey } from './report.ts';
import type { FindingRecord, SessionRecord } from './session-record.ts';

/** The record with one finding marked as wrong by the person, or no longer so. Measured values stay as they are. */
export function withDispute(record: SessionRecord, key: string, isWrong: boolean): SessionRecord {
  const answered = (finding: FindingRecord): FindingRecord => {
    if (findingKey(finding) !== key) return finding;
    const { disputed: _, ...rest } = finding;
    return isWrong ? { ...rest, disputed: true } : rest;
  };
  return { ...record, findings: record.findings.map(answered) };
}
