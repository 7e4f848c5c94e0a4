import { expect, test } from 'vitest';
import { believableHeight, DEFAULT_SETTINGS, readSettings } from '../../src/store/settings.ts';

test('nothing stored means the defaults', () => {
  expect(readSettings(null)).toEqual(DEFAULT_SETTINGS);
});

test('stored text that is broken or alien means the defaults', () => {
  for (const text of ['{', '7', 'null', '[]', '{"heightCm":"tall","model":"huge","deviceId":3,"pictureSize":"9x9"}'])
    expect(readSettings(text), text).toEqual(DEFAULT_SETTINGS);
});

test('what was stored comes back', () => {
  const stored = { heightCm: 166, model: 'lite', deviceId: 'abc', pictureSize: '640x480' } as const;
  expect(readSettings(JSON.stringify(stored))).toEqual(stored);
});

test('a height must be a height in centimetres', () => {
  expect(['166', '1.66', '', 'tall', null, 79, 251, 180].map(believableHeight)).toEqual([
    166,
    null,
    null,
    null,
    null,
    null,
    null,
    180,
  ]);
});
