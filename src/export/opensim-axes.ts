import type { CalibrationRecord } from '../core/session-record.ts';
import type { WorldPoint } from '../core/frame.ts';
import { degrees, toRadians } from '../core/units.ts';

/** A point in OpenSim's axes: forward, up, to the subject's right. Metres. */
export type OpenSimPoint = readonly [x: number, y: number, z: number];

/**
 * Turns world landmarks (x to the right of the picture, y down, z away from the camera) into OpenSim's axes: X from the
 * subject toward the camera, Y up, Z to the right of a subject who faces the camera. Pitch and roll of the camera, where
 * they were measured, are taken out, so that Y is up against gravity and not along the picture's edge.
 */
export function toOpenSim(calibration: CalibrationRecord): (point: WorldPoint) => OpenSimPoint {
  const { roll, pitch } = calibration.ok ? calibration : { roll: 0, pitch: 0 };
  const [r, p] = [toRadians(degrees(roll)), toRadians(degrees(pitch))];
  const [cosRoll, sinRoll, cosPitch, sinPitch] = [Math.cos(r), Math.sin(r), Math.cos(p), Math.sin(p)];
  return ({ x, y, z }) => {
    const right = x * cosRoll - y * sinRoll;
    const down = x * sinRoll + y * cosRoll;
    return [-z * cosPitch - down * sinPitch, z * sinPitch - down * cosPitch, -right];
  };
}
