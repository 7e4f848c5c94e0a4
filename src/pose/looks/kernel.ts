import { assemble, four, get, grow, int, PAGE, repeat, set, times } from '../assemble.ts';
import type { WasmFunction } from '../assemble.ts';

/** Outputs that are added up together. */
export const AT_ONCE = 16;

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
  mix(
    from: number,
    rows: number,
    step: number,
    run: number,
    weights: number,
    to: number,
    groups: number,
    least: number,
  ): void;
}

export function createKernel(): Kernel {
  const memory = new WebAssembly.Memory({ initial: 0 });
  const { mix } = assemble({ mix: MIX }, memory) as unknown as Pick<Kernel, 'mix'>;
  let taken = 0;
  return {
    mix,
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

/** What `mix` is given, in its order, and then what it counts with. */
const LOCAL = {
  from: 0,
  rows: 1,
  step: 2,
  run: 3,
  weights: 4,
  to: 5,
  groups: 6,
  least: 7,
  row: 8,
  left: 9,
  at: 10,
  end: 11,
  input: 12,
  /** The first of `AT_ONCE / LANES` sums of four outputs. */
  sums: 13,
} as const;
const SUMS = Array.from({ length: AT_ONCE / LANES }, (_, i) => ({ sum: LOCAL.sums + i, offset: i * 4 * LANES }));

const ONE_INPUT = [
  ...set(LOCAL.input, four.loadOne(get(LOCAL.at))),
  ...SUMS.flatMap(({ sum, offset }) =>
    set(sum, four.add(four.multiply(get(LOCAL.input), four.load(get(LOCAL.weights), offset)), get(sum))),
  ),
  ...grow(LOCAL.weights, int.constant(GROUP)),
  ...grow(LOCAL.at, int.constant(4)),
];

const ONE_ROW = [
  ...set(LOCAL.at, get(LOCAL.row)),
  ...set(LOCAL.end, int.add(get(LOCAL.row), get(LOCAL.run))),
  ...repeat(ONE_INPUT, int.isLess(get(LOCAL.at), get(LOCAL.end))),
  ...grow(LOCAL.row, get(LOCAL.step)),
];

const ONE_GROUP = [
  ...SUMS.flatMap(({ sum, offset }) => set(sum, four.load(get(LOCAL.weights), offset))),
  ...grow(LOCAL.weights, int.constant(GROUP)),
  ...set(LOCAL.row, get(LOCAL.from)),
  ...set(LOCAL.left, get(LOCAL.rows)),
  ...times(LOCAL.left, ONE_ROW),
  ...SUMS.flatMap(({ sum, offset }) =>
    four.store(get(LOCAL.to), four.greater(get(sum), four.ofFloat(get(LOCAL.least))), offset),
  ),
  ...grow(LOCAL.to, int.constant(GROUP)),
];

const MIX: WasmFunction = {
  given: [...Array.from({ length: 7 }, () => 'i32' as const), 'f32'],
  locals: [...Array.from({ length: 4 }, () => 'i32' as const), 'v128', ...SUMS.map(() => 'v128' as const)],
  body: times(LOCAL.groups, ONE_GROUP),
};
