import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/arguments.ts';
import { parseParityArguments } from '../../src/cli/parity-arguments.ts';
import { compareBodies, fromTruth } from '../../src/cli/parity-compare.ts';
import type { Body, Frame } from '../../src/core/frame.ts';
import { INDEX, LANDMARK_COUNT } from '../../src/core/landmarks.ts';
import { metres, millis, pixels } from '../../src/core/units.ts';
import { trackOf, truthOf } from '../core/support/recorded.ts';

const HEIGHT = 320;

/** A body 320 pixels high; `move`: by how many pixels its landmark `i` is somewhere else. */
function body(move: (i: number) => number = () => 0): Body {
  const indices = Array.from({ length: LANDMARK_COUNT }, (_, i) => i);
  return {
    image: indices.map((i) => ({ x: pixels(100 + move(i)), y: pixels(i * 10), z: 0, visibility: 1 })),
    world: indices.map((i) => ({ x: metres(move(i) / 1000), y: metres(0), z: metres(0) })),
  };
}
const frames = (bodies: readonly (Body | null)[]): Frame[] =>
  bodies.map((each, i) => ({ t: millis(i * 33), size: { width: 640, height: 480 }, body: each }));

describe('two runtimes', () => {
  it('are not apart where they say the same', () => {
    const same = frames([body(), body()]);
    expect(compareBodies(same, same)).toEqual({
      frames: 2,
      onlyOne: 0,
      image: { median: 0, p95: 0 },
      bias: 0,
      world: { median: 0, p95: 0 },
    });
  });

  it('are measured in percent of body height and in centimetres', () => {
    const apart = compareBodies(frames([body()]), frames([body(() => 3.2)]));
    expect(apart.image.median).toBeCloseTo((100 * 3.2) / HEIGHT, 9);
    expect(apart.world.median).toBeCloseTo(0.32, 9);
  });

  it('show a constant offset of one heel, where noise about nothing shows none', () => {
    const heel = INDEX['left-heel'];
    const offset = (size: number) => body((i) => (i === heel ? size : 0));
    const still = frames([body(), body()]);
    expect(compareBodies(still, frames([offset(1), offset(1)])).bias).toBeCloseTo(100 / HEIGHT, 9);
    expect(compareBodies(still, frames([offset(1), offset(-1)])).bias).toBeCloseTo(0, 9);
  });

  it('are counted where only one of them saw somebody', () => {
    expect(compareBodies(frames([body(), null]), frames([body(), body()])).onlyOne).toBe(1);
  });

  it('cannot be compared over different pictures, or where nobody was seen', () => {
    expect(() => compareBodies(frames([body()]), frames([]))).toThrow('one has 1 pictures, the other 0');
    expect(() => compareBodies(frames([null]), frames([null]))).toThrow('nobody was seen by both');
  });
});

describe('a runtime', () => {
  it('is held against the joints of a rendered person, in percent of body height', () => {
    const [seen, truth] = [trackOf('clean').frames.slice(0, 30), truthOf('clean')];
    const off = fromTruth(seen, truth);
    expect(off).toBeGreaterThan(0.3);
    expect(off).toBeLessThan(2);
    const moved = seen.map((frame) => ({ ...frame, body: frame.body && shifted(frame.body, 40) }));
    expect(fromTruth(moved, truth)).toBeGreaterThan(off + 5);
  });
});

/** The body, so many pixels further right. */
const shifted = (seen: Body, by: number): Body => ({
  ...seen,
  image: seen.image.map((point) => ({ ...point, x: pixels(point.x + by) })),
});

describe('the arguments of parity', () => {
  it('name videos, networks and what to do with the result', () => {
    expect(
      parseParityArguments(['a.mp4', 'b', '--model', 'lite', '--model', 'full', '--every', '5', '--write']),
    ).toEqual({
      videos: ['a.mp4', 'b'],
      models: ['lite', 'full'],
      every: 5,
      tracks: null,
      write: true,
    });
  });

  it('refuse a network that there is not', () => {
    expect(() => parseParityArguments(['a.mp4', '--model', 'huge'])).toThrow(UsageError);
  });
});
