import type { Body, Frame } from '../core/frame.ts';
import { metres, millis, toRadians } from '../core/units.ts';
import { exactCamera } from './exact-camera.ts';
import { exactBody } from './exact-body.ts';
import type { Joints } from './exact-body.ts';
import type { Truth, TruthFrame } from './truth.ts';

/*
 * Landmarks are not joints: the estimator puts them where its makers did, and the calibration counts on it. Joints moved
 * there on average leave of a calibration's error what comes of the person, the assumed field of view, and the maths.
 */

/** How far above its joint a landmark of the full model stands, in body heights: mean of seven rendered clips. */
const ABOVE = { shoulder: 0.014, hip: -0.006, ankle: 0.013 } as const;
/** How far a body that stands upright seems to lean toward a camera of this pitch. Degrees, as `calibrate.ts` has it. */
const seemingLean = (pitch: number): number => 7.25 - 0.512 * pitch;

/** The frame that an estimator would give whose landmarks stand exactly where they stand on average. */
export function markedFrame(frame: TruthFrame, truth: Truth): Frame {
  const [width, height] = truth.size;
  const size = { width, height };
  const { pitch } = exactCamera(truth.camera, size);
  const body = exactBody(raised(frame.joints3d_cam, truth), truth);
  // In its own frame a camera sees an upright person lean toward it by as much as it looks down.
  return { t: millis(1000 * frame.t), size, body: leaning(body, seemingLean(pitch) + pitch) };
}

function raised(joints: Joints, { camera, subject }: Truth): Joints {
  const up = camera.extrinsics.R.map((row) => row[1]! * subject.height_m);
  return Object.fromEntries(
    Object.entries(joints).map(([name, point]) => {
      const above = ABOVE[name.replace(/^(left|right)_/, '') as keyof typeof ABOVE] ?? 0;
      return [name, point.map((value, axis) => value + above * up[axis]!)];
    }),
  );
}

/** The body with its world turned about the line through the hips, toward the camera. Degrees. */
function leaning({ image, world }: Body, by: number): Body {
  const [sin, cos] = [Math.sin(toRadians(by)), Math.cos(toRadians(by))];
  const turned = ({ x, y, z }: Body['world'][number]) => ({
    x,
    y: metres(y * cos - z * sin),
    z: metres(z * cos + y * sin),
  });
  return { image, world: world.map(turned) };
}
