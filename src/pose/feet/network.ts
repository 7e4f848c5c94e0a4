import { PoseError } from '../estimator.ts';

/** Side of the picture that the network looks at, pixels. */
export const SIDE = 48;
/** Channels from the grey picture through five 3 × 3 convolutions; all but the last halve the picture. */
const CHANNELS = [1, 12, 24, 32, 48, 48] as const;
const STRIDES = [2, 2, 2, 2, 1] as const;
const TAPS = 9;
/** Outputs that are added up together. */
const AT_ONCE = 4;
const HIDDEN = 48;
/** The network counts in thirties of degrees. */
const UNIT = 30;

/** A layer's weights, ordered tap, input, output; those of a convolution then by `inGroups`. */
interface Layer {
  readonly bias: Float64Array;
  readonly weights: Float64Array;
}

/** Tells from a grey picture of a left foot where its toes point. */
export interface FootNetwork {
  /** Outward against the line of sight, degrees. `grey`: `SIDE` × `SIDE` values of any brightness and contrast. */
  run(grey: Float32Array): number;
}

/**
 * A small convolutional network, run as plain arithmetic: two feet take less than two milliseconds, and it is the same on
 * every runtime and machine. Learned by `src/train/feet.py`.
 *
 * @param file for each layer the biases and the scales (float32), then the weights (int8, of one scale each output).
 * @throws {PoseError} where the file is not of this network's length
 */
export function readFootNetwork(file: Uint8Array): FootNetwork {
  const read = createReader(file);
  const convolutions = STRIDES.map((stride, i) => {
    const [from, to] = [CHANNELS[i]!, CHANNELS[i + 1]!];
    const side = SIDE / STRIDES.slice(0, i).reduce<number>((product, each) => product * each, 1);
    const [out, around] = [new Float64Array((side / stride) ** 2 * to), new Float64Array(TAPS * from)];
    return {
      ...inGroups(read.layer(TAPS * from, to)),
      stride,
      side,
      from,
      to,
      out,
      around,
      places: new Int32Array(TAPS * from),
    };
  });
  const last = convolutions.at(-1)!;
  const hidden = read.layer(last.out.length, HIDDEN);
  const told = read.layer(HIDDEN, 1);
  read.end();
  const [first, between, said] = [new Float64Array(SIDE * SIDE), new Float64Array(HIDDEN), new Float64Array(1)];
  return {
    run(grey) {
      standardise(grey, first);
      let seen: Float64Array = first;
      for (const convolution of convolutions) {
        convolve(seen, convolution, convolution.out);
        seen = convolution.out;
      }
      connect(seen, hidden, between);
      rectify(between);
      connect(between, told, said);
      return said[0]! * UNIT;
    },
  };
}

/** For every so many outputs, each input's weights side by side. */
function inGroups({ bias, weights }: Layer): Layer {
  const outputs = bias.length;
  const inputs = weights.length / outputs;
  const place = (i: number) => {
    const [group, input, one] = [Math.floor(i / (AT_ONCE * inputs)), Math.floor(i / AT_ONCE) % inputs, i % AT_ONCE];
    return input * outputs + group * AT_ONCE + one;
  };
  return { bias, weights: weights.map((_, i) => weights[place(i)]!) };
}

function createReader(file: Uint8Array) {
  let at = 0;
  const bytes = (length: number): ArrayBufferLike => {
    if (at + length > file.length) throw new PoseError(DAMAGED);
    return file.slice(at, (at += length)).buffer;
  };
  return {
    layer(inputs: number, outputs: number): Layer {
      const bias = new Float32Array(bytes(outputs * 4));
      const scale = new Float32Array(bytes(outputs * 4));
      const whole = new Int8Array(bytes(inputs * outputs));
      return {
        bias: Float64Array.from(bias),
        weights: Float64Array.from(whole, (value, i) => value * scale[i % outputs]!),
      };
    },
    end() {
      if (at !== file.length) throw new PoseError(DAMAGED);
    },
  };
}
const DAMAGED =
  'The foot network is not the one that this app needs. Reload the page; if it stays, run "npm ci" again.';

/** Brightness and contrast say nothing of a foot. Of 255: what little contrast there is in the dark is noise. */
const LEAST_CONTRAST = 8;

function standardise(grey: Float32Array, target: Float64Array): void {
  let sum = 0;
  for (const value of grey) sum += value;
  const mean = sum / grey.length;
  let squares = 0;
  for (const value of grey) squares += (value - mean) ** 2;
  const scale = 1 / (Math.sqrt(squares / (grey.length - 1)) + LEAST_CONTRAST);
  for (let i = 0; i < grey.length; i++) target[i] = (grey[i]! - mean) * scale;
}

interface Convolution extends Layer {
  readonly stride: number;
  /** Of the picture that comes in. */
  readonly side: number;
  readonly from: number;
  readonly to: number;
  /** Room for the pixels that one is made of. */
  readonly around: Float64Array;
  /** Where their weights lie in a group. */
  readonly places: Int32Array;
}

/**
 * 3 × 3, nothing all around, then rectified. Pictures lie row by row, the channels of a pixel side by side. What one pixel
 * is made of is laid out once without the zeros, which are half of what a rectified layer gives, and four outputs are
 * added up at a time.
 */
function convolve(seen: Float64Array, convolution: Convolution, out: Float64Array): void {
  const { bias, weights, stride, side, from, to, around, places } = convolution;
  const smaller = side / stride;
  const length = TAPS * from * AT_ONCE;
  for (let row = 0, at = 0; row < smaller; row++)
    for (let column = 0; column < smaller; column++) {
      const count = lookAround(seen, row * stride, column * stride, convolution);
      for (let o = 0, group = 0; o < to; o += AT_ONCE, at += AT_ONCE, group += length) {
        let [a, b, c, d] = [bias[o]!, bias[o + 1]!, bias[o + 2]!, bias[o + 3]!];
        for (let i = 0; i < count; i++) {
          const value = around[i]!;
          const w = group + places[i]!;
          a += value * weights[w]!;
          b += value * weights[w + 1]!;
          c += value * weights[w + 2]!;
          d += value * weights[w + 3]!;
        }
        out[at] = a > 0 ? a : 0;
        out[at + 1] = b > 0 ? b : 0;
        out[at + 2] = c > 0 ? c : 0;
        out[at + 3] = d > 0 ? d : 0;
      }
    }
}

/** What is not nothing in the nine pixels around one, channel by channel, and where its weights are. Returns how many. */
function lookAround(seen: Float64Array, y: number, x: number, { side, from, around, places }: Convolution): number {
  let count = 0;
  for (let tap = 0; tap < TAPS; tap++) {
    const [v, u] = [y + ((tap / 3) | 0) - 1, x + (tap % 3) - 1];
    if (v < 0 || u < 0 || v >= side || u >= side) continue;
    const pixel = (v * side + u) * from;
    for (let i = 0; i < from; i++) {
      const value = seen[pixel + i]!;
      if (value === 0) continue;
      around[count] = value;
      places[count++] = (tap * from + i) * AT_ONCE;
    }
  }
  return count;
}

function connect(seen: Float64Array, { bias, weights }: Layer, out: Float64Array): void {
  out.set(bias);
  for (let i = 0; i < seen.length; i++) {
    const value = seen[i]!;
    if (value === 0) continue;
    for (let o = 0; o < out.length; o++) out[o]! += value * weights[i * out.length + o]!;
  }
}

function rectify(values: Float64Array): void {
  for (let i = 0; i < values.length; i++) if (values[i]! < 0) values[i] = 0;
}
