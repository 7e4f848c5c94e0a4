import type { Body, Frame, Size } from '../../../src/core/frame.ts';
import { LANDMARKS } from '../../../src/core/landmarks.ts';
import { metres, millis, pixels } from '../../../src/core/units.ts';

/** For each landmark, the one on the other side of the body; itself in the middle. */
const COUNTERPART = LANDMARKS.map((name) => {
  const other = name.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'));
  return LANDMARKS.findIndex((candidate) => candidate === other);
});

const withBody = (frame: Frame, size: Size, change: (body: Body) => Body): Frame => ({
  ...frame,
  size,
  body: frame.body && change(frame.body),
});

/** What a camera would see of the same person in a mirror. */
export const mirrored = (frame: Frame): Frame =>
  withBody(frame, frame.size, ({ image, world, feet, knees, bends, pelvis }) => ({
    image: COUNTERPART.map((i) => ({ ...image[i]!, x: pixels(frame.size.width - image[i]!.x) })),
    world: COUNTERPART.map((i) => ({ ...world[i]!, x: metres(-world[i]!.x) })),
    ...(feet && { feet: { left: feet.right, right: feet.left } }),
    ...(knees && { knees: { left: knees.right, right: knees.left } }),
    ...(bends && { bends: { left: bends.right, right: bends.left } }),
    ...(pelvis && { pelvis: { left: pelvis.right, right: pelvis.left } }),
  }));

/** The same picture with `factor` times as many pixels each way. */
export const enlarged = (frame: Frame, factor: number): Frame =>
  withBody(frame, { width: frame.size.width * factor, height: frame.size.height * factor }, (body) => ({
    ...body,
    image: body.image.map((p) => ({ ...p, x: pixels(p.x * factor), y: pixels(p.y * factor) })),
  }));

/** The same picture with bars on both sides, and above and below, each this many pixels wide. */
export const withBars = (frame: Frame, bars: { readonly sides: number; readonly ends: number }): Frame =>
  withBody(frame, { width: frame.size.width + 2 * bars.sides, height: frame.size.height + 2 * bars.ends }, (body) => ({
    ...body,
    image: body.image.map((p) => ({ ...p, x: pixels(p.x + bars.sides), y: pixels(p.y + bars.ends) })),
  }));

/** The same person, `factor` times as slowly. */
export const slowed = (frame: Frame, factor: number): Frame => ({ ...frame, t: millis(frame.t * factor) });
