import { expect, test } from 'vitest';
import { withHindsight } from '../../src/core/hindsight.ts';
import type { FindingRecord } from '../../src/core/session-record.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { recordOver } from './support.ts';

const RECORD = recordOver(routine, 'sequence');
const STEP = RECORD.events.find((event) => event.kind === 'step')!;
const OTHER = STEP.foot === 'left' ? 'right' : 'left';

/** What was told of a knee for a while. */
const knee = (
  side: 'left' | 'right',
  t0: number,
  t1: number,
  rule: FindingRecord['rule'] = 'knee-outside-foot',
): FindingRecord => ({
  rule,
  side,
  step: 'walk-in',
  t0,
  t1,
  peak: -14,
  halfWidth95: 8,
  threshold: -1.5,
  firstCueAt: null,
});
const left = (finding: FindingRecord) =>
  withHindsight({ ...RECORD, findings: [...RECORD.findings, finding] }, routine).findings.includes(finding);

test('a knee that was told against a foot in the air is forgotten', () => {
  expect(left(knee(STEP.foot, STEP.t0 - 0.1, STEP.t1 - 0.05))).toBe(false);
  expect(left(knee(STEP.foot, STEP.t0, STEP.t1, 'knee-inside-foot'))).toBe(false);
});

test('a knee that was off for longer than the foot was lifted is not, nor is the other one, nor what is no knee', () => {
  const long = 1.1 * (STEP.t1 - STEP.t0);
  expect(left(knee(STEP.foot, STEP.t0 - long, STEP.t1))).toBe(true);
  expect(left(knee(OTHER, STEP.t0, STEP.t1))).toBe(true);
  expect(left(knee(STEP.foot, STEP.t0, STEP.t1, 'stepping'))).toBe(true);
});
