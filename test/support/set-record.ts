import type { SessionRecord } from '../../src/core/session-record.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { readingsWith } from '../draw/people.ts';

/** Frames of somebody who turns out, ten a second, but for what is given. */
export const framesOf = (n: number, given: Partial<SessionRecord['frames'][number]> = {}): SessionRecord['frames'] =>
  Array.from({ length: n }, (_, i) => ({
    t: i / 10,
    seen: true,
    step: 'turn-out',
    moving: 'none',
    readings: readingsWith(),
    ...given,
  }));

/** The record of ten faultless seconds with one repetition, but for what is given. */
export const setRecord = (given: Partial<SessionRecord> = {}): SessionRecord => ({
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
  frames: framesOf(100),
  events: [{ kind: 'rep', t0: 1, t1: 8, index: 1 }],
  findings: [],
  cues: [],
  rom: {},
  timing: { estimateMs: { p50: 60, p95: 80 }, coreMs: { p50: 0.2, p95: 0.4 }, framesDropped: 0 },
  ...given,
});
