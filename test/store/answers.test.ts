import { expect, test } from 'vitest';
import { assembleRecord } from '../../src/core/report.ts';
import type { FindingRecord } from '../../src/core/session-record.ts';
import { millis } from '../../src/core/units.ts';
import { readLog, writeLine } from '../../src/store/session-log.ts';
import { setRecord } from '../support/set-record.ts';

const finding: FindingRecord = {
  rule: 'pelvis-dropped',
  step: 'turn-in',
  t0: millis(4),
  t1: millis(5),
  peak: -8,
  halfWidth95: 1.6,
  threshold: 4,
  firstCueAt: null,
};
const log = (...findings: FindingRecord[]): string =>
  findings.map((one) => writeLine({ kind: 'finding', finding: one })).join('');

const findingsIn = (text: string) => {
  const { pose, source, routine } = setRecord();
  const header = { appVersion: '', pose, source, routine, height: null };
  return assembleRecord(header, { frames: [], timings: [], ...readLog(text) }).findings;
};

test('an answer that was added to the log later is what counts', () => {
  expect(findingsIn(log(finding, { ...finding, disputed: true }))).toEqual([{ ...finding, disputed: true }]);
  expect(findingsIn(log(finding, { ...finding, disputed: true }, finding))).toEqual([finding]);
});

test('a range of motion that was told anew after an answer is what counts', () => {
  const { frames: _, ...whole } = setRecord();
  const rom = { 'stance-width': { value: 0.4, halfWidth95: 0.02 } };
  const text = writeLine({ kind: 'whole', whole }) + writeLine({ kind: 'rom', rom });
  expect(readLog(text).whole).toEqual({ ...whole, rom });
  expect(readLog(writeLine({ kind: 'rom', rom })).whole).toBeNull();
});
