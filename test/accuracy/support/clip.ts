import type { Truth, TruthCamera, TruthFrame, TruthLeg, TruthPivot } from '../../../src/accuracy/truth.ts';
import type { Side } from '../../../src/core/landmarks.ts';
import { METRIC_IDS } from '../../../src/core/reading.ts';
import type { MetricId, Reading, Readings } from '../../../src/core/reading.ts';
import type { EventRecord, FindingRecord, FrameRecord, SessionRecord } from '../../../src/core/session-record.ts';

export const FPS = 10;

const STRAIGHT: TruthLeg = { footYaw: 0, kneeHeading: 0, kneeFlexion: 0, fppa: 0 };
const rad = (angle: number): number => (angle * Math.PI) / 180;

/** A camera 2 m in front of the subject, 1 m up, turned as asked (degrees), in the renderer's own terms. */
export function cameraTurned({ yaw = 0, pitch = 0, roll = 0 } = {}): TruthCamera {
  const [sy, cy, sp, cp] = [Math.sin(rad(yaw)), Math.cos(rad(yaw)), Math.sin(rad(pitch)), Math.cos(rad(pitch))];
  const forward = [sy * cp, sp, -cy * cp];
  const level = [cy, 0, sy];
  const below = [sy * sp, -cp, -cy * sp];
  const [s, c] = [Math.sin(rad(roll)), Math.cos(rad(roll))];
  const right = level.map((value, i) => c * value + s * below[i]!);
  const down = level.map((value, i) => -s * value + c * below[i]!);
  const R = [right, down, forward];
  const place = [0, 1, 2];
  return {
    intrinsics: { fx: 500 },
    extrinsics: { R, t: R.map((row) => -row.reduce((sum, value, i) => sum + value * place[i]!, 0)) },
  };
}

/** A person who stands still and straight, but for what is said. */
export function truthFrame(t: number, { left, right, ...given }: Changes = {}): TruthFrame {
  return {
    t,
    moving: 'none',
    pelvis: { yaw: 0, obliquity: 0 },
    trunk: { yawWorld: 0, leanLateral: 0, leanForward: 0 },
    stanceWidth_m: 0.3,
    comShare_left: 0.5,
    joints3d_cam: {},
    ...given,
    left: { ...STRAIGHT, ...left },
    right: { ...STRAIGHT, ...right },
  };
}
type Changes = Partial<Omit<TruthFrame, Side>> & Partial<Record<Side, Partial<TruthLeg>>>;

export const truthOf = (given: Partial<Truth> = {}): Truth => ({
  fps: FPS,
  size: [640, 480],
  subject: { height_m: 1.7 },
  camera: cameraTurned(),
  events: [],
  faults: [],
  frames: [],
  ...given,
});

export const truePivot = (given: Partial<TruthPivot> = {}): TruthPivot => ({
  kind: 'pivot',
  t0: 1,
  t1: 2,
  foot: 'right',
  about: 'heel',
  direction: 'external',
  ...given,
});

export const foundPivot = (given: Partial<Extract<EventRecord, { kind: 'pivot' }>> = {}) => ({
  ...truePivot(),
  from: 0,
  to: 30,
  peakSpeed: 60,
  ...given,
});

export const finding = (given: Partial<FindingRecord> = {}): FindingRecord => ({
  rule: 'pelvis-turned',
  step: 'turn-out',
  t0: 3,
  t1: 4,
  peak: 14,
  halfWidth95: 2,
  threshold: 10,
  firstCueAt: 3.4,
  ...given,
});

/** A frame of a session that tells nothing but this. */
export const frameRecord = (t: number, readings: Partial<Record<MetricId, Reading>> = {}): FrameRecord => ({
  t,
  seen: true,
  step: null,
  moving: 'none',
  readings: {
    ...(Object.fromEntries(METRIC_IDS.map((id) => [id, { unseen: 'nobody' }])) as unknown as Readings),
    ...readings,
  },
});

export const sessionOf = (given: Partial<SessionRecord> = {}): SessionRecord => ({
  format: 'plumbline-session',
  version: 1,
  app: { version: 'test' },
  pose: { runtime: 'none', model: 'none', weightsSha256: '', accelerator: 'none', smoothing: false },
  source: { kind: 'file', name: 'clip.mp4', width: 640, height: 480, fps: FPS, frames: 0, duration: 0 },
  subject: null,
  calibration: { ok: false },
  recalibrations: [],
  routine: { id: 'none', version: 1 },
  frames: [],
  events: [],
  findings: [],
  cues: [],
  rom: {},
  timing: { estimateMs: { p50: 0, p95: 0 }, coreMs: { p50: 0, p95: 0 }, framesDropped: 0 },
  ...given,
});
