import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../src/app/address.ts';
import { DEFAULT_SETTINGS } from '../../src/store/settings.ts';

const settings = { ...DEFAULT_SETTINGS, heightCm: 171, model: 'heavy' } as const;

test('an address without a source is home', () => {
  expect(readAddress('', settings)).toEqual({ screen: 'home' });
  expect(readAddress('?source=nonsense', settings)).toEqual({ screen: 'home' });
});

test('what the address leaves out comes from the settings', () => {
  expect(readAddress('?source=camera', settings)).toEqual({
    screen: 'set',
    order: {
      source: 'camera',
      routine: '',
      model: 'heavy',
      runtime: 'auto',
      accelerator: 'auto',
      pictureSize: '1280x720',
      heightCm: 171,
      cameraFov: null,
      reps: null,
      keep: 'numbers',
      sound: false,
    },
  });
});

test('what the address says wins', () => {
  expect(
    readAddress('?source=camera&model=lite&runtime=litert&accelerator=cpu&height=166&size=640x480', settings),
  ).toMatchObject({
    order: { model: 'lite', runtime: 'litert', accelerator: 'cpu', heightCm: 166, pictureSize: '640x480' },
  });
});

test('what makes no sense in an address is passed over', () => {
  expect(readAddress('?source=demo&model=huge&runtime=tf&accelerator=tpu&height=-4&size=1x1', settings)).toMatchObject({
    order: { source: 'demo', model: 'heavy', runtime: 'auto', accelerator: 'auto', pictureSize: '1280x720' },
  });
});

test('the person in the demo does not get the height of whoever watches it', () => {
  expect(readAddress('?source=demo', settings)).toMatchObject({ order: { heightCm: null } });
  expect(readAddress('?source=demo&height=166', settings)).toMatchObject({ order: { heightCm: 166 } });
});

test('as many repetitions as a routine may ask for can be begun, and no other number', () => {
  for (const [asked, reps] of [
    ['1', 1],
    ['100', 100],
    ['101', null],
    ['0', null],
    ['2.5', null],
    ['', null],
  ] as const)
    expect(readAddress(`?source=camera&reps=${asked}`, settings)).toMatchObject({ order: { reps } });
});

test('a written address leads back to the same place', () => {
  for (const search of [
    '',
    '?view=summary',
    '?source=demo&accelerator=cpu',
    '?source=demo&runtime=litert',
    '?source=camera&routine=hip-rotation-walk-out',
    '?source=camera&routine=range-of-motion&reps=3',
    '?screen=settings',
    '?screen=library',
    '?screen=replay&session=abc&t=1.50',
    '?screen=beside&session=abc&beside=def',
  ]) {
    const place = readAddress(search, settings);
    expect(readAddress(writeAddress(place).slice(2), settings)).toEqual(place);
  }
});

test('the routine to read has an address of its own', () => {
  const place = { screen: 'routine', routine: 'hip-rotation-walk-out' } as const;
  expect(writeAddress(place)).toBe('./?screen=routine&routine=hip-rotation-walk-out');
  expect(readAddress('?screen=routine&routine=hip-rotation-walk-out', settings)).toEqual(place);
});

test('what comes after a kept set has its id in the address, and can be loaded again', () => {
  const place = { screen: 'summary', session: 'abc' } as const;
  expect(readAddress(writeAddress(place).slice(2), settings)).toEqual(place);
  expect(readAddress(writeAddress({ screen: 'summary' }).slice(2), settings)).toEqual({ screen: 'summary' });
});

test('every link on the screens leads somewhere', () => {
  const ui = new URL('../../src/ui/', import.meta.url);
  const links = readdirSync(ui, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(new URL(file, ui), 'utf8').matchAll(/['"`]\.\/(\?[^'"`]+)['"`]/g)])
    .map(([, search]) => search!.replaceAll(/\$\{[^}]*\}/g, 'x'));
  expect(links.length).toBeGreaterThan(8);
  for (const search of links) expect(readAddress(search, settings).screen, search).not.toBe('home');
});
