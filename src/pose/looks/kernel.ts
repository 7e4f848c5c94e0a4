import { assemble, four, get, grow, int, PAGE, repeat, set, times } from '../assemble.ts';
import type { WasmFunction, WasmType } from '../assemble.ts';

/** Outputs that are added up together. */
export const AT_ONCE = 16;

type Mix = (
  from: number,
  rows: number,
  step: number,
  run: number,
  weights: number,
  to: number,
  groups: number,
  least: number,
) => void;

/** What small networks are computed with, in WebAssembly, and the memory that it sees. Places and lengths are bytes. */
export interface Kernel {
  /** All of the memory; not the same any more after `room`. */
  readonly numbers: Float32Array;
  /** Where there is room for so many numbers, all 0 so far. */
  room(count: number): number;
  /**
   * Adds up inputs times their weights. The inputs lie at `from`, in `rows` stretches of `run` that begin `step` apart. For
   * each of `groups` of `AT_ONCE` outputs there lie at `weights` what they begin with, and then those of every input, side
   * by side. The outputs go to `to`, none of them less than `least`.
   */
  mix: Mix;
  /** The same for two places, by each weight at once: the second's inputs lie `apart` from the first's, its outputs `aside`. */
  mixTwo(...all: readonly [...Parameters<Mix>, apart: number, aside: number]): void;
}

export function createKernel(): Kernel {
  const memory = new WebAssembly.Memory({ initial: 0 });
  const functions = { mix: mixing(1), mixTwo: mixing(2) };
  const { mix, mixTwo } = assemble(functions, memory) as unknown as Pick<Kernel, keyof typeof functions>;
  let taken = 0;
  return {
    mix,
    mixTwo,
    get numbers() {
      return new Float32Array(memory.buffer);
    },
    room(count) {
      const place = taken;
      taken += 4 * count;
      memory.grow(Math.max(0, Math.ceil((taken - memory.buffer.byteLength) / PAGE)));
      return place;
    },
  };
}

const LANES = 4;
/** Bytes of one input's weights in a group. */
const GROUP = 4 * AT_ONCE;

/** What a function is given, in its order, and then what it counts with. */
const LOCAL = {
  from: 0,
  rows: 1,
  step: 2,
  run: 3,
  weights: 4,
  to: 5,
  groups: 6,
  least: 7,
  apart: 8,
  aside: 9,
  row: 10,
  left: 11,
  at: 12,
  end: 13,
  weight: 14,
  /** An input for each place, and after them `AT_ONCE / LANES` sums of four outputs for each. */
  input: 15,
} as const;
const PARTS = Array.from({ length: AT_ONCE / LANES }, (_, part) => part);
/** Bytes of a part. */
const PART = 4 * LANES;

/** Sums up for so many places at once, one or two. */
function mixing(places: 1 | 2): WasmFunction {
  const all = Array.from({ length: places }, (_, place) => ({
    input: LOCAL.input + place,
    sum: (part: number) => LOCAL.input + places + place * PARTS.length + part,
    from: place === 0 ? get(LOCAL.at) : int.add(get(LOCAL.at), get(LOCAL.apart)),
    to: place === 0 ? get(LOCAL.to) : int.add(get(LOCAL.to), get(LOCAL.aside)),
  }));
  const oneInput = [
    ...all.flatMap(({ input, from }) => set(input, four.loadOne(from))),
    ...PARTS.flatMap((part) => [
      ...set(LOCAL.weight, four.load(get(LOCAL.weights), part * PART)),
      ...all.flatMap(({ input, sum }) =>
        set(sum(part), four.add(four.multiply(get(input), get(LOCAL.weight)), get(sum(part)))),
      ),
    ]),
    ...grow(LOCAL.weights, int.constant(GROUP)),
    ...grow(LOCAL.at, int.constant(4)),
  ];
  const oneRow = [
    ...set(LOCAL.at, get(LOCAL.row)),
    ...set(LOCAL.end, int.add(get(LOCAL.row), get(LOCAL.run))),
    ...repeat(oneInput, int.isLess(get(LOCAL.at), get(LOCAL.end))),
    ...grow(LOCAL.row, get(LOCAL.step)),
  ];
  const oneGroup = [
    ...PARTS.flatMap((part) => all.flatMap(({ sum }) => set(sum(part), four.load(get(LOCAL.weights), part * PART)))),
    ...grow(LOCAL.weights, int.constant(GROUP)),
    ...set(LOCAL.row, get(LOCAL.from)),
    ...set(LOCAL.left, get(LOCAL.rows)),
    ...times(LOCAL.left, oneRow),
    ...all.flatMap(({ sum, to }) =>
      PARTS.flatMap((part) =>
        four.store(to, four.greater(get(sum(part)), four.ofFloat(get(LOCAL.least))), part * PART),
      ),
    ),
    ...grow(LOCAL.to, int.constant(GROUP)),
  ];
  return {
    given: [...of(7, 'i32'), 'f32', 'i32', 'i32'],
    locals: [...of(4, 'i32'), ...of(1 + places * (1 + PARTS.length), 'v128')],
    body: times(LOCAL.groups, oneGroup),
  };
}

const of = (count: number, type: WasmType): WasmType[] => Array.from({ length: count }, () => type);
