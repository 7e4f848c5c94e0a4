import { expect, test } from 'vitest';
import { WORDS } from '../../src/words/index.ts';
import { loadingView } from '../../src/ui/view/loading-view.ts';
import type { Loading } from '../../src/ui/view/loading-view.ts';
import { paceWords, slowView } from '../../src/ui/view/pace-view.ts';
import type { Pace } from '../../src/ui/view/pace-view.ts';

const words = WORDS.en;
const loading = (given: Partial<Loading> = {}): Loading => ({
  loaded: 3e6,
  total: 12e6,
  sourceReady: true,
  isMirrored: false,
  since: 1000,
  source: 'camera',
  ...given,
});

test('loading tells how much has come of how much', () => {
  expect(loadingView(loading(), words)).toMatchObject({ fraction: 0.25, detail: '3 of 12 MB, once.', waiting: '' });
});

test('before a camera there is something to do meanwhile, before a film there is not', () => {
  expect(loadingView(loading(), words).meanwhile).toEqual(words.home.places);
  expect(loadingView(loading({ source: 'demo' }), words).meanwhile).toEqual([]);
});

test('an unknown total is no progress, and no division by zero', () => {
  expect(loadingView(loading({ loaded: 0, total: 0 }), words)).toMatchObject({
    fraction: 0,
    detail: 'Looking for the model.',
  });
});

test('a camera that has not answered is named at once: a permission may be waiting', () => {
  expect(loadingView(loading({ sourceReady: false }), words).waiting).toContain('Allow the camera');
});

test('after ten seconds it says what it waits for', () => {
  expect(loadingView(loading({ since: 11_000 }), words).waiting).toContain('loading');
  expect(loadingView(loading({ since: 11_000, loaded: 12e6 }), words).waiting).toContain('starting');
});

const pace = (given: Partial<Pace> = {}): Pace => ({
  rate: 30,
  dropped: 0,
  age: 30,
  speed: null,
  since: 20_000,
  canGoFaster: true,
  model: null,
  ...given,
});

test('a slow machine says at what speed it shows a file', () => {
  expect(paceWords(pace({ rate: 11.4, age: 84, speed: 0.38 }), words)[0]).toBe('Shown at 0.4× speed');
});

test('a file at life speed, and any camera, says nothing about speed', () => {
  expect(paceWords(pace({ speed: 1 }), words).join()).not.toContain('speed');
  expect(paceWords(pace({ rate: 13.4, dropped: 7, age: 84 }), words)).toEqual([
    '13 pictures a second',
    '7 dropped',
    'marks after 84 ms',
  ]);
});

test('a file in slow motion is told large, once it has settled, and whether a faster model can be had', () => {
  const slow = { rate: 11, age: 84, speed: 0.38 };
  expect(slowView(pace(slow), words)).toEqual({
    say: 'This computer measures slowly. You see it at 0.4× speed.',
    canGoFaster: true,
  });
  expect(slowView(pace({ ...slow, canGoFaster: false }), words)?.canGoFaster).toBe(false);
  expect(slowView(pace({ ...slow, since: 4000 }), words)).toBeNull();
  expect(slowView(pace({ ...slow, speed: 0.9 }), words)).toBeNull();
});

test('what computes is told after how it keeps up', () => {
  const model = { model: 'lite', runtime: 'litert', accelerator: 'cpu' } as const;
  expect(paceWords(pace({ model }), words).at(-1)).toBe('Fast, by litert');
});

test('a camera that the model cannot keep up with is told, once it has settled', () => {
  const slow = { rate: 8, age: 110 };
  expect(slowView(pace(slow), words)?.say).toContain('may be missed');
  expect(slowView(pace({ ...slow, since: 4000 }), words)).toBeNull();
});

test('what was told of slowness for long enough to be read leaves the picture', () => {
  expect(slowView(pace({ rate: 8, age: 110, since: 31_000 }), words)).toBeNull();
});

test('a camera that itself is slow is not the model’s doing', () => {
  expect(slowView(pace({ rate: 8, age: 40 }), words)).toBeNull();
});
