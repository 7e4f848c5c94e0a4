import { Calibrator } from '../core/calibrate.ts';
import type { Calibration } from '../core/calibrate.ts';
import type { Size } from '../core/frame.ts';
import { degrees, toDegrees } from '../core/units.ts';
import { exactCamera, trueDistance } from './exact-camera.ts';
import { markedFrame } from './marked.ts';
import type { Truth, TruthFrame } from './truth.ts';

/** What the neutral pose tells of the camera. */
export const CAMERA_PARTS = ['pitch', 'roll', 'cameraHeight', 'distance', 'fieldOfView'] as const;
/** Found less true; degrees and metres. */
export type CameraErrors = Readonly<Record<(typeof CAMERA_PARTS)[number], number>>;

/** Horizontal, degrees, of a camera whose focal length and width are told in pixels. */
export const fieldOfView = (focal: number, width: number): number => 2 * toDegrees(Math.atan(width / 2 / focal));

/** Holds a calibration against the camera that the clip was rendered with. */
export function cameraErrors(found: Calibration, truth: Truth, size: Size): CameraErrors {
  const exact = exactCamera(truth.camera, size);
  return {
    pitch: found.pitch - exact.pitch,
    roll: found.roll - exact.roll,
    cameraHeight: found.cameraHeight - exact.cameraHeight,
    distance: found.distance - trueDistance(truth, neutralFrames(truth, found)),
    fieldOfView: fieldOfView(found.focal, size.width) - fieldOfView(exact.focal, size.width),
  };
}

/** The frames that the neutral pose was taken from. */
export function neutralFrames(truth: Truth, { from, to }: Calibration): readonly TruthFrame[] {
  const half = 0.5 / truth.fps;
  return truth.frames.filter(({ t }) => t >= from / 1000 - half && t <= to / 1000 + half);
}

/**
 * What the calibration finds of the same neutral pose in exact joints, told what it was told in the session; null where
 * it finds none, or where the truth does not know all joints.
 */
export function calibrateExactly(truth: Truth, found: Calibration): Calibration | null {
  const calibrator = new Calibrator({
    cameraFov: degrees(fieldOfView(found.focal, truth.size[0])),
    ...(found.heightGiven && { height: found.height }),
  });
  for (const frame of neutralFrames(truth, found)) {
    const status = calibrator.advance(markedFrame(frame, truth));
    if (status.state === 'ready') return status.calibration;
  }
  return null;
}
