import { makeCamera, project } from '../../src/core/camera.ts';
import type { CameraPose } from '../../src/core/camera.ts';
import type { Calibration } from '../../src/core/calibrate.ts';
import type { Body } from '../../src/core/frame.ts';
import { LANDMARK_COUNT, OUTWARD, PAIR, SIDES } from '../../src/core/landmarks.ts';
import type { Finding, Moment } from '../../src/core/moment.ts';
import { METRIC_IDS } from '../../src/core/reading.ts';
import type { MetricId, Reading, Readings } from '../../src/core/reading.ts';
import { degrees, metres, millis, pixels } from '../../src/core/units.ts';

export const SIZE = { width: 1280, height: 720 };

/** A person of 1.7 m, measured by a camera 0.9 m up, rolled as asked, 2.6 m away. */
export function calibrationWith(roll = 0): Calibration {
  const pose = { focal: pixels(900), pitch: degrees(-4), roll: degrees(roll), cameraHeight: metres(0.9) };
  return {
    ...pose,
    from: millis(0),
    to: millis(2000),
    distance: metres(2.6),
    height: metres(1.7),
    heightGiven: true,
    footLength: { left: metres(0.2), right: metres(0.2) },
    neutral: standing(pose),
  };
}

/** A person 1.7 m tall, feet 24 cm apart, as a camera sees them. */
export function standing(pose: CameraPose): Body {
  const camera = makeCamera(pose, SIZE);
  const at = (x: number, y: number, z: number) => {
    const point = project(camera, { x, y, z: z - 2.6 })!;
    return { ...point, z: 0, visibility: 1 };
  };
  const image = Array.from({ length: LANDMARK_COUNT }, () => at(0, 1.5, 0));
  const heights = { ear: 1.6, shoulder: 1.4, elbow: 1.15, wrist: 0.95, hip: 0.9, knee: 0.48, ankle: 0.09 } as const;
  const widths = { ear: 0.07, shoulder: 0.17, elbow: 0.35, wrist: 0.16, hip: 0.1, knee: 0.11, ankle: 0.12 } as const;
  for (const side of SIDES) {
    for (const joint of Object.keys(heights) as (keyof typeof heights)[])
      image[PAIR[joint][side]] = at(OUTWARD[side] * widths[joint], heights[joint], 0);
    image[PAIR.heel[side]] = at(OUTWARD[side] * 0.12, 0.02, -0.05);
    image[PAIR.toe[side]] = at(OUTWARD[side] * 0.12, 0.02, 0.15);
  }
  image[0] = at(0, 1.56, 0.08);
  for (const eye of [1, 2, 3, 4, 5, 6]) image[eye] = at(0, 1.6, 0.06);
  for (const mouth of [9, 10]) image[mouth] = at(0, 1.53, 0.06);
  return { image, world: image.map(() => ({ x: metres(0), y: metres(0), z: metres(0) })) };
}

/** Readings that are all seen, 1 ± 2, but for those given. */
export function readingsWith(given: Partial<Record<MetricId, Reading>> = {}): Readings {
  const all = METRIC_IDS.map((id) => [id, given[id] ?? { value: 1, halfWidth95: 2 }]);
  return Object.fromEntries(all) as Readings;
}

/** A measured person in the step `turn-out`, with nothing to complain about, but for what is given. */
export function momentWith(given: Partial<Moment> = {}): Moment {
  const calibration = calibrationWith();
  return {
    t: millis(5000),
    size: SIZE,
    body: standing(calibration),
    calibration: { state: 'ready', calibration },
    readings: readingsWith(),
    moving: 'none',
    step: 'turn-out',
    reps: 0,
    events: [],
    findings: [],
    cue: null,
    ...given,
  };
}

/** An open form error. */
export const findingOf = (rule: Finding['rule'], given: Partial<Finding> = {}): Finding => ({
  rule,
  side: null,
  step: 'turn-out',
  t0: millis(4000),
  t1: millis(5000),
  peak: 12,
  halfWidth95: 2,
  threshold: 8,
  firstCueAt: null,
  open: true,
  ...given,
});
