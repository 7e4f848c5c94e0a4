import { describe, expect, test } from 'vitest';
import { parseTrack, TrackError } from '../../src/core/track.ts';

const IMAGE = Array.from({ length: 33 }, (_, i) => [i, 2 * i, -0.1, 0.9]);
const WORLD = Array.from({ length: 33 }, (_, i) => [i / 100, 0.1, -0.1]);

const good = () => ({
  format: 'plumbline-track' as unknown,
  version: 1 as unknown,
  pose: { runtime: 'mediapipe', model: 'full', weightsSha256: 'ab', accelerator: 'cpu', smoothing: false } as unknown,
  source: { kind: 'file', name: 'a.mp4', width: 640, height: 480, fps: 30, frames: 2 } as unknown,
  frames: [
    { t: 0, image: IMAGE, world: WORLD },
    { t: 0.033333, image: null, world: null },
  ] as unknown,
});
type File = ReturnType<typeof good>;

const frame = (given: Record<string, unknown>) => ({ frames: [{ t: 0, image: IMAGE, world: WORLD, ...given }] });
const sourceOf = (given: Record<string, unknown>) => ({ source: { ...(good().source as object), ...given } });
const poseOf = (given: Record<string, unknown>) => ({ pose: { ...(good().pose as object), ...given } });
const except = (rows: readonly unknown[], at: number, row: unknown) => rows.map((own, i) => (i === at ? row : own));

/** The message of the error that a text is refused with. */
function refusal(text: string): string {
  try {
    parseTrack(text);
  } catch (error) {
    if (error instanceof TrackError) return error.message;
    throw error;
  }
  throw new Error('The track was taken for good.');
}

test('a good track is read: milliseconds, size, a body and nobody', () => {
  const track = parseTrack(JSON.stringify(good()));
  expect(track.frames.map(({ t, size }) => ({ t, size }))).toEqual([
    { t: 0, size: { width: 640, height: 480 } },
    { t: 33.333, size: { width: 640, height: 480 } },
  ]);
  expect(track.frames[0]!.body!.image[3]).toEqual({ x: 3, y: 6, z: -0.1, visibility: 0.9 });
  expect(track.frames[0]!.body!.world[3]).toEqual({ x: 0.03, y: 0.1, z: -0.1 });
  expect(track.frames[1]!.body).toBeNull();
});

describe('a broken track is refused with the path of what is wrong', () => {
  const broken: readonly (readonly [says: string, path: string, change: Partial<File>])[] = [
    ['another format', 'format: ', { format: 'plumbline-session' }],
    ['no format', 'format: ', { format: undefined }],
    ['a newer version', 'version: 2 is newer', { version: 2 }],
    ['version zero', 'version: ', { version: 0 }],
    ['a version in words', 'version: ', { version: '1' }],
    ['no estimator', 'pose: ', { pose: null }],
    ['an estimator without a model', 'pose.model: ', poseOf({ model: undefined })],
    ['an endless name of the weights', 'pose.weightsSha256: ', poseOf({ weightsSha256: 'a'.repeat(301) })],
    ['no source', 'source: ', { source: [] }],
    ['an unknown source', 'source.kind: ', sourceOf({ kind: 'satellite' })],
    ['a huge picture', 'source.width: ', sourceOf({ width: 1e9 })],
    ['a picture without height', 'source.height: ', sourceOf({ height: 0 })],
    ['half a pixel', 'source.width: ', sourceOf({ width: 640.5 })],
    ['a frame rate in words', 'source.fps: ', sourceOf({ fps: '30' })],
    ['no frames', 'frames: ', { frames: {} }],
    ['a frame that is none', 'frames[1]: ', { frames: [{ t: 0, image: null, world: null }, 7] }],
    ['no time', 'frames[0].t: ', frame({ t: undefined })],
    ['a time in words', 'frames[0].t: ', frame({ t: '0' })],
    ['32 landmarks', 'frames[0].image: ', frame({ image: IMAGE.slice(1) })],
    ['34 world landmarks', 'frames[0].world: ', frame({ world: [...WORLD, WORLD[0]] })],
    ['a picture of a body, but no world', 'frames[0].world: ', frame({ world: null })],
    ['a world of a body, but no picture', 'frames[0].image: ', frame({ image: null })],
    ['three numbers instead of four', 'frames[0].image[5]: ', frame({ image: except(IMAGE, 5, [1, 2, 3]) })],
    ['four numbers instead of three', 'frames[0].world[5]: ', frame({ world: except(WORLD, 5, [1, 2, 3, 4]) })],
    ['a number that is none', 'frames[0].image[32][1]: ', frame({ image: except(IMAGE, 32, [1, Number.NaN, 0, 1]) })],
    ['a number in words', 'frames[0].world[0][2]: ', frame({ world: except(WORLD, 0, [0, 0, '0']) })],
    ['a landmark by name', 'frames[0].image[0]: ', frame({ image: except(IMAGE, 0, { x: 1 }) })],
  ];

  test.each(broken)('%s', (_, path, change) => {
    expect(refusal(JSON.stringify({ ...good(), ...change }))).toMatch(
      new RegExp(`^${path.replace(/[[\]().]/g, '\\$&')}`),
    );
  });

  test.each([
    ['stands still', 0],
    ['runs backward', -1],
    ['is less than a microsecond later', 1e-7],
  ])('time that %s', (_, later) => {
    const times = [2, 2 + later].map((t) => ({ t, image: null, world: null }));
    expect(refusal(JSON.stringify({ ...good(), frames: times }))).toMatch(/^frames\[1\]\.t: .* is not after/);
  });

  test('an infinite number, which JSON knows as 1e999', () => {
    expect(refusal(JSON.stringify(good()).replace('[0,0,-0.1,0.9]', '[1e999,0,-0.1,0.9]'))).toMatch(
      /^frames\[0\]\.image\[0\]\[0\]: /,
    );
  });

  test.each(['', '7', 'null', '[]', '"plumbline-track"'])('a file that holds only %j', (text) => {
    expect(refusal(text)).toMatch(text === '' ? /cut off/ : /^file: /);
  });

  test('a file that is cut off anywhere', () => {
    const text = JSON.stringify(good());
    for (let end = 0; end < text.length; end += 37) expect(refusal(text.slice(0, end))).toMatch(/cut off/);
  });

  test('in a message of a length that fits a screen', () => {
    expect(refusal(JSON.stringify({ ...good(), format: 'x'.repeat(10_000) })).length).toBeLessThan(200);
  });
});
