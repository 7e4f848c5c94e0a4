import { expect, test } from 'vitest';
import { withDispute } from '../../src/core/dispute.ts';
import { findingKey } from '../../src/core/report.ts';
import type { FindingRecord } from '../../src/core/session-record.ts';
import { rangeOfMotion } from '../../src/routines/range-of-motion.ts';
import { setRecord } from '../support/set-record.ts';
import { framesOf, recordOf, turnAndBack } from './rom/support/script.ts';

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
  const answered = withDispute(record, findingKey(tilted(4)), true, null);
  expect(answered.findings).toEqual([tilted(1), { ...tilted(4), disputed: true }]);
});

test('taking the answer back leaves the record as it was', () => {
  const record = setRecord({ findings: [tilted(1)] });
  const key = findingKey(tilted(1));
  expect(withDispute(withDispute(record, key, true, null), key, false, null)).toEqual(record);
});

test('a hold that was spoilt by what the person disputes counts again, and no longer when they take it back', () => {
  const turned: FindingRecord = { ...tilted(10), rule: 'pelvis-turned', step: 'turn-out', peak: 9 };
  const frames = framesOf({ right: [30, 50].flatMap((to) => turnAndBack(to)) });
  const { id, version } = rangeOfMotion;
  const record = { ...recordOf(frames, { findings: [turned] }), routine: { id, version } };
  const key = findingKey(turned);
  const disputed = withDispute(record, key, true, rangeOfMotion);
  expect(disputed.rom['turnout.right']!.external).toBeCloseTo(40, 0);
  expect(withDispute(disputed, key, false, rangeOfMotion).rom['turnout.right']!.external).toBeCloseTo(30, 0);
  expect(withDispute({ ...record, routine: { id: 'another', version } }, key, true, rangeOfMotion).rom).toEqual({});
});
