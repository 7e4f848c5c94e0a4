import { Dice } from './dice.ts';

/** How a clip for learning or for judging is ordered from the renderer: people, places and form errors drawn at random. */
export interface ClipSpec {
  readonly name: string;
  readonly seed: number;
  readonly size: readonly [number, number];
  readonly fps: number;
  readonly noise: number;
  readonly crf: number;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly room: Readonly<Record<string, unknown>>;
  readonly light: string;
  readonly camera: Readonly<Record<'hfov' | 'height' | 'distance' | 'pitch' | 'roll' | 'x' | 'yaw', number>>;
  readonly motion: Readonly<Record<string, unknown>> & { readonly type: Motion };
  readonly faults: readonly FaultSpec[];
}
type Motion = 'hip' | 'rom' | 'squat';

interface FaultSpec {
  readonly kind: string;
  readonly side?: 'left' | 'right' | 'both';
  readonly magnitude?: number;
  readonly at: Readonly<Record<string, unknown>>;
}

/** What a set of clips is for: many poses of many people; or whole sets at a camera's pace, with errors of sequence. */
export const PURPOSES = ['learn', 'judge'] as const;
export type Purpose = (typeof PURPOSES)[number];

const WARDROBE = {
  female: {
    suits: ['female_casualsuit01', 'female_casualsuit02', 'female_sportsuit01'],
    hair: ['ponytail01', 'bob01', 'bob02', 'braid01', 'short01', 'afro01'],
    height: [1.5, 1.78],
  },
  male: {
    suits: [
      'male_casualsuit01',
      'male_casualsuit02',
      'male_casualsuit03',
      'male_casualsuit04',
      'male_casualsuit05',
      'male_casualsuit06',
      'male_worksuit01',
    ],
    hair: ['short01', 'short02', 'short03', 'short04', 'afro01'],
    height: [1.62, 1.96],
  },
} as const;
const SHOES = ['shoes01', 'shoes02', 'shoes03', 'shoes04', 'shoes05', 'shoes06'] as const;
const SKINS = ['#f0c8a8', '#d9a385', '#cf9a78', '#b98260', '#7d5238', '#5a3a28'] as const;
const COLOURS = [
  '#c8506a',
  '#4f86c6',
  '#e0a93b',
  '#8fae7a',
  '#e8e4da',
  '#303236',
  '#6a4c93',
  '#5a5f68',
  '#3d4a63',
] as const;
const RACES = ['caucasian', 'african', 'asian'] as const;
const LIGHTS = ['day', 'soft', 'dim', 'backlit'] as const;
const ROOMS = ['living', 'bedroom'] as const;
const WALLS = ['#cfc7b8', '#b9c6cf', '#e6e2da', '#8d9a8c', '#c9b7a5', '#7c7f8a'] as const;
/** Floors as the renderer makes them: a pattern, and its colour as hue, saturation, lightness. */
const FLOORS = [
  ['planks', [28, 38, 42]],
  ['planks', [24, 30, 28]],
  ['planks', [35, 25, 62]],
  ['carpet', [35, 16, 58]],
  ['carpet', [210, 10, 38]],
  ['carpet', [120, 8, 72]],
] as const;
const SIDES = ['left', 'right'] as const;

/** Errors that last a while: how large they are drawn, degrees or shares, and whether they have a side or a sign. */
const LASTING = {
  kneeIn: { from: 8, to: 28, sided: true },
  kneeOut: { from: 8, to: 24, sided: true },
  pelvisYaw: { from: 6, to: 20, signed: true },
  pelvisObliquity: { from: 3, to: 10, signed: true },
  trunkYaw: { from: 8, to: 22, signed: true },
  trunkLean: { from: 5, to: 16, signed: true },
  trunkForward: { from: 8, to: 26 },
  weightShift: { from: 0.08, to: 0.2, sided: true },
  handsOff: { from: 1, to: 1, sided: true },
} as const;
type Lasting = keyof typeof LASTING;
/** How often each is ordered: knees are what the picture shows least, so they are shown most. */
const OFTEN: readonly Lasting[] = [
  'kneeIn',
  'kneeIn',
  'kneeIn',
  'kneeIn',
  'kneeOut',
  'kneeOut',
  'pelvisYaw',
  'pelvisObliquity',
  'trunkYaw',
  'trunkLean',
  'trunkForward',
  'weightShift',
  'handsOff',
];

const FIRST: Readonly<Record<Purpose, number>> = { learn: 17, judge: 500_009 };
const FPS: Readonly<Record<Purpose, number>> = { learn: 5, judge: 30 };

/** The clip of this number: the same number and purpose give the same clip. */
export function clipSpec(purpose: Purpose, number: number): ClipSpec {
  const dice = new Dice(number * 7919 + FIRST[purpose]);
  const type = motionOf(number);
  const subject = person(dice);
  const size = dice.chance(0.25) ? ([848, 480] as const) : ([640, 480] as const);
  const dark = dice.chance(0.3);
  const { motion, faults } = { hip, rom, squat }[type](dice, purpose);
  return {
    name: `${purpose}-${String(number).padStart(3, '0')}-${type}`,
    seed: number * 31 + 7,
    size,
    fps: FPS[purpose],
    noise: dark ? 7 : 5,
    crf: dark ? 24 : 21,
    subject,
    room: { preset: dice.of(ROOMS), wall: dice.of(WALLS), floor: dice.of(FLOORS) },
    light: dice.of(LIGHTS),
    camera: camera(dice, subject.height_m, size),
    motion,
    faults,
  };
}

/** Of eight clips six are walk-outs, one is a range-of-motion check, one shows squats. */
const motionOf = (number: number): Motion => (number % 8 === 3 ? 'rom' : number % 8 === 6 ? 'squat' : 'hip');

/** Anybody: build, clothes, shoes and their colours. */
export function person(dice: Dice) {
  const sex = dice.of(['female', 'male'] as const);
  const { suits, hair, height } = WARDROBE[sex];
  const [first, second] = [dice.of(RACES), dice.of(RACES)];
  const share = dice.between(0.5, 1);
  return {
    preset: sex === 'female' ? 'f_avg' : 'm_avg',
    sex,
    height_m: dice.between(height[0], height[1]),
    weight: dice.between(0.15, 1.2),
    muscle: dice.between(0.3, 0.8),
    race: first === second ? { [first]: 1 } : { [first]: share, [second]: Number((1 - share).toFixed(2)) },
    ...(dice.chance(0.25) && { age: 'middle' }),
    suit: dice.of(suits),
    shoes: dice.of(SHOES),
    hair: dice.of(hair),
    skin: dice.of(SKINS),
    style: {
      shirt: dice.of(COLOURS),
      pants: dice.of(COLOURS),
      ...(dice.chance(0.35) && { legCut: dice.between(0.02, 0.1) }),
    },
    shoeColors: { upper: dice.of(COLOURS), sole: '#f4f3ee', cap: dice.of(COLOURS) } as Readonly<Record<string, string>>,
  };
}

const DEGREE = Math.PI / 180;

/** A laptop's camera that has the whole person in its picture, filling 64 to 86 % of its height. */
export function camera(dice: Dice, height: number, [width, rows]: readonly [number, number]): ClipSpec['camera'] {
  const hfov = dice.between(58, 76, 1);
  const cameraHeight = dice.between(0.6, 1.4);
  const vertical = 2 * Math.atan((Math.tan((hfov * DEGREE) / 2) * rows) / width);
  const fill = dice.between(0.64, 0.86) * vertical;
  let distance = 1.6;
  while (Math.atan(cameraHeight / distance) + Math.atan((height - cameraHeight) / distance) > fill) distance += 0.05;
  const middle = (Math.atan((height - cameraHeight) / distance) - Math.atan(cameraHeight / distance)) / 2;
  const spare = ((vertical - fill) / 2 / DEGREE) * 0.5;
  return {
    hfov,
    height: cameraHeight,
    distance: Number(distance.toFixed(2)),
    pitch: Number((middle / DEGREE + dice.between(-spare, spare)).toFixed(1)),
    roll: dice.between(-4, 4, 1),
    x: dice.between(-0.2, 0.2),
    yaw: dice.between(-4, 4, 1),
  };
}

const sides = (dice: Dice, from: number, to: number) => {
  const left = dice.between(from, to, 0);
  return { L: left, R: dice.chance(0.5) ? left : dice.between(from, to, 0) };
};

function hip(dice: Dice, purpose: Purpose): Pick<ClipSpec, 'motion' | 'faults'> {
  const judged = purpose === 'judge';
  const reps = judged && dice.chance(0.4) ? 2 : 1;
  const cycles = reps === 2 ? 1 : dice.whole(1, 2);
  const pivots = 8 * cycles;
  const order = judged && dice.chance(0.6) ? ordered(dice, pivots, reps, cycles) : [];
  return {
    motion: {
      type: 'hip',
      reps,
      cycles,
      thetaER: sides(dice, 18, 54),
      thetaIR: sides(dice, 8, 35),
      secondsPerPivot: dice.between(0.7, 1.8),
      gap: dice.between(0.15, 0.6),
      pause: dice.between(1.6, 3),
      kneeFlex: dice.between(2, 8, 0),
      bend: dice.between(judged ? 15 : 10, 38, 0),
      bendSeconds: dice.between(0.8, 1.4),
      setup: dice.between(2, 2.8),
      ...(order.some(({ kind }) => kind === 'internalFirst') && { togetherSep: 0.145 }),
      ...(dice.chance(0.25) && { walkInOrder: 'rightFirst' }),
    },
    faults: [
      ...order,
      ...lasting(dice, judged ? dice.whole(0, 4) : dice.whole(6, 12), (kind) => hipWindow(dice, kind, pivots)),
    ],
  };
}

/** Knees are seen only in bent legs, so most of their errors come on the way in; the others may come anywhere. */
function hipWindow(dice: Dice, kind: Lasting, pivots: number): FaultSpec['at'] {
  const late = kind === 'kneeIn' || kind === 'kneeOut' ? dice.chance(0.85) : dice.chance(0.4);
  if (dice.chance(0.12)) return { phase: dice.of(late ? ['walkIn', 'kneeBend', 'rise'] : ['endRange']) };
  const first = late ? dice.whole(pivots / 2 + 1, pivots) : dice.whole(1, pivots / 2);
  return { pivots: dice.chance(0.4) ? [first, first + 1] : [first] };
}

/** Errors of sequence, at most one of a kind. */
function ordered(dice: Dice, pivots: number, reps: number, cycles: number): FaultSpec[] {
  const kinds = ['tooFast', 'bothFeet', 'step', 'internalFirst', 'leftFirst', 'noPause', 'noKneeBend'] as const;
  const rep = dice.whole(1, reps);
  const base = (rep - 1) * pivots;
  return kinds
    .filter(() => dice.chance(0.35))
    .map((kind): FaultSpec => {
      switch (kind) {
        case 'tooFast':
          return { kind, magnitude: dice.between(0.25, 0.4), at: { pivots: [base + dice.whole(1, pivots)] } };
        case 'bothFeet':
          return { kind, at: { pivots: [base + 1 + 2 * dice.whole(0, pivots / 2 - 1)] } };
        case 'step':
          return { kind, at: { pivots: [base + dice.whole(1, pivots)] } };
        case 'internalFirst':
        case 'leftFirst':
          return { kind, at: { rep, cycle: dice.whole(0, cycles - 1) } };
        case 'noPause':
          return { kind, at: { rep, phase: 'endRange' } };
        case 'noKneeBend':
          return { kind, at: { rep, phase: 'walkIn' } };
      }
    });
}

function rom(dice: Dice, purpose: Purpose): Pick<ClipSpec, 'motion' | 'faults'> {
  const toeOut = dice.between(0, 9, 0);
  return {
    motion: {
      type: 'rom',
      maxER: { L: dice.between(22, 62, 0), R: dice.between(22, 62, 0) },
      maxIR: { L: dice.between(10, 42, 0), R: dice.between(10, 42, 0) },
      secondsPerPivot: dice.between(1, 2),
      hold: dice.between(1, 2),
      order: dice.chance(0.5) ? ['R', 'L'] : ['L', 'R'],
      kneeFlex: dice.between(2, 8, 0),
      startToeOut: { L: toeOut, R: toeOut },
    },
    faults: purpose === 'judge' ? [] : lasting(dice, dice.whole(2, 5), () => ({ pivots: [dice.whole(1, 8)] })),
  };
}

function squat(dice: Dice, purpose: Purpose): Pick<ClipSpec, 'motion' | 'faults'> {
  const reps = dice.whole(3, 4);
  const toeOut = dice.between(0, 22, 0);
  return {
    motion: {
      type: 'squat',
      reps,
      depth: Array.from({ length: reps }, () => dice.between(25, 80, 0)),
      secondsDown: dice.between(1.1, 1.9),
      hold: dice.between(0.4, 1.2),
      startToeOut: { L: toeOut, R: toeOut },
      hipWidthSep: dice.between(0.2, 0.4),
    },
    faults: lasting(dice, purpose === 'judge' ? 2 : dice.whole(2, 4), () => ({ rep: dice.whole(1, reps) })),
  };
}

function lasting(dice: Dice, count: number, windowOf: (kind: Lasting) => FaultSpec['at']): FaultSpec[] {
  return Array.from({ length: count }, () => {
    const kind = dice.of(OFTEN);
    const range = LASTING[kind];
    const size = dice.between(range.from, range.to, range.to < 1 ? 2 : 0);
    return {
      kind,
      magnitude: 'signed' in range && dice.chance(0.5) ? -size : size,
      ...('sided' in range && { side: dice.chance(0.2) && kind !== 'weightShift' ? 'both' : dice.of(SIDES) }),
      at: windowOf(kind),
    };
  });
}
