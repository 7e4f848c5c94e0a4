import { describe, expect, test } from 'vitest';
import type { Cue, Finding, Moment, MovementEvent } from '../../src/core/moment.ts';
import { allUnseen } from '../../src/core/metrics/index.ts';
import { createReport } from '../../src/core/report.ts';
import type { ReportHeader } from '../../src/core/report.ts';
import { degrees, metres, millis, pixels } from '../../src/core/units.ts';
import { frameAt, standing } from './support/person.ts';
import { readingsOf, seen } from './support/readings.ts';

const HEADER: ReportHeader = {
  appVersion: '1.2.3',
  pose: { runtime: 'mediapipe', model: 'full', weightsSha256: 'ab', accelerator: 'cpu', smoothing: false },
  source: { kind: 'file', name: 'a.mp4', width: 640, height: 480, fps: 30 },
  height: metres(1.7),
  routine: { id: 'hip-rotation-walk-out', version: 1 },
};

const TIMING = { estimateMs: 40, coreMs: 1 };

const moment = (t: number, given: Partial<Moment> = {}): Moment => ({
  ...frameAt(t, null),
  calibration: { state: 'waiting', help: 'nobody' },
  readings: allUnseen('nobody'),
  moving: 'none',
  step: null,
  reps: 0,
  events: [],
  findings: [],
  cue: null,
  ...given,
});

const finding = (given: Partial<Finding>): Finding => ({
  rule: 'pelvis-turned',
  side: null,
  step: 'turn-out',
  t0: millis(1000),
  t1: millis(1500),
  peak: 12,
  halfWidth95: 5,
  threshold: 4,
  firstCueAt: null,
  open: true,
  ...given,
});

const cue = (since: number, given: Partial<Cue> = {}): Cue => ({
  rule: 'pelvis-turned',
  side: null,
  text: 'Belt to the screen',
  since: millis(since),
  ...given,
});

function recordOf(moments: readonly Moment[], header: Partial<ReportHeader> = {}, dropped = 0) {
  const report = createReport({ ...HEADER, ...header });
  for (const each of moments) report.add(each, TIMING);
  return report.finish(dropped);
}

describe('an empty session', () => {
  const record = recordOf([]);

  test('is a record like any other', () => {
    expect(record).toEqual({
      format: 'plumbline-session',
      version: 1,
      app: { version: '1.2.3' },
      pose: HEADER.pose,
      source: { ...HEADER.source, frames: 0, duration: 0 },
      subject: { height: 1.7 },
      calibration: { ok: false },
      recalibrations: [],
      routine: HEADER.routine,
      frames: [],
      events: [],
      findings: [],
      cues: [],
      rom: {},
      timing: { estimateMs: { p50: 0, p95: 0 }, coreMs: { p50: 0, p95: 0 }, framesDropped: 0 },
    });
  });

  test('holds nothing that JSON cannot carry', () => {
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
});

describe('the frames', () => {
  test('have times in seconds, exact to the microsecond', () => {
    const at = [0, 33.367, 66.733, 16_683.333];
    expect(recordOf(at.map((t) => moment(t))).frames.map(({ t }) => t)).toEqual([0, 0.033367, 0.066733, 16.683333]);
  });

  test('say whether somebody was seen, the step and what moved', () => {
    const given = { body: standing(), step: 'turn-in', moving: 'left' } as const;
    expect(
      recordOf([moment(0), moment(33, given)]).frames.map(({ seen: found, step, moving }) => [found, step, moving]),
    ).toEqual([
      [false, null, 'none'],
      [true, 'turn-in', 'left'],
    ]);
  });

  test('have readings to a ten-thousandth, and reasons as they are', () => {
    const readings = readingsOf({ 'pelvis-rotation': seen(1.234_567, 4.999_99) });
    const [frame] = recordOf([moment(0, { readings })]).frames;
    expect(frame!.readings['pelvis-rotation']).toEqual({ value: 1.2346, halfWidth95: 5 });
    expect(frame!.readings['foot-yaw.left']).toEqual({ unseen: 'hidden' });
  });

  test('are counted, and give the duration', () => {
    const { source, timing } = recordOf([moment(0), moment(500), moment(1500)], {}, 7);
    expect(source).toMatchObject({ frames: 3, duration: 1.5 });
    expect(timing).toEqual({ estimateMs: { p50: 40, p95: 40 }, coreMs: { p50: 1, p95: 1 }, framesDropped: 7 });
  });
});

describe('the neutral pose', () => {
  const calibration = {
    from: millis(400),
    to: millis(1600),
    focal: pixels(905),
    roll: degrees(0.3),
    pitch: degrees(-2),
    cameraHeight: metres(0.95),
    distance: metres(2.5),
    height: metres(1.7),
    heightGiven: true,
    footLength: { left: metres(0.21), right: metres(0.22) },
    neutral: standing(),
  } as const;

  test('is told with its times in seconds', () => {
    const ready = moment(1600, { calibration: { state: 'ready', calibration } });
    expect(recordOf([moment(0), ready]).calibration).toMatchObject({
      ok: true,
      from: 0.4,
      to: 1.6,
      roll: 0.3,
      pitch: -2,
      cameraHeight: 0.95,
      distance: 2.5,
      focalPx: 905,
      footLength: { left: 0.21, right: 0.22 },
    });
  });

  test('that never came is told as such', () => {
    expect(recordOf([moment(0, { calibration: { state: 'measuring', progress: 0.9 } })]).calibration).toEqual({
      ok: false,
    });
  });
});

describe('events', () => {
  const pause: MovementEvent = { kind: 'pause', t0: millis(4000), t1: millis(6000) };
  const pivot: MovementEvent = {
    kind: 'pivot',
    t0: millis(2000.1234),
    t1: millis(3000),
    foot: 'left',
    about: 'heel',
    direction: 'external',
    from: degrees(0.123_456),
    to: degrees(35.987_654),
    peakSpeed: 61.27,
  };

  test('have their times in seconds and their numbers rounded', () => {
    expect(recordOf([moment(3200, { events: [pivot] })]).events).toEqual([
      {
        kind: 'pivot',
        t0: 2.000123,
        t1: 3,
        foot: 'left',
        about: 'heel',
        direction: 'external',
        from: 0.12,
        to: 35.99,
        peakSpeed: 61.3,
      },
    ]);
  });

  test('come in the order in which they began, not in which they were told', () => {
    const told = [moment(6000, { events: [pause] }), moment(6100, { events: [pivot] })];
    expect(recordOf(told).events.map(({ kind }) => kind)).toEqual(['pivot', 'pause']);
  });
});

describe('findings', () => {
  test('that grow are one row, the last copy of them', () => {
    const grown = [
      moment(1500, { findings: [finding({ peak: 9 })] }),
      moment(1600, { findings: [finding({ peak: 14, t1: millis(1600) })] }),
      moment(1700, { findings: [finding({ peak: 14, t1: millis(1600), firstCueAt: millis(1550), open: false })] }),
    ];
    expect(recordOf(grown).findings).toEqual([
      {
        rule: 'pelvis-turned',
        step: 'turn-out',
        t0: 1,
        t1: 1.6,
        peak: 14,
        halfWidth95: 5,
        threshold: 4,
        firstCueAt: 1.55,
      },
    ]);
  });

  test('of another time or side are rows of their own, in the order in which they began', () => {
    const rows = recordOf([
      moment(9000, {
        findings: [
          finding({ t0: millis(8000) }),
          finding({ side: 'left' }),
          finding({ side: 'right', t0: millis(900) }),
        ],
      }),
    ]).findings;
    expect(rows.map(({ side, t0 }) => [side, t0])).toEqual([
      ['right', 0.9],
      ['left', 1],
      [undefined, 8],
    ]);
  });
});

describe('cues', () => {
  test('are told once, in the frame in which they came up', () => {
    const moments = [1000, 1033, 1066].map((t) => moment(t, { cue: cue(1000) }));
    expect(recordOf(moments).cues).toMatchObject([{ t: 1, rule: 'pelvis-turned', text: 'Belt to the screen' }]);
  });

  test('keep their side', () => {
    const said = cue(1000, { rule: 'knee-inside-foot', side: 'left', text: 'Left knee over your second toe' });
    expect(recordOf([moment(1000, { cue: said })]).cues[0]).toMatchObject({ side: 'left' });
  });
});

test('a person of unknown height is no subject', () => {
  expect(recordOf([], { height: null }).subject).toBeNull();
});

test('the record may be asked for before the end, and goes on', () => {
  const report = createReport(HEADER);
  report.add(moment(0), TIMING);
  const early = report.finish(0);
  report.add(moment(33), TIMING);
  expect(early.source.frames).toBe(1);
  expect(report.finish(0).source.frames).toBe(2);
  expect(report.finish(0).frames).toHaveLength(2);
});

// Known: the record shares its list of frames and cues with the report, which goes on filling them.
test('a record that was asked for early does not grow afterwards', () => {
  const report = createReport(HEADER);
  report.add(moment(0), TIMING);
  const early = report.finish(0);
  report.add(moment(33), TIMING);
  expect(early.frames).toHaveLength(1);
});
