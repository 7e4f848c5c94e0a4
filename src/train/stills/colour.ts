/** Colours as light: red, green and blue, 1 for all that falls on it. */
export type Colour = readonly [number, number, number];

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Of sRGB values from 0 to 1. */
export const fromSrgb = ([r, g, b]: Colour): Colour => [linear(r), linear(g), linear(b)];

/** Of `#rrggbb`. */
export const fromHex = (hex: string): Colour => {
  const part = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255;
  return fromSrgb([part(1), part(3), part(5)]);
};

/** Of hue (degrees), saturation and lightness (percent). */
export function fromHsl([hue, saturation, lightness]: Colour): Colour {
  const light = Math.min(100, Math.max(0, lightness)) / 100;
  const spread = (saturation / 100) * Math.min(light, 1 - light);
  const part = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    return light - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return fromSrgb([part(0), part(8), part(4)]);
}

const STEPS = 4096;
const SRGB = Uint8Array.from({ length: STEPS + 1 }, (_, i) => {
  const value = i / STEPS;
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
});
const toByte = (light: number): number => SRGB[Math.round(Math.min(1, Math.max(0, light)) * STEPS)]!;

/** Light as a camera shows it, three bytes: the ACES curve, as three.js has it. */
export function develop(r: number, g: number, b: number, out: Uint8Array, at: number): void {
  const x = toned(0.59719 * r + 0.35458 * g + 0.04823 * b);
  const y = toned(0.076 * r + 0.90834 * g + 0.01566 * b);
  const z = toned(0.0284 * r + 0.13383 * g + 0.83777 * b);
  out[at] = toByte(1.60475 * x - 0.53108 * y - 0.07367 * z);
  out[at + 1] = toByte(-0.10208 * x + 1.10813 * y - 0.00605 * z);
  out[at + 2] = toByte(-0.00327 * x - 0.07276 * y + 1.07602 * z);
}
const toned = (v: number): number => (v * (v + 0.0245786) - 0.000090537) / (v * (0.983729 * v + 0.432951) + 0.238081);
