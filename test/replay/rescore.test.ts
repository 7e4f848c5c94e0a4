import { describe, expect, test } from 'vitest';
import { withDispute } from '../../src/core/dispute.ts';
import { withHindsight } from '../../src/core/hindsight.ts';
import { createReport, findingKey } from '../../src/core/report.ts';
import type { FindingRecord, SessionRecord } from '../../src/core/session-record.ts';
import { createTrack, TrackError } from '../../src/core/track.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { caseText, parseCase, stillTold } from '../../src/replay/disputed-case.ts';
import { pairFindings, rescore, withLimits } from '../../src/replay/rescore.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { recordedMoments, settingsOf, trackOf } from '../core/support/recorded.ts';

const { pose, source, frames } = trackOf('body');
const settings = settingsOf('body');
const ids = { id: routine.id, version: routine.version };

function record(): SessionRecord {
  const report = createReport({ appVersion: '0.1.0', pose, source, height: settings.height!, routine: ids });
  for (const moment of recordedMoments('body')) report.add(moment, { estimateMs: 60, coreMs: 1 });
  return withHindsight(report.finish(4), routine);
}
const RECORD = record();

function rescored(times: number): SessionRecord {
  const scoring = rescore({
    record: RECORD,
    settings,
    correction: CORRECTIONS.full,
    routine: withLimits(routine, times),
    appVersion: '0.1.0',
  });
  for (const frame of frames) scoring.add(frame);
  return scoring.finish();
}

describe('a session scored again', () => {
  test('by the same version with the same limits is the same, to the last field', () => {
    expect(rescored(1)).toEqual(RECORD);
  });

  test('with limits twice as wide has fewer findings, and the same readings', () => {
    const wider = rescored(2);
    expect(wider.findings.length).toBeLessThan(RECORD.findings.length);
    expect(wider.frames.map(({ readings }) => readings)).toEqual(RECORD.frames.map(({ readings }) => readings));
  });
});

describe('findings of two scores', () => {
  const [first] = RECORD.findings as [FindingRecord];

  test('stand beside each other where they are of the same error', () => {
    const later = { ...first, t0: first.t0 + 0.3, t1: first.t1 + 0.3 };
    expect(pairFindings([first], [later])).toEqual([{ then: first, now: later }]);
  });

  test('stand alone where only one of the scores tells them', () => {
    const other = { ...first, t0: first.t1 + 5, t1: first.t1 + 6 };
    expect(pairFindings([first], [other])).toEqual([
      { then: first, now: null },
      { then: null, now: other },
    ]);
  });

  test('are each used once', () => {
    const again = { ...first, t0: first.t0 + 0.1 };
    expect(pairFindings([first, again], [first])).toEqual([
      { then: first, now: first },
      { then: again, now: null },
    ]);
  });
});

describe('a case of disputed findings', () => {
  const track = createTrack({ pose, source, measured: { appVersion: '0.1.0', settings, routine: ids } });
  for (const frame of frames) track.add(frame);
  const [finding] = RECORD.findings;
  const disputed = withDispute(RECORD, findingKey(finding!), true, null);

  test('is not made where nothing was disputed', () => {
    expect(caseText(RECORD, track.toJson())).toBeNull();
  });

  test('holds this version to what the person said, and is passed by one that no longer tells it', () => {
    const read = parseCase(caseText(disputed, track.toJson())!);
    expect(read.disputed).toEqual([{ ...finding, disputed: true }]);
    expect(stillTold(read, routine, CORRECTIONS.full)).toEqual(read.disputed);
    const without = { ...routine, rules: routine.rules.filter(({ id }) => id !== finding!.rule) };
    expect(stillTold(read, without, CORRECTIONS.full)).toEqual([]);
  });

  test('is refused where it is something else, or cut off', () => {
    expect(() => parseCase(track.toJson())).toThrow(TrackError);
    expect(() => parseCase(caseText(disputed, track.toJson())!.slice(0, -9))).toThrow(/cut off/);
  });
});
