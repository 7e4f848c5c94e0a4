// WebAssembly, instruction by instruction, as the bytes that browsers read: for the few loops that take a pose worker's
// time, and are several times as fast four numbers at once. Each of these writes what leaves its result on the stack.
// Source of the codes: the WebAssembly specification 2.0, chapter 5.

/** Instructions, one after the other. */
export type Code = readonly number[];

export type WasmType = 'i32' | 'f32' | 'v128';
const TYPES: Readonly<Record<WasmType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };
const NOTHING = 0x40;

/** Not negative, in as few bytes as it needs (LEB128). */
const whole = (value: number): Code => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...whole(value >> 7)]);
/** The same where it could be read as a negative number: then it gets a byte more. */
const signed = (value: number): Code => (value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >> 7)]);

export const get = (local: number): Code => [0x20, ...whole(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...whole(local)];
/** Whole numbers, one at a time. */
export const int = {
  /** Not negative. */
  constant: (value: number): Code => [0x41, ...signed(value)],
  load: (place: Code): Code => [...place, 0x28, 2, 0],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  subtract: (a: Code, b: Code): Code => [...a, ...b, 0x6b],
  shiftRight: (a: Code, by: Code): Code => [...a, ...by, 0x76],
  isLess: (a: Code, b: Code): Code => [...a, ...b, 0x49],
} as const;
/** Adds to a local. */
export const grow = (local: number, by: Code): Code => set(local, int.add(get(local), by));
/** Again and again, as long as `whether`, looked at afterwards, is not 0. */
export const repeat = (body: Code, whether: Code): Code => [0x03, NOTHING, ...body, ...whether, 0x0d, 0, 0x0b];
/** So many times: `count` is a local, and 0 in the end. */
export const times = (count: number, body: Code): Code =>
  repeat(body, [...set(count, int.subtract(get(count), int.constant(1))), ...get(count)]);

const vector = (operation: number): Code => [0xfd, ...whole(operation)];
const unary =
  (operation: number) =>
  (a: Code): Code => [...a, ...vector(operation)];
const binary =
  (operation: number) =>
  (a: Code, b: Code): Code => [...a, ...b, ...vector(operation)];
/** Alignment of four bytes, and how far from the place. */
const near = (offset: number): Code => [2, ...whole(offset)];

/** Four numbers at once, with a fraction (`f32x4`) or without (`i32x4`). */
export const four = {
  load: (place: Code, offset = 0): Code => [...place, ...vector(0x00), ...near(offset)],
  /** One number, four times. */
  loadOne: (place: Code, offset = 0): Code => [...place, ...vector(0x09), ...near(offset)],
  store: (place: Code, value: Code, offset = 0): Code => [...place, ...value, ...vector(0x0b), ...near(offset)],
  /** Four bytes from anywhere into one of the four. */
  loadLane: (lane: number, place: Code, into: Code, offset = 0): Code => [
    ...place,
    ...into,
    ...vector(0x56),
    0,
    ...whole(offset),
    lane,
  ],
  storeLane: (lane: number, place: Code, value: Code, offset: number): Code => [
    ...place,
    ...value,
    ...vector(0x5a),
    ...near(offset),
    lane,
  ],
  lane: (lane: number, value: Code): Code => [...value, ...vector(0x1b), lane],
  ofInt: unary(0x11),
  ofFloat: unary(0x13),
  add: binary(0xe4),
  subtract: binary(0xe5),
  multiply: binary(0xe6),
  less: binary(0xea),
  greater: binary(0xeb),
  /** Towards 0, as whole numbers; and back. */
  whole: unary(0xf8),
  float: unary(0xfa),
  isLess: binary(0x43),
  isGreater: binary(0x44),
  either: binary(0x50),
  both: binary(0x4e),
  /** `a` where `which` has ones, else `b`. */
  choose: (a: Code, b: Code, which: Code): Code => [...a, ...b, ...which, ...vector(0x52)],
  addWhole: binary(0xae),
  multiplyWhole: binary(0xb5),
  /** `by`: one whole number, bits. */
  shiftRight: (a: Code, by: Code): Code => [...a, ...by, ...vector(0xad)],
} as const;

/** A function: what it is given, and after that what it counts with, in the order of its locals. */
export interface WasmFunction {
  readonly given: readonly WasmType[];
  readonly locals: readonly WasmType[];
  readonly body: Code;
}

const list = (items: readonly Code[]): Code => [...whole(items.length), ...items.flat()];
const name = (text: string): Code => list(Array.from(text, (letter) => [letter.charCodeAt(0)]));
const sized = (content: Code): Code => [...whole(content.length), ...content];
const section = (id: number, items: readonly Code[]): Code => [id, ...sized(list(items))];
const types = (all: readonly WasmType[]): Code => list(all.map((type) => [TYPES[type]]));
/** What every module begins with. */
const MAGIC: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Functions that give nothing back, on this memory, by their names. */
export function assemble(functions: Readonly<Record<string, WasmFunction>>, memory: WebAssembly.Memory) {
  const all = Object.values(functions);
  const bytes = [
    ...MAGIC,
    ...section(
      1,
      all.map(({ given }) => [0x60, ...types(given), 0]),
    ),
    ...section(2, [[...name('js'), ...name('memory'), 2, 0, 0]]),
    ...section(
      3,
      all.map((_, index) => [index]),
    ),
    ...section(
      7,
      Object.keys(functions).map((each, index) => [...name(each), 0, index]),
    ),
    ...section(
      10,
      all.map(({ locals, body }) => sized([...list(locals.map((type) => [1, TYPES[type]])), ...body, 0x0b])),
    ),
  ];
  const module = new WebAssembly.Module(Uint8Array.from(bytes));
  return new WebAssembly.Instance(module, { js: { memory } }).exports;
}

/** Bytes of a page, in which memory grows. */
export const PAGE = 65_536;
