import { expect, test } from 'vitest';
import {
  believableFov,
  believableHeight,
  DEFAULT_SETTINGS,
  readSettings,
  withSetting,
} from '../../src/store/settings.ts';
import type { StoredSettings } from '../../src/store/settings.ts';

test('nothing stored means the defaults', () => {
  expect(readSettings(null)).toEqual(DEFAULT_SETTINGS);
});

test('stored text that is broken or alien means the defaults', () => {
  for (const text of ['{', '7', 'null', '[]', '{"heightCm":"tall","model":"huge","deviceId":3,"pictureSize":"9x9"}'])
    expect(readSettings(text), text).toEqual(DEFAULT_SETTINGS);
});

test('what was stored comes back', () => {
  const stored: StoredSettings = {
    heightCm: 166,
    model: 'lite',
    deviceId: 'abc',
    pictureSize: '640x480',
    cameraFov: 78,
    language: 'de',
    talk: 'all',
    voice: 'Uta',
    volume: 0.3,
    tones: false,
    muted: true,
    amount: 'numbers',
    theme: 'light',
    routine: 'heel-raise',
  };
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

test('an angle of view must be one that the command line takes, too: a telephoto’s, a wide lens’s', () => {
  expect(['20', '150', '66', '19', 151, 'wide'].map(believableFov)).toEqual([20, 150, 66, null, null, null]);
});

test('one setting can be changed by the text of a form, and what makes no sense becomes the default', () => {
  expect(withSetting(DEFAULT_SETTINGS, 'heightCm', '171').heightCm).toBe(171);
  expect(withSetting(DEFAULT_SETTINGS, 'tones', 'false').tones).toBe(false);
  expect(withSetting(DEFAULT_SETTINGS, 'volume', '0.4').volume).toBe(0.4);
  expect(withSetting({ ...DEFAULT_SETTINGS, language: 'de' }, 'language', '').language).toBeNull();
  expect(withSetting(DEFAULT_SETTINGS, 'amount', 'everything').amount).toBe('coach');
});
