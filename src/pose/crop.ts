import type { Roi } from './roi.ts';
import type { Grid, Sampler, SampleSettings } from './sampler.ts';

/** What the network wants its numbers in, and what it wants to see where the picture ends: black, or its edge again. */
export interface CropStyle {
  readonly from: number;
  readonly to: number;
  readonly outside: 'black' | 'edge';
}

/** A picture in memory. */
export interface Pixels {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /**
   * Writes the square `roi` into `target` as `side` × `side` × 3 numbers, RGB. Each is mixed of the four pixels around
   * its centre, as a graphics card reads a texture: that is what MediaPipe does, also where the square is shrunk.
   */
  crop(target: Float32Array, side: number, roi: Roi, style: CropStyle): void;
  /**
   * Brightness alone, from 0 to 255, its edge again where the picture ends: a third of the work. `rows` that are as long
   * together as the square's side, and as many `columns` of the same pixels.
   */
  grey(target: Float32Array, rows: number, columns: number, roi: Roi): void;
}

/** A picture's bytes of one kind. */
interface BytePlane extends Plane {
  readonly data: Bytes;
  readonly width: number;
  readonly height: number;
}

/** Adds a share of what the bytes say between four pixels to each pixel. */
function addBytes(target: Float32Array, grid: Grid, plane: BytePlane, share: number): void {
  const { data, offset, stride, step, width, height } = plane;
  const [lastX, lastY] = [width - 1, height - 1];
  let at = 0;
  for (let row = 0; row < grid.rows; row++) {
    let x = grid.x - row * grid.alongY;
    let y = grid.y + row * grid.alongX;
    for (let column = 0; column < grid.columns; column++, x += grid.alongX, y += grid.alongY, at++) {
      const inX = x < 0 ? 0 : x > lastX ? lastX : x;
      const inY = y < 0 ? 0 : y > lastY ? lastY : y;
      const left = inX | 0;
      const top = inY | 0;
      const fx = inX - left;
      const a = offset + top * stride + left * step;
      const b = left < lastX ? a + step : a;
      const down = top < lastY ? stride : 0;
      const above = data[a]! + (data[b]! - data[a]!) * fx;
      const below = data[a + down]! + (data[b + down]! - data[a + down]!) * fx;
      target[at]! += share * (above + (below - above) * (inY - top));
    }
  }
}

function gridOf(roi: Roi, rows: number, columns: number): Grid {
  const step = roi.side / rows;
  const [alongX, alongY] = [Math.cos(roi.turn) * step, Math.sin(roi.turn) * step];
  const [across, down] = [(columns - 1) / 2, (rows - 1) / 2];
  return {
    rows,
    columns,
    x: roi.x - 0.5 - across * alongX + down * alongY,
    y: roi.y - 0.5 - across * alongY - down * alongX,
    alongX,
    alongY,
  };
}

/** Bytes of one colour each, row by row. */
export type Bytes = Uint8Array | Uint8ClampedArray;

/** Shares of red, green and blue in brightness. Source: ITU-R BT.601. */
const BRIGHTNESS = [0.299, 0.587, 0.114] as const;

/** A picture of four bytes a pixel: red, green, blue and one that is not looked at. */
export function rgbPixels(data: Bytes, width: number, height: number): Pixels {
  return {
    width,
    height,
    grey(target, rows, columns, roi) {
      target.fill(0);
      const grid = gridOf(roi, rows, columns);
      BRIGHTNESS.forEach((share, offset) =>
        addBytes(target, grid, { data, width, height, offset, stride: width * 4, step: 4 }, share),
      );
    },
    crop(target, side, roi, style) {
      const grid = gridOf(roi, side, side);
      const [lastX, lastY] = [width - 1, height - 1];
      const black = style.outside === 'black';
      const { from } = style;
      const scale = (style.to - from) / 255;
      let at = 0;
      for (let row = 0; row < side; row++) {
        let x = grid.x - row * grid.alongY;
        let y = grid.y + row * grid.alongX;
        for (let column = 0; column < side; column++, x += grid.alongX, y += grid.alongY, at += 3) {
          if (black && (x < -0.5 || y < -0.5 || x > lastX + 0.5 || y > lastY + 0.5)) {
            target[at] = target[at + 1] = target[at + 2] = from;
            continue;
          }
          const inX = x < 0 ? 0 : x > lastX ? lastX : x;
          const inY = y < 0 ? 0 : y > lastY ? lastY : y;
          const left = inX | 0;
          const top = inY | 0;
          const fx = inX - left;
          const fy = inY - top;
          const a = (top * width + left) << 2;
          const b = left < lastX ? a + 4 : a;
          const c = top < lastY ? a + (width << 2) : a;
          const d = c + b - a;
          const wd = fx * fy * scale;
          const wb = fx * scale - wd;
          const wc = fy * scale - wd;
          const wa = scale - wb - wc - wd;
          target[at] = from + data[a]! * wa + data[b]! * wb + data[c]! * wc + data[d]! * wd;
          target[at + 1] = from + data[a + 1]! * wa + data[b + 1]! * wb + data[c + 1]! * wc + data[d + 1]! * wd;
          target[at + 2] = from + data[a + 2]! * wa + data[b + 2]! * wb + data[c + 2]! * wc + data[d + 2]! * wd;
        }
      }
    },
  };
}

/** A picture as cameras and decoders give it: brightness for every pixel, two colour differences for every 2 × 2. */
export interface Yuv {
  /** Has the picture's bytes in its room. */
  readonly sampler: Sampler;
  readonly width: number;
  readonly height: number;
  /** Where each plane begins, and how many bytes its rows and its values lie apart; those of brightness one. */
  readonly y: Plane;
  /** The two of colour differences are alike. */
  readonly u: Plane;
  readonly v: Plane;
  readonly matrix: YuvMatrix;
  /** Whether brightness goes from 0 to 255, not from 16 to 235. */
  readonly fullRange: boolean;
}

/** Where a plane of bytes begins, and how far apart its rows and its values lie. */
export interface Plane {
  readonly offset: number;
  readonly stride: number;
  readonly step: number;
}

/** How much of each colour difference goes into red, green and blue, of values from -0.5 to 0.5. */
interface YuvMatrix {
  readonly redV: number;
  readonly greenU: number;
  readonly greenV: number;
  readonly blueU: number;
}

/** By the weights of red and blue in brightness. Source: ITU-R BT.601, BT.709, BT.2020. */
const matrixOf = (red: number, blue: number): YuvMatrix => ({
  redV: 2 * (1 - red),
  greenU: (-2 * blue * (1 - blue)) / (1 - red - blue),
  greenV: (-2 * red * (1 - red)) / (1 - red - blue),
  blueU: 2 * (1 - blue),
});

/** By the name that `VideoColorSpace` has for it. */
export const YUV_MATRICES: Readonly<Record<string, YuvMatrix>> = {
  bt709: matrixOf(0.2126, 0.0722),
  bt470bg: matrixOf(0.299, 0.114),
  smpte170m: matrixOf(0.299, 0.114),
  'bt2020-ncl': matrixOf(0.2627, 0.0593),
};

/** How far outside a picture is not outside yet where its edge is shown again. */
const ANYWHERE = 1e9;

/** A picture of that kind; only the pixels that are asked for are ever turned into colours. */
export function yuvPixels({ sampler, width, height, y, u, v, matrix, fullRange }: Yuv): Pixels {
  const [lastX, lastY] = [width - 1, height - 1];
  const settingsOf = (grid: Grid, { from, to, outside }: CropStyle): SampleSettings => {
    const range = to - from;
    const perY = range / (fullRange ? 255 : 219);
    const chroma = range / (fullRange ? 255 : 224);
    const base = from - (fullRange ? 0 : 16) * perY;
    const [redV, greenU] = [matrix.redV * chroma, matrix.greenU * chroma];
    const [greenV, blueU] = [matrix.greenV * chroma, matrix.blueU * chroma];
    const margin = outside === 'black' ? 0.5 : ANYWHERE;
    return {
      alongX: grid.alongX,
      alongY: grid.alongY,
      lastX,
      lastY,
      lastU: ((width + 1) >> 1) - 1,
      lastV: ((height + 1) >> 1) - 1,
      lowX: -margin,
      lowY: -margin,
      highX: lastX + margin,
      highY: lastY + margin,
      outside: from,
      // Colour differences lie around 128.
      red: base - 128 * redV,
      green: base - 128 * (greenU + greenV),
      blue: base - 128 * blueU,
      perY,
      redV,
      greenU,
      greenV,
      blueU,
      low: Math.min(from, to),
      high: Math.max(from, to),
      yAt: y.offset,
      uAt: u.offset,
      vAt: v.offset,
      yStride: y.stride,
      uvStride: u.stride,
      uvBits: 8 * u.step,
    };
  };
  return {
    width,
    height,
    grey(target, rows, columns, roi) {
      const grid = gridOf(roi, rows, columns);
      const settings = settingsOf(grid, { from: 0, to: 255, outside: 'edge' });
      const { perY } = settings;
      sampler.brightness(target, grid, { ...settings, red: fullRange ? 0 : -16 * perY });
    },
    crop(target, side, roi, style) {
      const grid = gridOf(roi, side, side);
      sampler.colours(target, grid, settingsOf(grid, style));
    },
  };
}
