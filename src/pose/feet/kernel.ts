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

const PAGE = 65_536;

export function createKernel(): Kernel {
  const memory = new WebAssembly.Memory({ initial: 0 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()), { js: { memory } });
  let taken = 0;
  return {
    mix: (exports as unknown as Pick<Kernel, 'mix'>).mix,
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

// A WebAssembly module, instruction by instruction, as the bytes that browsers read.
// Source of the codes: the WebAssembly specification 2.0, chapter 5.

type Code = readonly number[];

const TYPE = { i32: 0x7f, f32: 0x7d, v128: 0x7b, none: 0x40 } as const;
const LANES = 4;
const FOUR = 4 * LANES;
/** Bytes of one input's weights in a group. */
const WEIGHTS = 4 * AT_ONCE;

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
const [GIVEN_WHOLE, COUNTERS] = [7, 4];
const SUMS = Array.from({ length: AT_ONCE / LANES }, (_, index) => ({ sum: LOCAL.sums + index, offset: index * FOUR }));

/** Whole numbers in as few bytes as they need (LEB128, not negative). */
const whole = (value: number): Code => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...whole(value >> 7)]);
/** One that could be read as a negative number gets a byte more. */
const constant = (value: number): Code =>
  value < 0x40 ? [0x41, value] : [0x41, (value & 0x7f) | 0x80, ...constant(value >> 7).slice(1)];
const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const add = (local: number, by: Code): Code => [...get(local), ...by, 0x6a, ...set(local)];
const vector = (operation: number): Code => [0xfd, ...whole(operation)];
/** Alignments are powers of two. */
const load4 = (place: number, offset: number): Code => [...get(place), ...vector(0x00), 2, ...whole(offset)];
const load1FourTimes = (place: number): Code => [...get(place), ...vector(0x09), 2, 0];
const store4 = (place: number, offset: number, value: Code): Code => [
  ...get(place),
  ...value,
  ...vector(0x0b),
  2,
  ...whole(offset),
];
const FOUR_TIMES = vector(0x13);
const SUM_OF_FOUR = vector(0xe4);
const PRODUCT_OF_FOUR = vector(0xe6);
const GREATER_OF_FOUR = vector(0xe9);
/** Again and again, until `whether` leaves nothing. */
const repeat = (body: Code, whether: Code): Code => [0x03, TYPE.none, ...body, ...whether, 0x0d, 0, 0x0b];
const countDown = (local: number): Code => [...get(local), ...constant(1), 0x6b, 0x22, local];
const isLess = (a: number, b: number): Code => [...get(a), ...get(b), 0x49];

const ONE_INPUT: Code = [
  ...load1FourTimes(LOCAL.at),
  ...set(LOCAL.input),
  ...SUMS.flatMap(({ sum, offset }) => [
    ...get(LOCAL.input),
    ...load4(LOCAL.weights, offset),
    ...PRODUCT_OF_FOUR,
    ...get(sum),
    ...SUM_OF_FOUR,
    ...set(sum),
  ]),
  ...add(LOCAL.weights, constant(WEIGHTS)),
  ...add(LOCAL.at, constant(4)),
];

const ONE_ROW: Code = [
  ...get(LOCAL.row),
  ...set(LOCAL.at),
  ...get(LOCAL.row),
  ...get(LOCAL.run),
  0x6a,
  ...set(LOCAL.end),
  ...repeat(ONE_INPUT, isLess(LOCAL.at, LOCAL.end)),
  ...add(LOCAL.row, get(LOCAL.step)),
];

const ONE_GROUP: Code = [
  ...SUMS.flatMap(({ sum, offset }) => [...load4(LOCAL.weights, offset), ...set(sum)]),
  ...add(LOCAL.weights, constant(WEIGHTS)),
  ...get(LOCAL.from),
  ...set(LOCAL.row),
  ...get(LOCAL.rows),
  ...set(LOCAL.left),
  ...repeat(ONE_ROW, countDown(LOCAL.left)),
  ...SUMS.flatMap(({ sum, offset }) =>
    store4(LOCAL.to, offset, [...get(sum), ...get(LOCAL.least), ...FOUR_TIMES, ...GREATER_OF_FOUR]),
  ),
  ...add(LOCAL.to, constant(WEIGHTS)),
];

const MIX: Code = repeat(ONE_GROUP, countDown(LOCAL.groups));

const list = (items: readonly Code[]): Code => [...whole(items.length), ...items.flat()];
const name = (text: string): Code => list(Array.from(text, (letter) => [letter.charCodeAt(0)]));
const section = (id: number, items: readonly Code[]): Code => sized([id], list(items));
const sized = (before: Code, content: Code): Code => [...before, ...whole(content.length), ...content];

/** What every module begins with. */
const MAGIC: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const given: Code[] = [...Array.from({ length: GIVEN_WHOLE }, () => [TYPE.i32]), [TYPE.f32]];
  const counted = list([
    [COUNTERS, TYPE.i32],
    [1 + SUMS.length, TYPE.v128],
  ]);
  return Uint8Array.from([
    ...MAGIC,
    // A function of that kind, the memory it works on, the function, what it is called, and what it does.
    ...section(1, [[0x60, ...list(given), 0]]),
    ...section(2, [[...name('js'), ...name('memory'), 2, 0, 0]]),
    ...section(3, [[0]]),
    ...section(7, [[...name('mix'), 0, 0]]),
    ...section(10, [sized([], [...counted, ...MIX, 0x0b])]),
  ]);
}
