import fc from 'fast-check';
import type { Body, Frame } from '../../../src/core/frame.ts';
import { LANDMARK_COUNT } from '../../../src/core/landmarks.ts';
import { degrees, metres, millis, pixels } from '../../../src/core/units.ts';

/** Every finite number that JSON can carry: it has no negative zero. */
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const imagePoint = fc
  .record({ x: finite, y: finite, z: finite, visibility: finite })
  .map(({ x, y, ...rest }) => ({ ...rest, x: pixels(x), y: pixels(y) }));
const worldPoint = fc
  .record({ x: finite, y: finite, z: finite })
  .map(({ x, y, z }) => ({ x: metres(x), y: metres(y), z: metres(z) }));

const thirtyThree = { minLength: LANDMARK_COUNT, maxLength: LANDMARK_COUNT };

const angle = finite.map(degrees);
const both = fc.record({ left: angle, right: angle });

/** Bodies of any numbers, sensible or not, with or without looks. */
export const anyBody: fc.Arbitrary<Body> = fc.record(
  {
    image: fc.array(imagePoint, thirtyThree),
    world: fc.array(worldPoint, thirtyThree),
    feet: both,
    knees: both,
    bends: both,
    pelvis: both,
  },
  { requiredKeys: ['image', 'world'] },
);

/** Up to six frames of one stream with bodies of any numbers, or nobody; times are whole microseconds. */
export const anyFrames: fc.Arbitrary<Frame[]> = fc
  .tuple(
    fc.record({ width: fc.integer({ min: 1, max: 16_384 }), height: fc.integer({ min: 1, max: 16_384 }) }),
    fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 60_000_000 }),
        body: fc.option(anyBody, { nil: null }),
        asked: fc.boolean(),
      }),
      {
        maxLength: 6,
      },
    ),
  )
  .map(([size, rows]) => {
    let microseconds = 0;
    return rows.map(({ gap, body, asked }, i): Frame => {
      if (i > 0) microseconds += gap;
      const frame = { t: millis(microseconds / 1000), size, body };
      return asked ? { ...frame, remeasure: true } : frame;
    });
  });
