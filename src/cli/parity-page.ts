import { digits, markdownTable } from '../accuracy/table.ts';
import type { Table } from '../accuracy/table.ts';
import type { Runtime } from '../pose/estimator.ts';
import type { Parity } from './parity-compare.ts';

/** One clip through both runtimes with one network. */
export interface Compared {
  readonly clip: string;
  readonly model: string;
  readonly parity: Parity;
  /** How far either is from the truth, percent of body height; null where that is not known. */
  readonly off: Readonly<Record<Runtime, number>> | null;
}

/** One line a clip. */
export function parityTable(all: readonly Compared[]): Table {
  return {
    head: [
      'clip',
      'network',
      'pictures',
      'seen by one',
      'median %',
      '95 % within',
      'feet, knees %',
      'world cm',
      '95 %',
      'mediapipe to truth %',
      'litert to truth %',
    ],
    rows: all.map(({ clip, model, parity: { frames, onlyOne, image, bias, world }, off }) => [
      clip,
      model,
      String(frames),
      String(onlyOne),
      ...[image.median, image.p95, bias].map((value) => digits(value, 3)),
      ...[world.median, world.p95].map((value) => digits(value, 2)),
      ...[off?.mediapipe, off?.litert].map((value) => digits(value ?? Number.NaN, 3)),
    ]),
  };
}

/** `docs/parity.md`, whole. */
export const parityPage = (all: readonly Compared[], every: number): string => `# Two runtimes, one answer

Written by \`npm run parity -- --write\`. The same pictures through \`mediapipe\` and \`litert\`, both on the CPU. Distances
between the two runtimes' 33 landmarks are in percent of the body's height in the picture; "feet, knees" is the largest mean
offset of a knee, heel or toe in either direction, which would turn what was learned from one runtime into an error with
the other; world landmarks are compared in centimetres. "Seen by one": pictures in which only one of the two saw somebody.
"To truth": how far either's landmarks are from the rendered person's joints, median, in percent of body height; a landmark
is not quite where its joint is, so that neither can come near 0.${every > 1 ? ` One picture of every ${every} was looked at.` : ''}

${markdownTable(parityTable(all))}

## Where they differ, and which is nearer the truth

**Rendered people**: by a fortieth of a percent of the body's height, a tenth of a pixel, most at the feet. At the joints
neither is nearer the truth: the last two columns differ in their last digits, now for the one, now for the other.

**\`balance-behind\`, \`balance-oblique\`** (1920 rows shrunk to 256, a person seen from behind or from the side): by one or
two pixels of such a picture, most at hands and feet. There is no truth to hold them against.

**\`outdoor-far\`** (small people against the sun, one jumps, one walks by) is the one clip in which they part, and in which
world landmarks are further apart than the 1.5 cm that are wanted. With the full network both follow the one, then the other,
a pixel or two apart (0.5 % of the height), but for the first pictures of each and those in which an arm is too fast for six
looks a second. With lite both take for a body, for three seconds, what is made of a tree against the sun and the legs of the
man, each a little differently, as such a body is a guess in every picture. It is chance which one lets go of it first, looks
for somebody anew, and finds the woman who walks by; that one is nearer the truth then. From there on they are 0.4 % of her
height apart, and 1.3 cm. A network that is as sure of a tree in both is nothing that a runtime can mend: the app measures
nobody who does not stand still in front of the camera, from head to toe, for more than a second.

## Where the rest comes from

Both feed the same network with the same square of the picture, computed in two ways.
MediaPipe lets WebGL read the picture, whose coordinates have 16 bits (8 on many graphics cards) and whose result is kept in
half floats; \`litert\` computes the same mixture exactly. So its input differs by about a thousandth of full brightness
and a hundredth of a pixel.

How much that moves the landmarks depends on how far the picture is shrunk. With the square moved by 0.015 pixels, the same
runtime against itself, full network, first 20 pictures: 0.010 % on \`dev-01-clean\`, 0.02 % on \`balance-behind\`, 0.9 % on
\`outdoor-far\`.

Three things had to be right for this: colour differences are spread over the picture linearly, with their places in the
middle of four pixels, as a graphics card does and the processor's converters do not; the square goes on with the picture's
edge, not with black, where the person is cut off; and the two points that say where to look next stay smoothed even where
smoothing is off, with the filter that MediaPipe uses.
`;
