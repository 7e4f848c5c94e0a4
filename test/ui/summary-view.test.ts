import { expect, test } from 'vitest';
import type { FindingRecord, SessionRecord } from '../../src/core/session-record.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { clock, summaryView } from '../../src/ui/view/summary-view.ts';
import { readingsWith } from '../draw/people.ts';

const frames = (n: number, given: Partial<SessionRecord['frames'][number]> = {}): SessionRecord['frames'] =>
  Array.from({ length: n }, (_, i) => ({
    t: i / 10,
    seen: true,
    step: 'turn-out',
    moving: 'none',
    readings: readingsWith(),
    ...given,
  }));

const record = (given: Partial<SessionRecord> = {}): SessionRecord => ({
  format: 'plumbline-session',
  version: 1,
  app: { version: '0.1.0' },
  pose: { runtime: 'mediapipe', model: 'lite', weightsSha256: '', accelerator: 'cpu', smoothing: false },
  source: { kind: 'demo', name: 'Demo', width: 640, height: 480, fps: 30, frames: 100, duration: 10 },
  subject: null,
  calibration: {
    ok: true,
    from: 0,
    to: 2,
    roll: 0,
    pitch: 0,
    cameraHeight: 0.9,
    distance: 2.5,
    focalPx: 900,
    footLength: { left: 0.2, right: 0.2 },
  },
  recalibrations: [],
  routine: { id: routine.id, version: 1 },
  frames: frames(100),
  events: [{ kind: 'rep', t0: 1, t1: 8, index: 1 }],
  findings: [],
  cues: [],
  rom: {},
  timing: { estimateMs: { p50: 60, p95: 80 }, coreMs: { p50: 0.2, p95: 0.4 }, framesDropped: 0 },
  ...given,
});

const tilted = (given: Partial<FindingRecord> = {}): FindingRecord => ({
  rule: 'pelvis-dropped',
  step: 'turn-in',
  t0: 4,
  t1: 5.5,
  peak: -8,
  halfWidth95: 1.6,
  threshold: 4,
  firstCueAt: 4.4,
  ...given,
});

test('a set without a picture says so, and offers nothing to save', () => {
  expect(summaryView(null, routine)).toMatchObject({
    empty: true,
    title: 'Nothing was recorded',
    good: [],
    work: null,
  });
});

test('a set in which nobody was seen praises nothing', () => {
  const view = summaryView(record({ frames: frames(50, { seen: false, step: null }), events: [] }), routine);
  expect(view.title).toBe('I saw nobody');
  expect(view.good).toEqual([]);
});

test('a person who was never measured is told how to be', () => {
  const view = summaryView(record({ calibration: { ok: false }, frames: frames(50, { step: null }) }), routine);
  expect(view.title).toBe('I could not measure you yet');
  expect(view.lead).toContain('hold still');
});

test('the one thing to work on is the gravest rule, with its worst value and interval', () => {
  const knee = tilted({ rule: 'knee-inside-foot', side: 'left', peak: 14, halfWidth95: 4, threshold: 10 });
  const { work, title } = summaryView(record({ findings: [tilted(), tilted({ t0: 7, t1: 8 }), knee] }), routine);
  expect(work).toMatchObject({ rule: 'knee-inside-foot', howMuch: 'Once, at most 14° ± 4' });
  expect(title).toBe('Left knee over your second toe.');
});

test('a weight’s worst and limit are counted from the middle', () => {
  const weight = (side: 'left' | 'right', peak: number) =>
    tilted({ rule: 'weight-shifted', side, peak, halfWidth95: 0.04, threshold: 0.06 });
  const { work, findings } = summaryView(record({ findings: [weight('left', 0.6), weight('right', 0.36)] }), routine);
  expect(work?.howMuch).toBe('Twice, at most 64 % ± 4');
  expect(findings[0]).toMatchObject({ worst: 'left 60 % ± 4', limit: '56 %' });
});

test('how often it happened is counted', () => {
  const { work } = summaryView(record({ findings: [tilted(), tilted({ t0: 7, t1: 8, peak: 5 })] }), routine);
  expect(work?.howMuch).toBe('Twice, at most 8° ± 2');
});

test('a finding in the list has step, time, value with interval, and limit', () => {
  const [row] = summaryView(record({ findings: [tilted()] }), routine).findings;
  expect(row).toMatchObject({
    time: '0:04',
    step: 'Turn in',
    worst: 'right high 8° ± 2',
    limit: '4°',
    lasted: '1.5 s',
  });
});

test('a rule that was broken is not among what went well', () => {
  const titles = (findings: readonly FindingRecord[]) =>
    summaryView(record({ findings }), routine).good.map(({ title }) => title);
  expect(titles([])).toContain('Belt level');
  expect(titles([tilted()])).not.toContain('Belt level');
});

test('what could not be seen for most of the set is not called good', () => {
  const readings = readingsWith({ 'pelvis-obliquity': { unseen: 'turned-away' } });
  const mostly = [...frames(70, { readings }), ...frames(30)];
  const titles = summaryView(record({ frames: mostly }), routine).good.map(({ title }) => title);
  expect(titles).not.toContain('Belt level');
  expect(titles).toContain('Belt square to the screen');
});

test('pivots are praised only where there were some', () => {
  const titles = summaryView(record(), routine).good.map(({ title }) => title);
  expect(titles).not.toContain('One foot at a time');
});

test('times before the person was measured are shown as not judged', () => {
  const early = frames(20, { step: null });
  const later = frames(80).map((frame) => ({ ...frame, t: frame.t + 2 }));
  const lane = summaryView(record({ frames: [...early, ...later] }), routine).lanes.at(-1);
  expect(lane).toMatchObject({ kind: 'unseen' });
  expect(lane?.spans[0]).toMatchObject({ from: 0, to: 0.2 });
});

test('clock times are minutes and seconds', () => {
  expect([0, 9.9, 69, 600].map(clock)).toEqual(['0:00', '0:09', '1:09', '10:00']);
});

test('a value that was measured without an interval is not shown; what it went beyond is', () => {
  const fast: FindingRecord = {
    ...tilted({ rule: 'too-fast', side: 'right', peak: 751, threshold: 400 }),
    halfWidth95: null,
  };
  const { work, findings } = summaryView(record({ findings: [fast] }), routine);
  expect(work?.howMuch).toBe('Once, faster than 400° a second');
  expect(findings[0]).toMatchObject({ worst: '', limit: '400° a second' });
});
