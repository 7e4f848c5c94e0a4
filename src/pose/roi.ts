/** A place in the picture, pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A square of the picture: its centre and side, pixels, and its turn, radians, clockwise as one looks at it. */
export interface Roi extends Point {
  readonly side: number;
  readonly turn: number;
}

/** How much wider than the circle around the person the network's square is. Source: pose_landmarks_to_roi.pbtxt. */
const MARGIN = 1.25;

/**
 * The square that the landmark network wants to see: around the hips, turned so that `edge` is straight above them, and
 * large enough for the circle through `edge`. Source: MediaPipe's AlignmentPointsRectsCalculator.
 */
export function roiAround(hips: Point, edge: Point): Roi {
  const [dx, dy] = [edge.x - hips.x, edge.y - hips.y];
  return { x: hips.x, y: hips.y, side: 2 * Math.hypot(dx, dy) * MARGIN, turn: Math.PI / 2 - Math.atan2(-dy, dx) };
}

/** The square around the whole picture, upright. */
export const wholePicture = ({ width, height }: { readonly width: number; readonly height: number }): Roi => ({
  x: width / 2,
  y: height / 2,
  side: Math.max(width, height),
  turn: 0,
});

/** A place in the square, from 0 to 1 in either direction, as a place in the picture. */
export function fromRoi({ x, y, side, turn }: Roi, { x: across, y: down }: Point): Point {
  const [u, v] = [(across - 0.5) * side, (down - 0.5) * side];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return { x: x + u * cos - v * sin, y: y + u * sin + v * cos };
}
