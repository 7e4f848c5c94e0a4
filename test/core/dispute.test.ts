import { expect, test } from 'vitest';
import { withDispute } from '../../src/core/dispute.ts';
import { findingKey } from '../../src/core/report.ts';
import type { FindingRecord } from '../../src/core/session-record.ts';
import { setRecord } from '../support/set-record.ts';

const tilted = (t0: number): FindingRecord => ({
  rule: 'pelvis-dropped',
  step: 'turn-in',
  t0,
  t1: t0 + 1,
  peak: -8,
  halfWidth95: 1.6,
  threshold: 4,
  firstCueAt: null,
});

test('one finding is marked as wrong, the others stay as they are', () => {
  const record = setRecord({ findings: [tilted(1), tilted(4)] });
  const answered = withDispute(record, findingKey(tilted(4)), true);
  expect(answered.findings).toEqual([tilted(1), { ...tilted(4), disputed: true }]);
});

test('taking the answer back leaves the record as it was', () => {
  const record = setRecord({ findings: [tilted(1)] });
  const key = findingKey(tilted(1));
  expect(withDispute(withDispute(record, key, true), key, false)).toEqual(record);
});
