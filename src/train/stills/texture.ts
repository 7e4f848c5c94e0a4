import { fromHsl } from './colour.ts';
import type { Colour } from './colour.ts';

/** From 0 to 1, the same for the same whole numbers. */
export function hash(x: number, y: number, seed: number): number {
  const mixed = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 2246822519);
  const more = Math.imul(mixed ^ (mixed >>> 13), 1274126177);
  return ((more ^ (more >>> 16)) >>> 0) / 2 ** 32;
}

/** The same between whole numbers, without edges. */
export function clouds(x: number, y: number, seed: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - i, y - j];
  const above = hash(i, j, seed) * (1 - u) + hash(i + 1, j, seed) * u;
  const below = hash(i, j + 1, seed) * (1 - u) + hash(i + 1, j + 1, seed) * u;
  return above * (1 - v) + below * v;
}

/** Writes the colour of a floor at a place (metres), of which a pixel shows so much, into `out`. */
export type Floor = (x: number, z: number, pixel: number, out: number[]) => void;

export const FLOORS = ['planks', 'carpet', 'tiles'] as const;
export type FloorKind = (typeof FLOORS)[number];

/** How much one plank, tuft or tile is lighter than another, percent. */
const SPREAD: Readonly<Record<FloorKind, number>> = { planks: 12, carpet: 26, tiles: 6 };
const PLANK = { wide: 0.1875, long: 0.75 } as const;
const TILE = 0.45;
/** Tufts a metre. */
const TUFTS = 180;
const SHADES = 64;

/** A floor of a kind, its colour as hue, saturation, lightness. */
export function floorOf(kind: FloorKind, [hue, saturation, lightness]: Colour, seed: number): Floor {
  const shades = Array.from({ length: SHADES }, (_, i) =>
    fromHsl([hue, saturation, lightness + (i / (SHADES - 1) - 0.5) * SPREAD[kind]]),
  );
  const shade = (part: number): Colour => shades[Math.floor(SHADES * part)]!;
  switch (kind) {
    case 'planks': {
      const gap = shade(0.5).map((part) => 0.35 * part);
      return (x, z, pixel, out) => {
        const row = Math.floor(z / PLANK.wide);
        const along = x + 3 * hash(row, 1, seed);
        const plank = Math.floor(along / PLANK.long);
        const inside = Math.min(toEdge(along, PLANK.long), toEdge(z, PLANK.wide));
        const edge = Math.max(0, 1 - inside / Math.max(pixel / 2, 0.0015)) * Math.min(1, 0.003 / pixel);
        const grain = 1 - 0.12 * clouds(x * 3, z * 90, seed);
        const wood = shade(hash(plank, row, seed + 5));
        for (let c = 0; c < 3; c++) out[c] = wood[c]! * grain * (1 - edge) + gap[c]! * edge;
      };
    }
    case 'tiles': {
      const joint = fromHsl([hue, saturation, lightness - 18]);
      return (x, z, pixel, out) => {
        const inside = Math.min(toEdge(x, TILE), toEdge(z, TILE));
        const edge = Math.max(0, 1 - inside / Math.max(0.6 * pixel, 0.0025)) * Math.min(1, 0.005 / pixel);
        const tile = shade(hash(Math.floor(x / TILE), Math.floor(z / TILE), seed));
        for (let c = 0; c < 3; c++) out[c] = tile[c]! * (1 - edge) + joint[c]! * edge;
      };
    }
    case 'carpet':
      return (x, z, _, out) => {
        const tuft = shade(0.1 + 0.8 * hash(Math.floor(x * TUFTS), Math.floor(z * TUFTS), seed));
        const worn = 0.94 + 0.12 * clouds(x * 5, z * 5, seed);
        for (let c = 0; c < 3; c++) out[c] = tuft[c]! * worn;
      };
  }
}

const toEdge = (at: number, length: number): number => {
  const inside = at - Math.floor(at / length) * length;
  return Math.min(inside, length - inside);
};
