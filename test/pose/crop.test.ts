import { describe, expect, it } from 'vitest';
import { rgbPixels, YUV_MATRICES, yuvPixels } from '../../src/pose/crop.ts';
import type { CropStyle, Pixels, Yuv } from '../../src/pose/crop.ts';
import { wholePicture } from '../../src/pose/roi.ts';
import { createSampler } from '../../src/pose/sampler.ts';

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

/** A picture with these bytes. */
function yuv(data: Uint8Array, rest: Omit<Yuv, 'sampler' | 'matrix'>): Pixels {
  const sampler = createSampler();
  sampler.room(data.length).set(data);
  return yuvPixels({ sampler, matrix: YUV_MATRICES['bt709']!, ...rest });
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
    return yuv(data, {
      width: SIZE,
      height: SIZE,
      y: { offset: 0, stride: SIZE, step: 1 },
      u: plane,
      v: { ...plane, offset: plane.offset + 1 },
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

describe('a picture of brightness and colour differences, number by number', () => {
  // Odd sides: the last colour difference belongs to one column, and one row.
  const [width, height, side] = [41, 29, 18];
  const [across, down] = [(width + 1) / 2, (height + 1) / 2];
  const waves = (count: number, pace: number) =>
    Uint8Array.from({ length: count }, (_, i) => 128 + 70 * Math.sin(i / pace) + 20 * Math.cos(i / 19));
  const [luma, u, v] = [waves(width * height, 3), waves(across * down, 5), waves(across * down, 7)];
  const inTurn = Uint8Array.from({ length: 2 * u.length }, (_, i) => (i % 2 ? v : u)[i >> 1]!);
  const bright = { offset: 0, stride: width, step: 1 };
  const apart: Pixels = yuv(Uint8Array.from([...luma, ...u, ...v]), {
    width,
    height,
    y: bright,
    u: { offset: luma.length, stride: across, step: 1 },
    v: { offset: luma.length + u.length, stride: across, step: 1 },
    fullRange: false,
  });
  const together: Pixels = yuv(Uint8Array.from([...luma, ...inTurn]), {
    width,
    height,
    y: bright,
    u: { offset: luma.length, stride: 2 * across, step: 2 },
    v: { offset: luma.length + 1, stride: 2 * across, step: 2 },
    fullRange: false,
  });

  /** The four values around a place, mixed. */
  function at(plane: Uint8Array, stride: number, x: number, y: number): number {
    const [inX, inY] = [Math.min(Math.max(x, 0), stride - 1), Math.min(Math.max(y, 0), plane.length / stride - 1)];
    const [left, top] = [Math.floor(inX), Math.floor(inY)];
    const value = (column: number, row: number): number =>
      plane[Math.min(row, plane.length / stride - 1) * stride + Math.min(column, stride - 1)]!;
    const mixed = (row: number): number => value(left, row) + (value(left + 1, row) - value(left, row)) * (inX - left);
    return mixed(top) + (mixed(top + 1) - mixed(top)) * (inY - top);
  }

  /** ITU-R BT.709, from 0 to 1. */
  function wanted(x: number, y: number): number[] {
    const [inX, inY] = [Math.min(Math.max(x, 0), width - 1), Math.min(Math.max(y, 0), height - 1)];
    const brightness = (at(luma, width, x, y) - 16) / 219;
    const [blueness, redness] = [u, v].map(
      (plane) => (at(plane, across, (inX - 0.5) / 2, (inY - 0.5) / 2) - 128) / 224,
    );
    const red = brightness + 1.5748 * redness!;
    const blue = brightness + 1.8556 * blueness!;
    return [red, (brightness - 0.2126 * red - 0.0722 * blue) / 0.7152, blue];
  }

  it.each([
    ['within', { x: 20, y: 14, side: 20, turn: 0 }],
    ['turned', { x: 18, y: 15, side: 22, turn: 0.7 }],
    ['shrunk, and beyond every side', { x: 22, y: 12, side: 77, turn: -2 }],
    ['at the last corner', { x: 39, y: 28, side: 9, turn: 0 }],
  ])('%s', (_name, roi) => {
    const seen = [EDGE, BLACK].flatMap((style) => [crop(apart, side, roi, style), crop(together, side, roi, style)]);
    const step = roi.side / side;
    for (let i = 0; i < side * side; i++) {
      const [column, row] = [(i % side) - (side - 1) / 2, Math.floor(i / side) - (side - 1) / 2];
      const x = roi.x - 0.5 + step * (column * Math.cos(roi.turn) - row * Math.sin(roi.turn));
      const y = roi.y - 0.5 + step * (column * Math.sin(roi.turn) + row * Math.cos(roi.turn));
      const isOutside = x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5;
      for (const [channel, raw] of wanted(x, y).entries()) {
        const value = Math.min(1, Math.max(0, raw));
        for (const edge of seen.slice(0, 2)) expect(edge[i]![channel]).toBeCloseTo(value, 4);
        for (const black of seen.slice(2)) expect(black[i]![channel]).toBeCloseTo(isOutside ? -1 : 2 * value - 1, 4);
      }
    }
  });

  it('of any size, one after the other', () => {
    const sampler = createSampler();
    for (const length of [100, 300_000, 5]) {
      const room = sampler.room(length);
      expect(room).toHaveLength(length);
      room.fill(7);
      expect(room.at(-1)).toBe(7);
    }
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
    picture.grey(grey, side, side, roi);
    grey.forEach((told, i) => {
      const [red, green, blue] = [colours[i * 3]!, colours[i * 3 + 1]!, colours[i * 3 + 2]!];
      expect(told).toBeCloseTo(0.299 * red + 0.587 * green + 0.114 * blue, 2);
    });
  });

  it('of a camera picture without colour is any of its colours', () => {
    const luma = Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width)));
    const none = new Uint8Array((width * height) / 2).fill(128);
    const plane = (offset: number, stride: number) => ({ offset, stride, step: 1 });
    const picture = yuv(Uint8Array.from([...luma, ...none]), {
      width,
      height,
      y: plane(0, width),
      u: plane(width * height, width / 2),
      v: plane((width * height * 5) / 4, width / 2),
      fullRange: false,
    });
    const [colours, grey] = [new Float32Array(side * side * 3), new Float32Array(side * side)];
    picture.crop(colours, side, roi, plain);
    picture.grey(grey, side, side, roi);
    grey.forEach((told, i) => expect(Math.min(255, Math.max(0, told))).toBeCloseTo(colours[i * 3 + 1]!, 2));
  });
});
