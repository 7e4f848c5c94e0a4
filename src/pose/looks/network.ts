import { PoseError } from '../estimator.ts';
import { AT_ONCE, createKernel } from './kernel.ts';
import type { Kernel } from './kernel.ts';

/** 3 × 3 convolutions of a grey picture, one layer that sees all of it, and what that tells. */
export interface NetworkShape {
  /** Of the picture, pixels. */
  readonly rows: number;
  readonly columns: number;
  /** From the grey picture on: one more than there are convolutions. */
  readonly channels: readonly number[];
  /** A convolution of stride 2 halves the picture, rounded up. */
  readonly strides: readonly number[];
  readonly hidden: number;
  readonly outputs: number;
}

const TAPS = 9;

/** A layer's weights, ordered tap, input, output. */
interface Layer {
  readonly bias: Float32Array;
  readonly weights: Float32Array;
}

/** Tells something from a grey picture. */
export interface LookNetwork {
  /**
   * What it says, in units of its own: as many numbers as it has outputs, until it is asked again.
   *
   * @param grey `rows` × `columns` values of any brightness and contrast
   */
  run(grey: Float32Array): Float32Array;
}

/**
 * A small convolutional network, run by a few lines of WebAssembly: a foot takes a tenth of a millisecond, a leg half of one,
 * and it is the same on every runtime and machine. Learned by `src/train`.
 *
 * @param file for each layer the biases and the scales (float32), then the weights (int8, of one scale each output).
 * @throws {PoseError} where the file is not of this network's length
 */
export function readLookNetwork(file: Uint8Array, { rows, columns, ...shape }: NetworkShape): LookNetwork {
  const read = createReader(file);
  const kernel = createKernel();
  const first = roomFor(kernel, rows, columns, shape.channels[0]!);
  let seen = first;
  const convolutions = shape.strides.map((stride, i) => {
    const to = shape.channels[i + 1]!;
    const layer = read.layer(TAPS * seen.channels, to);
    const from = seen;
    seen = roomFor(kernel, Math.ceil(from.rows / stride), Math.ceil(from.columns / stride), to);
    return { from, to: seen, stride, ...putLayer(kernel, layer) };
  });
  const last = seen;
  const hidden = putLayer(kernel, read.layer(last.rows * last.columns * last.channels, shape.hidden));
  const told = putLayer(kernel, read.layer(shape.hidden, shape.outputs));
  read.end();
  const [between, said] = [kernel.room(AT_ONCE * hidden.groups), kernel.room(AT_ONCE * told.groups)];
  const { numbers } = kernel;
  const answer = numbers.subarray(said / 4, said / 4 + shape.outputs);
  return {
    run(grey) {
      standardise(grey, numbers, first);
      for (const convolution of convolutions) convolve(kernel, convolution);
      const run = 4 * last.columns * last.channels;
      kernel.mix(last.place, last.rows, last.step, run, hidden.weights, between, hidden.groups, 0);
      kernel.mix(between, 1, 0, 4 * shape.hidden, told.weights, said, told.groups, Number.NEGATIVE_INFINITY);
      return answer;
    },
  };
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
        bias,
        weights: Float32Array.from(whole, (value, i) => value * scale[i % outputs]!),
      };
    },
    end() {
      if (at !== file.length) throw new PoseError(DAMAGED);
    },
  };
}
const DAMAGED = 'A pose file is damaged. Reload the page; if it stays, run "npm ci" again.';

/** A picture in the kernel's memory, row by row, the channels of a pixel side by side, with a pixel of zeros all around. */
interface Room {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  /** Of the first pixel's first channel, and how far rows lie apart. Bytes. */
  readonly place: number;
  readonly step: number;
}

/** After the last pixel there is room for a whole group, too: see `convolve`. */
function roomFor(kernel: Kernel, rows: number, columns: number, channels: number): Room {
  const row = (columns + 2) * channels;
  const all = kernel.room((rows + 2) * row + AT_ONCE);
  return { rows, columns, channels, place: all + 4 * (row + channels), step: 4 * row };
}

/** A layer in the kernel's memory: where its weights lie, and of how many groups. */
interface Put {
  readonly weights: number;
  readonly groups: number;
}

/** Outputs that fill up the last group have no weights: they are 0. */
function putLayer(kernel: Kernel, { bias, weights }: Layer): Put {
  const outputs = bias.length;
  const groups = Math.ceil(outputs / AT_ONCE);
  const inputs = weights.length / outputs;
  const place = kernel.room(groups * (1 + inputs) * AT_ONCE);
  const { numbers } = kernel;
  for (let o = 0; o < outputs; o++) {
    const at = place / 4 + Math.floor(o / AT_ONCE) * (1 + inputs) * AT_ONCE + (o % AT_ONCE);
    numbers[at] = bias[o]!;
    for (let i = 0; i < inputs; i++) numbers[at + (1 + i) * AT_ONCE] = weights[i * outputs + o]!;
  }
  return { weights: place, groups };
}

/** Brightness and contrast say nothing of a leg. Of 255: what little contrast there is in the dark is noise. */
const LEAST_CONTRAST = 8;

function standardise(grey: Float32Array, numbers: Float32Array, { place, step, rows, columns }: Room): void {
  let sum = 0;
  for (const value of grey) sum += value;
  const mean = sum / grey.length;
  let squares = 0;
  for (const value of grey) squares += (value - mean) ** 2;
  const scale = 1 / (Math.sqrt(squares / (grey.length - 1)) + LEAST_CONTRAST);
  for (let row = 0, i = 0; row < rows; row++)
    for (let at = (place + row * step) / 4, end = at + columns; at < end; at++, i++)
      numbers[at] = (grey[i]! - mean) * scale;
}

interface Convolution extends Put {
  readonly from: Room;
  readonly to: Room;
  readonly stride: number;
}

/**
 * 3 × 3, then rectified. What fills up a pixel's last group goes where the next pixel will be written, or is 0 already: it
 * is 0 itself.
 */
function convolve(kernel: Kernel, { from, to, stride, weights, groups }: Convolution): void {
  const pixel = 4 * from.channels;
  for (let row = 0; row < to.rows; row += 2) {
    let at = from.place + (row * stride - 1) * from.step - pixel;
    let out = to.place + row * to.step;
    const two = row + 1 < to.rows;
    for (let column = 0; column < to.columns; column++, at += stride * pixel, out += 4 * to.channels)
      if (two) kernel.mixTwo(at, 3, from.step, 3 * pixel, weights, out, groups, 0, stride * from.step, to.step);
      else kernel.mix(at, 3, from.step, 3 * pixel, weights, out, groups, 0);
  }
}
