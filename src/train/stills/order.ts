import type { Dice } from '../dice.ts';
import { camera, person } from '../people.ts';
import { fromHex } from './colour.ts';
import type { Colour } from './colour.ts';
import type { Scene, Wall } from './picture.ts';
import type { Light, Renderer } from './renderer.ts';
import type { Subject } from './still.ts';
import { FLOORS, floorOf } from './texture.ts';

/** A person with every kind of shoe, and what they do; the same for the same number. */
export function subjectOf(dice: Dice) {
  const subject = person(dice);
  const { skin, shoeColors } = subject;
  // The renderer has shoes only; some in the colour of the skin stand for bare feet, with neither sole nor cap to go by.
  if (dice.chance(0.4)) return { ...subject, shoeColors: { upper: skin, sole: skin, cap: skin } };
  return {
    ...subject,
    shoeCut: dice.between(0.07, 0.1, 3),
    shoeColors: {
      ...shoeColors,
      ...(dice.chance(0.35) && { sole: anyColour(dice) }),
      ...(dice.chance(0.25) && { cap: shoeColors['upper']! }),
      soleH: dice.between(0.008, 0.035, 3),
      capFrom: dice.chance(0.25) ? NO_CAP : dice.between(0.7, 0.92),
    },
  };
}
/** Of the shoe's length: none is that long. */
const NO_CAP = 1.1;

const anyColour = (dice: Dice): string =>
  `#${[0, 1, 2].map(() => dice.whole(20, 240).toString(16).padStart(2, '0')).join('')}`;

/** Another camera for every picture, and all around the legs as well. */
export const cameraOf = (dice: Dice, height: number, size: readonly [number, number]) => ({
  ...camera(dice, height, size),
  x: dice.between(-0.3, 0.3),
  roll: dice.between(-5, 5, 1),
});

/** The same of either leg, each drawn by itself. */
export const eachSide = (dice: Dice, from: number, to: number) => ({
  L: dice.between(from, to),
  R: dice.between(from, to),
});

/** What stands around a subject, and how its cloth looks. */
export function sceneOf(
  dice: Dice,
  lights: Renderer['LIGHTS'],
  { cloth, shadows }: Pick<Subject, 'cloth' | 'shadows'>,
): Scene {
  const own = dice.chance(0.35);
  const tint = (from: number, to: number): Colour => (own ? [1, 1, 1] : tinted(dice, dice.between(from, to)));
  const kind = dice.of(FLOORS);
  const floorColour: Colour = [dice.between(0, 360), dice.between(3, 40), dice.between(18, 82)];
  return {
    light: lightOf(dice, lights),
    floor: floorOf(kind, floorColour, dice.whole(1, 1_000_000)),
    floorTurn: dice.of([0, Math.PI / 2, dice.between(0, 2 * Math.PI)]),
    floorTint: tinted(dice, dice.between(0.6, 1.35)),
    wall: wallOf(dice),
    tints: { shoe: tint(0.25, 1.8), cloth: tint(...cloth), skin: tint(0.7, 1.2) },
    soft: dice.between(1, 3),
    shadows,
  };
}

/** Of a brightness, with a hue of its own. */
const tinted = (dice: Dice, brightness: number): Colour => {
  const part = () => brightness * dice.between(0.75, 1.25);
  return [part(), part(), part()];
};

function lightOf(dice: Dice, lights: Renderer['LIGHTS']): Light {
  const light = lights[dice.of(['day', 'soft', 'dim', 'backlit'] as const)];
  const [x, y, z] = light.sunDir;
  const behind = dice.chance(0.15) ? -1 : 1;
  return {
    ...light,
    hemi: light.hemi * dice.between(0.6, 1.4),
    sun: light.sun * dice.between(0.2, 1.3),
    sunDir: [x * dice.between(-1.4, 1.4), y, z * dice.between(0.5, 1.3) * behind],
    exposure: light.exposure * dice.between(0.8, 1.25),
  };
}

function wallOf(dice: Dice): Wall {
  const grey = () => tinted(dice, dice.between(0.05, 0.8));
  const things = Array.from({ length: dice.whole(0, 3) }, () => {
    const from = dice.between(-2, 2);
    return { from, to: from + dice.between(0.2, 1.5), height: dice.between(0.1, 2), colour: grey() };
  });
  return {
    distance: dice.between(0.6, 2.2),
    colour: grey(),
    skirting: dice.chance(0.7) ? WHITE : grey(),
    things,
  };
}
const WHITE = fromHex('#e9e6df');
