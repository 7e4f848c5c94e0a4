import type { Millis } from '../core/units.ts';

/** How bright the room is, as far as the camera sees it. */
export interface LightMeter {
  /** Looks at a picture, now and then. */
  look(picture: CanvasImageSource, t: Millis): void;
  /** Mean brightness, 0 to 1, of the picture looked at last; null before the first. */
  readonly value: number | null;
}

/** Room light changes slowly, and reading pixels back takes time. Milliseconds. */
const EVERY = 500;
const SIZE = { width: 32, height: 18 } as const;
/** Shares of red, green and blue in brightness: ITU-R BT.709. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

export function createLightMeter(): LightMeter {
  let context: OffscreenCanvasRenderingContext2D | null = null;
  let last = Number.NEGATIVE_INFINITY;
  let value: number | null = null;
  return {
    get value() {
      return value;
    },
    look(picture, t) {
      if (t - last < EVERY) return;
      last = t;
      context ??= new OffscreenCanvas(SIZE.width, SIZE.height).getContext('2d', { willReadFrequently: true });
      if (!context) return;
      context.drawImage(picture, 0, 0, SIZE.width, SIZE.height);
      value = brightness(context.getImageData(0, 0, SIZE.width, SIZE.height).data);
    },
  };
}

/** Mean brightness of RGBA pixels, 0 to 1. */
export function brightness(pixels: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < pixels.length; i += 4)
    for (const [channel, share] of LUMA.entries()) sum += share * pixels[i + channel]!;
  return pixels.length ? sum / 255 / (pixels.length / 4) : 0;
}
