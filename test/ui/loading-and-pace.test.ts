import { expect, test } from 'vitest';
import { WORDS } from '../../src/words/index.ts';
import { loadingView } from '../../src/ui/view/loading-view.ts';
import type { Loading } from '../../src/ui/view/loading-view.ts';
import { paceWords } from '../../src/ui/view/pace-view.ts';
import type { Pace } from '../../src/ui/view/pace-view.ts';

const words = WORDS.en;
const loading = (given: Partial<Loading> = {}): Loading => ({
  loaded: 3e6,
  total: 12e6,
  sourceReady: true,
  since: 1000,
  source: 'camera',
  ...given,
});

test('loading tells how much has come of how much', () => {
  expect(loadingView(loading(), words)).toMatchObject({ fraction: 0.25, detail: '3 of 12 MB, once.', waiting: '' });
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

test('a camera that the model cannot keep up with says which one can, once it has settled', () => {
  const slow = { rate: 8, age: 110 };
  const suggests = (given: Partial<Pace>) => paceWords(pace(given), words).join().includes('Fast pose model');
  expect(suggests(slow)).toBe(true);
  expect(suggests({ ...slow, since: 4000 })).toBe(false);
  expect(suggests({ ...slow, canGoFaster: false })).toBe(false);
  expect(suggests({ ...slow, speed: 0.3 })).toBe(false);
});

test('a camera that itself is slow is not the model’s doing', () => {
  expect(paceWords(pace({ rate: 8, age: 40 }), words).join()).not.toContain('Fast pose model');
});
