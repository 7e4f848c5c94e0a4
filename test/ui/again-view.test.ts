import { expect, test } from 'vitest';
import type { FindingRecord } from '../../src/core/session-record.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { againView } from '../../src/ui/view/again-view.ts';
import { en } from '../../src/words/en/index.ts';
import { setRecord } from '../support/set-record.ts';

const finding: FindingRecord = {
  rule: 'pelvis-dropped',
  step: 'turn-in',
  t0: 4.2,
  t1: 5,
  peak: -8.2,
  halfWidth95: 1.6,
  threshold: 4,
  firstCueAt: null,
};

test('two scores stand beside each other, each with what it was scored by', () => {
  const then = { record: setRecord({ findings: [finding] }), routine, limits: 1 };
  const now = { record: { ...setRecord(), app: { version: '9.0.0' } }, routine, limits: 2 };
  const view = againView(then, now, [{ then: finding, now: null }], en);
  expect(view.then).toContain('0.1.0');
  expect(view.now).toMatch(/9\.0\.0.*2 times as wide/);
  expect(view.facts[0]).toEqual({ name: 'Repetitions', then: '1', now: '1' });
  expect(view.findings).toMatchObject([{ t0: 4.2, time: '0:04.2', now: null }]);
  expect(view.findings[0]!.then).toMatch(/8° ± 2/);
});
