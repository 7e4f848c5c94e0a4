import { expect, it } from 'vitest';
import { develop, fromHex, fromHsl } from '../../../src/train/stills/colour.ts';
import { floorOf, FLOORS } from '../../../src/train/stills/texture.ts';

it('reads colours either way', () => {
  expect(fromHex('#ffffff')).toEqual([1, 1, 1]);
  const [r, g, b] = fromHsl([0, 100, 50]);
  expect([r, g, b].map((part) => Math.round(part * 100))).toEqual([100, 0, 0]);
});

it('shows more light brighter, and grey as grey', () => {
  const of = (light: number) => {
    const out = new Uint8Array(3);
    develop(light, light, light, out, 0);
    return [...out];
  };
  const [dark, light] = [of(0.1), of(0.8)];
  expect(Math.max(...dark) - Math.min(...dark)).toBeLessThan(3);
  expect(light[0]).toBeGreaterThan(dark[0]! + 60);
});

it.each(FLOORS)('a floor of %s is the same at the same place and not the same everywhere', (kind) => {
  const floor = floorOf(kind, [30, 30, 50], 7);
  const at = (x: number, z: number) => {
    const out = [0, 0, 0];
    floor(x, z, 0.004, out);
    return out;
  };
  expect(at(1.23, 4.56)).toEqual(at(1.23, 4.56));
  const places = Array.from({ length: 200 }, (_, i) => at(1 + i * 0.037, 2 + i * 0.051));
  expect(new Set(places.map(String)).size).toBeGreaterThan(5);
  expect(places.flat().every((part) => part >= 0 && part <= 1)).toBe(true);
});
