import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { keptAtOnce } from '../../src/offline/files.ts';
import type { OfflineFiles } from '../../src/offline/files.ts';
import { KeptFiles } from '../../src/offline/kept-files.ts';

const BASE = 'https://here.example/app/';
const HEADERS = { 'Cross-Origin-Opener-Policy': 'same-origin' };
const described = (text: string) => ({
  sha256: createHash('sha256').update(text).digest('hex'),
  bytes: text.length,
});
const FILES: OfflineFiles = {
  '': described('<page>'),
  'assets/app-1.js': described('app()'),
  'models/pose_landmark_heavy.tflite': described('a large network'),
};

/** A host with these files, and a cache that a test can look into. */
function place(served: Record<string, string> = {}) {
  const host: Record<string, string> = {
    '': '<page>',
    'assets/app-1.js': 'app()',
    'models/pose_landmark_heavy.tflite': 'a large network',
    ...served,
  };
  const kept = new Map<string, Response>();
  const fetch = vi.fn(async (url: string, _init?: RequestInit) => {
    const text = host[url.slice(BASE.length)];
    return text === undefined
      ? new Response(null, { status: 404 })
      : new Response(text, { headers: { 'Content-Type': 'text/x' } });
  });
  const cache = {
    match: async (key: string) => kept.get(key)?.clone(),
    put: async (key: string, response: Response) => void kept.set(key, response),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
    delete: async (key: string) => kept.delete(key),
  };
  const caches = { open: async () => cache as unknown as Cache };
  const open = (files = FILES) => new KeptFiles(files, BASE, HEADERS, { caches, fetch });
  return { host, kept, fetch, open };
}

const answerOf = async (files: KeptFiles, url: string, isPage = false): Promise<Response> => {
  const keeping: Promise<unknown>[] = [];
  const response = await files.answer(url, isPage, (also) => void keeping.push(also));
  await Promise.all(keeping);
  return response;
};

test('what is kept is answered without a network, with the headers that a host should send', async () => {
  const { open, host, fetch } = place();
  const files = open();
  await files.fetchMissing(['', 'assets/app-1.js'], () => undefined);
  for (const path of Object.keys(host)) delete host[path];
  fetch.mockClear();
  const page = await answerOf(files, `${BASE}?source=demo`, true);
  expect(await page.text()).toBe('<page>');
  expect(page.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(page.headers.get('Content-Type')).toBe('text/x');
  expect(await (await answerOf(files, `${BASE}assets/app-1.js`)).text()).toBe('app()');
  expect(fetch).not.toHaveBeenCalled();
});

test('how far it is is told in bytes, up to all of them', async () => {
  const told = vi.fn();
  await place().open().fetchMissing(['', 'assets/app-1.js'], told);
  expect(told.mock.calls).toEqual([
    [6, 11],
    [11, 11],
  ]);
});

test('a file that is not what the app was built with is asked for anew past the browser’s own cache, then refused', async () => {
  const { open, fetch, kept } = place({ 'assets/app-1.js': 'evil()' });
  await expect(open().fetchMissing(['assets/app-1.js'], () => undefined)).rejects.toThrow(
    'assets/app-1.js is missing, or not',
  );
  expect(fetch.mock.calls.map(([, init]) => init?.cache)).toEqual(['default', 'reload']);
  expect(kept.size).toBe(0);
});

test('a large file is kept once it was used, and not where it is damaged', async () => {
  const { open, kept, host } = place({ 'models/pose_landmark_heavy.tflite': 'a large netw0rk' });
  const url = `${BASE}models/pose_landmark_heavy.tflite`;
  await answerOf(open(), url);
  expect(kept.size).toBe(0);
  host['models/pose_landmark_heavy.tflite'] = 'a large network';
  await answerOf(open(), url);
  expect(kept.size).toBe(1);
});

test('a file that is missing on the host is answered as the host does', async () => {
  const { open, host, kept } = place();
  delete host['assets/app-1.js'];
  expect((await answerOf(open(), `${BASE}assets/app-1.js`)).status).toBe(404);
  expect(kept.size).toBe(0);
});

test('what is none of the app’s is left alone', () => {
  const files = place().open();
  expect(files.knows('https://there.example/app/', true)).toBe(false);
  expect(files.knows(`${BASE}sw.js`, false)).toBe(false);
  expect(files.knows(`${BASE}assets/app-1.js`, false)).toBe(true);
  expect(files.knows(`${BASE}?screen=library`, true)).toBe(true);
});

test('a newer version fetches only what has changed, and afterwards lets go of the rest', async () => {
  const { open, host, kept, fetch } = place();
  await open().fetchMissing(Object.keys(FILES), () => undefined);
  host['assets/app-2.js'] = 'better()';
  const { 'assets/app-1.js': _old, ...same } = FILES;
  const newer = open({ ...same, 'assets/app-2.js': described('better()') });
  fetch.mockClear();
  await newer.fetchMissing(['', 'assets/app-2.js', 'models/pose_landmark_heavy.tflite'], () => undefined);
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([`${BASE}assets/app-2.js`]);
  expect(kept.size).toBe(4);
  await newer.sweep();
  expect([...kept.keys()].some((key) => key.includes('app-1'))).toBe(false);
  expect(kept.size).toBe(3);
});

test('lite, full and the build that this machine computes with are kept at once; heavy and the other builds are not', () => {
  const paths = [
    '',
    'models/pose_landmark_lite.tflite',
    'models/pose_landmark_full.tflite',
    'models/pose_landmark_heavy.tflite',
    'models/litert_wasm_internal.wasm',
    'models/litert_wasm_threaded_internal.wasm',
  ];
  const files = Object.fromEntries(paths.map((path) => [path, described(path)]));
  expect(keptAtOnce(files, 'threaded')).toEqual([
    '',
    'models/pose_landmark_lite.tflite',
    'models/pose_landmark_full.tflite',
    'models/litert_wasm_threaded_internal.wasm',
  ]);
  expect(keptAtOnce(files, null)).not.toContain('models/litert_wasm_threaded_internal.wasm');
});
