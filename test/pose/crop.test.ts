import { describe, expect, it } from 'vitest';
import { rgbPixels, YUV_MATRICES, yuvPixels } from '../../src/pose/crop.ts';
import type { CropStyle, Pixels } from '../../src/pose/crop.ts';
import { wholePicture } from '../../src/pose/roi.ts';

const EDGE: CropStyle = { from: 0, to: 1, outside: 'edge' };
const BLACK: CropStyle = { from: -1, to: 1, outside: 'black' };

/** A picture whose red grows to the right and whose green grows downwards, 10 a pixel. */
function ramp(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([10 * x, 10 * y, 0, 255], (y * width + x) * 4);
  return rgbPixels(data, width, height);
}

function crop(pixels: Pixels, side: number, roi = wholePicture(pixels), style = EDGE): number[][] {
  const target = new Float32Array(side * side * 3);
  pixels.crop(target, side, roi, style);
  return Array.from({ length: side * side }, (_, i) => [...target.subarray(i * 3, i * 3 + 3)]);
}

describe('a square of a picture', () => {
  it('is the picture itself where neither is larger', () => {
    const seen = crop(ramp(4, 4), 4);
    expect(seen[0]![0]).toBeCloseTo(0, 6);
    expect(seen[7]![0]).toBeCloseTo(30 / 255, 6);
    expect(seen[7]![1]).toBeCloseTo(10 / 255, 6);
  });

  it('is mixed of neighbours where its pixels lie between those of the picture', () => {
    const [topLeft] = crop(ramp(4, 4), 2);
    expect(topLeft![0]! * 255).toBeCloseTo(5, 4);
    expect(topLeft![1]! * 255).toBeCloseTo(5, 4);
  });

  it('turns clockwise: a quarter turn has its right at the picture’s bottom', () => {
    const seen = crop(ramp(4, 4), 4, { x: 2, y: 2, side: 4, turn: Math.PI / 2 });
    expect(seen[3]![0]! * 255, 'red, top right').toBeCloseTo(30, 3);
    expect(seen[3]![1]! * 255, 'green, top right').toBeCloseTo(30, 3);
    expect(seen[0]![1]! * 255, 'green, top left').toBeCloseTo(0, 3);
  });

  it('goes on with the edge where the picture ends, or with black, as the network wants it', () => {
    const roi = { x: 0, y: 2, side: 4, turn: 0 };
    const pixels = ramp(4, 4);
    expect(crop(pixels, 4, roi)[12]![1]! * 255).toBeCloseTo(30, 4);
    expect(crop(pixels, 4, roi, BLACK)[12]).toEqual([-1, -1, -1]);
    expect(crop(pixels, 4, roi, BLACK)[14]![1]! * 127.5 + 127.5).toBeCloseTo(30, 4);
  });
});

describe('a picture of brightness and colour differences', () => {
  const SIZE = 8;
  /** One colour all over. */
  const plain = (y: number, u: number, v: number, fullRange = false): Pixels => {
    const data = new Uint8Array((SIZE * SIZE * 3) / 2);
    data.fill(y, 0, SIZE * SIZE);
    for (let at = SIZE * SIZE; at < data.length; at += 2) data.set([u, v], at);
    const plane = { offset: SIZE * SIZE, stride: SIZE, step: 2 };
    return yuvPixels({
      data,
      width: SIZE,
      height: SIZE,
      y: { offset: 0, stride: SIZE, step: 1 },
      u: plane,
      v: { ...plane, offset: plane.offset + 1 },
      matrix: YUV_MATRICES['bt709']!,
      fullRange,
    });
  };
  const colour = (pixels: Pixels): number[] => crop(pixels, 4)[5]!.map((value) => Math.round(value * 255));

  it.each([
    ['black', [16, 128, 128], [0, 0, 0]],
    ['white', [235, 128, 128], [255, 255, 255]],
    // Source of these three: ITU-R BT.709, 8 bits.
    ['red', [63, 102, 240], [255, 1, 0]],
    ['green', [173, 42, 26], [0, 255, 1]],
    ['blue', [32, 240, 118], [1, 0, 255]],
  ] as const)('gives %s', (_name, [y, u, v], wanted) => {
    for (const [channel, value] of colour(plain(y, u, v)).entries())
      expect(Math.abs(value - wanted[channel]!)).toBeLessThanOrEqual(1);
  });

  it('knows cameras whose brightness uses the whole byte', () => {
    expect(colour(plain(0, 128, 128, true))).toEqual([0, 0, 0]);
    expect(colour(plain(255, 128, 128, true))).toEqual([255, 255, 255]);
  });
});

describe('brightness alone', () => {
  const [width, height, side] = [40, 30, 16];
  const roi = { x: 36, y: 14, side: 22, turn: 0 };
  const plain = { from: 0, to: 255, outside: 'edge' } as const;
  const value = (x: number, y: number) => 128 + 60 * Math.sin(x / 3) + 40 * Math.cos(y / 4);

  it('of red, green and blue is what their square mixes to', () => {
    const data = Uint8Array.from(
      { length: width * height * 4 },
      (_, i) => value((i >> 2) % width, i % 7) / (1 + (i % 3)),
    );
    const picture = rgbPixels(data, width, height);
    const [colours, grey] = [new Float32Array(side * side * 3), new Float32Array(side * side)];
    picture.crop(colours, side, roi, plain);
    picture.grey(grey, side, roi);
    grey.forEach((told, i) => {
      const [red, green, blue] = [colours[i * 3]!, colours[i * 3 + 1]!, colours[i * 3 + 2]!];
      expect(told).toBeCloseTo(0.299 * red + 0.587 * green + 0.114 * blue, 2);
    });
  });

  it('of a camera picture without colour is any of its colours', () => {
    const luma = Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width)));
    const none = new Uint8Array((width * height) / 2).fill(128);
    const plane = (offset: number, stride: number) => ({ offset, stride, step: 1 });
    const picture = yuvPixels({
      data: Uint8Array.from([...luma, ...none]),
      width,
      height,
      y: plane(0, width),
      u: plane(width * height, width / 2),
      v: plane((width * height * 5) / 4, width / 2),
      matrix: YUV_MATRICES['bt709']!,
      fullRange: false,
    });
    const [colours, grey] = [new Float32Array(side * side * 3), new Float32Array(side * side)];
    picture.crop(colours, side, roi, plain);
    picture.grey(grey, side, roi);
    grey.forEach((told, i) => expect(Math.min(255, Math.max(0, told))).toBeCloseTo(colours[i * 3 + 1]!, 2));
  });
});
