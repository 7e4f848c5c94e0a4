import { assemble, four, get, grow, int, PAGE, set, times } from './assemble.ts';
import type { Code, WasmFunction } from './assemble.ts';

/** Numbers that hold for a whole square. Lengths and places are pixels of the picture, counted from pixel centres. */
const FRACTIONS = [
  /** From a pixel of the square to its right neighbour. */
  'alongX',
  'alongY',
  /** The last column and row, of brightness and of colour differences. */
  'lastX',
  'lastY',
  'lastU',
  'lastV',
  /** Beyond these the square shows `outside`. */
  'lowX',
  'lowY',
  'highX',
  'highY',
  'outside',
  /** Each colour is so much by itself, and so much for every step of brightness and of a colour difference. */
  'red',
  'green',
  'blue',
  'perY',
  'redV',
  'greenU',
  'greenV',
  'blueU',
  /** No colour is beyond these. */
  'low',
  'high',
] as const;
/** Where planes begin in the picture's bytes, how far their rows lie apart, and a colour difference and its neighbour, bits. */
const WHOLES = ['yAt', 'uAt', 'vAt', 'yStride', 'uvStride', 'uvBits'] as const;

export type SampleSettings = Readonly<Record<(typeof FRACTIONS)[number] | (typeof WHOLES)[number], number>>;

/** Where the pixels lie in the picture. Pixel centres are whole numbers here, counted from 0. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Centre of the first pixel. */
  readonly x: number;
  readonly y: number;
  /** From a pixel to its right neighbour; downwards it is (-alongY, alongX). */
  readonly alongX: number;
  readonly alongY: number;
}

/** Reads parts out of a picture's bytes, four pixels at once, each mixed of the four around it. */
export interface Sampler {
  /** Room for so many bytes of a picture; what lay there before is gone. */
  room(length: number): Uint8Array<ArrayBuffer>;
  /** Writes three numbers for each pixel of the grid, RGB. */
  colours(target: Float32Array, grid: Grid, settings: SampleSettings): void;
  /** Writes one number for each, of `red` and `perY` alone. */
  brightness(target: Float32Array, grid: Grid, settings: SampleSettings): void;
}

// The memory: the settings, then one row of the square, then the picture.
const COUNTING = { columns: [0, 1, 2, 3], next: 4, half: 0.5, quarter: 0.25 } as const;
const NUMBERS = [...COUNTING.columns, COUNTING.next, COUNTING.half, COUNTING.quarter];
/** In fours of bytes. */
const FIRST_FRACTION = NUMBERS.length;
const FIRST_WHOLE = FIRST_FRACTION + FRACTIONS.length;
const ROW = 256;
const PICTURE = PAGE;

export function createSampler(): Sampler {
  // What lies after the last row of the picture is read, too, and counts nothing.
  const memory = new WebAssembly.Memory({ initial: 2 });
  const functions = assemble({ colours: COLOURS, brightness: BRIGHTNESS }, memory) as unknown as Readonly<
    Record<'colours' | 'brightness', (x: number, y: number, fours: number) => void>
  >;
  new Float32Array(memory.buffer).set(NUMBERS);

  const through =
    (name: keyof typeof functions, each: number) =>
    (target: Float32Array, { rows, columns, x, y, alongX, alongY }: Grid, settings: SampleSettings): void => {
      const [fractions, wholes] = [new Float32Array(memory.buffer), new Int32Array(memory.buffer)];
      FRACTIONS.forEach((setting, i) => (fractions[FIRST_FRACTION + i] = settings[setting]));
      WHOLES.forEach((setting, i) => (wholes[FIRST_WHOLE + i] = settings[setting]));
      const row = fractions.subarray(ROW / 4, ROW / 4 + columns * each);
      for (let down = 0; down < rows; down++) {
        functions[name](x - down * alongY, y + down * alongX, Math.ceil(columns / 4));
        target.set(row, down * row.length);
      }
    };

  return {
    room(length) {
      memory.grow(Math.max(0, Math.ceil((PICTURE + length + PAGE - memory.buffer.byteLength) / PAGE)));
      return new Uint8Array(memory.buffer, PICTURE, length);
    },
    colours: through('colours', 3),
    brightness: through('brightness', 1),
  };
}

/** What both functions are given: the first pixel's centre, and how many times four pixels; and what they count with. */
const LOCAL = {
  x: 0,
  y: 1,
  fours: 2,
  to: 3,
  byte: 4,
  column: 5,
  inX: 6,
  inY: 7,
  isOutside: 8,
  left: 9,
  top: 10,
  fractionX: 11,
  fractionY: 12,
  places: 13,
  above: 14,
  below: 15,
  brightness: 16,
  u: 17,
  v: 18,
  /** Never set: four times 0. */
  zero: 19,
} as const;

const NOWHERE = int.constant(0);
const number = (place: number): Code => four.loadOne(NOWHERE, place);
const fraction = (name: (typeof FRACTIONS)[number]): Code => number(4 * (FIRST_FRACTION + FRACTIONS.indexOf(name)));
const wholeNumber = (name: (typeof WHOLES)[number]): Code =>
  int.load(int.constant(4 * (FIRST_WHOLE + WHOLES.indexOf(name))));
const [NEXT, HALF, QUARTER] = [16, 20, 24].map(number) as [Code, Code, Code];
const within = (low: Code, value: Code, high: Code): Code => four.less(four.greater(value, low), high);

/** Splits where to look into a whole pixel and the rest, in either direction, and says how far from the first byte it is. */
const lookAt = (x: Code, y: Code, stride: Code, bytesApart: Code): Code => [
  ...set(LOCAL.fractionX, x),
  ...set(LOCAL.fractionY, y),
  ...set(LOCAL.left, four.whole(get(LOCAL.fractionX))),
  ...set(LOCAL.top, four.whole(get(LOCAL.fractionY))),
  ...set(LOCAL.fractionX, four.subtract(get(LOCAL.fractionX), four.float(get(LOCAL.left)))),
  ...set(LOCAL.fractionY, four.subtract(get(LOCAL.fractionY), four.float(get(LOCAL.top)))),
  ...set(
    LOCAL.places,
    four.addWhole(
      four.multiplyWhole(get(LOCAL.top), four.ofInt(stride)),
      four.multiplyWhole(get(LOCAL.left), four.ofInt(bytesApart)),
    ),
  ),
];

/** One byte of each four, as numbers. */
const bytesOf = (fours: Code): Code => four.float(four.both(fours, four.ofInt(int.constant(0xff))));
const mixed = (a: Code, b: Code, share: Code): Code => four.add(a, four.multiply(four.subtract(b, a), share));
const mixedAcross = (row: number, bits: Code): Code =>
  mixed(bytesOf(get(row)), bytesOf(four.shiftRight(get(row), bits)), get(LOCAL.fractionX));

/** What a plane says there: four neighbours mixed. At the edge the one beyond counts nothing, whatever it is. */
const sample = (plane: Code, stride: Code, bits: Code, into: number): Code => [
  ...[0, 1, 2, 3].flatMap((lane) => [
    ...set(LOCAL.byte, int.add(four.lane(lane, get(LOCAL.places)), plane)),
    ...set(LOCAL.above, four.loadLane(lane, get(LOCAL.byte), get(LOCAL.above), PICTURE)),
    ...set(LOCAL.below, four.loadLane(lane, int.add(get(LOCAL.byte), stride), get(LOCAL.below), PICTURE)),
  ]),
  ...set(LOCAL.above, mixedAcross(LOCAL.above, bits)),
  ...set(LOCAL.below, mixedAcross(LOCAL.below, bits)),
  ...set(into, mixed(get(LOCAL.above), get(LOCAL.below), get(LOCAL.fractionY))),
];

const along = (start: number, name: 'alongX' | 'alongY'): Code =>
  four.add(four.ofFloat(get(start)), four.multiply(get(LOCAL.column), fraction(name)));

const BRIGHTNESS_OF_FOUR: Code = [
  ...set(LOCAL.inX, along(LOCAL.x, 'alongX')),
  ...set(LOCAL.inY, along(LOCAL.y, 'alongY')),
  ...set(
    LOCAL.isOutside,
    four.either(
      four.either(four.isLess(get(LOCAL.inX), fraction('lowX')), four.isGreater(get(LOCAL.inX), fraction('highX'))),
      four.either(four.isLess(get(LOCAL.inY), fraction('lowY')), four.isGreater(get(LOCAL.inY), fraction('highY'))),
    ),
  ),
  ...set(LOCAL.inX, within(get(LOCAL.zero), get(LOCAL.inX), fraction('lastX'))),
  ...set(LOCAL.inY, within(get(LOCAL.zero), get(LOCAL.inY), fraction('lastY'))),
  ...lookAt(get(LOCAL.inX), get(LOCAL.inY), wholeNumber('yStride'), int.constant(1)),
  ...sample(wholeNumber('yAt'), wholeNumber('yStride'), int.constant(8), LOCAL.brightness),
  ...set(LOCAL.brightness, four.multiply(get(LOCAL.brightness), fraction('perY'))),
];

/** A colour difference belongs to the middle of its four pixels. */
const inColours = (place: number, last: 'lastU' | 'lastV'): Code =>
  within(get(LOCAL.zero), four.subtract(four.multiply(get(place), HALF), QUARTER), fraction(last));

const [RED, GREEN, BLUE] = (
  [
    ['red', [['redV', LOCAL.v]]],
    [
      'green',
      [
        ['greenU', LOCAL.u],
        ['greenV', LOCAL.v],
      ],
    ],
    ['blue', [['blueU', LOCAL.u]]],
  ] as const
).map(([base, parts]) => {
  const sum = parts.reduce<Code>(
    (before, [per, difference]) => four.add(before, four.multiply(get(difference), fraction(per))),
    four.add(get(LOCAL.brightness), fraction(base)),
  );
  return four.choose(fraction('outside'), within(fraction('low'), sum, fraction('high')), get(LOCAL.isOutside));
}) as [Code, Code, Code];

const onwards = (bytes: number): Code => [
  ...set(LOCAL.column, four.add(get(LOCAL.column), NEXT)),
  ...grow(LOCAL.to, int.constant(bytes)),
];

const sampling = (body: Code): WasmFunction => ({
  given: ['f32', 'f32', 'i32'],
  locals: ['i32', 'i32', ...Array.from({ length: LOCAL.zero - LOCAL.byte }, () => 'v128' as const)],
  body: [
    ...set(LOCAL.column, four.load(NOWHERE)),
    ...set(LOCAL.to, int.constant(ROW)),
    ...times(LOCAL.fours, [...BRIGHTNESS_OF_FOUR, ...body]),
  ],
});

const COLOURS = sampling([
  ...lookAt(
    inColours(LOCAL.inX, 'lastU'),
    inColours(LOCAL.inY, 'lastV'),
    wholeNumber('uvStride'),
    // As many bytes apart as it takes bits to shift one over the other.
    int.shiftRight(wholeNumber('uvBits'), int.constant(3)),
  ),
  ...sample(wholeNumber('uAt'), wholeNumber('uvStride'), wholeNumber('uvBits'), LOCAL.u),
  ...sample(wholeNumber('vAt'), wholeNumber('uvStride'), wholeNumber('uvBits'), LOCAL.v),
  // Rows of brightness are no longer needed.
  ...set(LOCAL.above, RED),
  ...set(LOCAL.below, GREEN),
  ...set(LOCAL.brightness, BLUE),
  ...[LOCAL.above, LOCAL.below, LOCAL.brightness].flatMap((colour, channel) =>
    [0, 1, 2, 3].flatMap((lane) => four.storeLane(lane, get(LOCAL.to), get(colour), 12 * lane + 4 * channel)),
  ),
  ...onwards(48),
]);

const BRIGHTNESS = sampling([
  ...four.store(get(LOCAL.to), four.add(get(LOCAL.brightness), fraction('red'))),
  ...onwards(16),
]);
