import { Calibrator } from './calibrate.ts';
import type { Calibration } from './calibrate.ts';
import { LOOKS } from './frame.ts';
import type { Body, Frame } from './frame.ts';
import { imageOf, middle } from './geometry.ts';
import { PAIR, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { MetricId, Readings } from './reading.ts';
import { isSeen } from './reading.ts';
import type { Settings } from './session.ts';
import { degrees, metres, pixels } from './units.ts';

/** What reads 0 in the neutral pose, whoever takes it. */
const SQUARE: readonly MetricId[] = ['pelvis-rotation', 'trunk-rotation', 'pelvis-obliquity', 'trunk-lean-lateral'];
/** Who stands this far from where they stood, in torso lengths, stands elsewhere: then nothing is averaged. */
const SAME_PLACE = 0.15;
/** Straight legs are as long against the trunk as in the neutral pose, but for this share: a bend of 20° costs as much. */
const AS_LONG = 0.015;

/**
 * The neutral pose, refined each time the person comes back to it: what they stood like is averaged, and where they stand
 * now is followed. Camera and scale stay as they were found. A pose that differs from the one before by more than can be
 * told apart is none: an error that lasts must not become what is called straight.
 */
export class Refiner {
  #neutral: Body;
  #poses = 1;
  #calibrator: Calibrator | null = null;
  /** What the feet read where the neutral pose was first taken. */
  #feet: Readings | null = null;
  readonly #settings: Settings;

  constructor({ neutral }: Calibration, settings: Settings) {
    this.#neutral = neutral;
    this.#settings = settings;
  }

  /** @param resting the person is where a repetition begins or ends. Returns the neutral body where it was refined. */
  advance(frame: Frame, resting: boolean, readings: Readings): Body | null {
    this.#feet ??= readings;
    if (!resting) this.#calibrator = new Calibrator(this.#settings);
    // The first pose was just taken; only a return from somewhere is another one.
    if (!resting || !this.#calibrator || this.#calibrator.found) return null;
    const status = this.#calibrator.advance(frame);
    if (status.state !== 'ready' || !this.#isTheSame(readings)) return null;
    const { neutral } = status.calibration;
    if (Math.abs(legsAgainstTrunk(neutral) / legsAgainstTrunk(this.#neutral) - 1) > AS_LONG) return null;
    this.#poses = isInPlace(this.#neutral, neutral) ? this.#poses + 1 : 1;
    this.#neutral = blend(this.#neutral, neutral, 1 / this.#poses);
    return this.#neutral;
  }

  #isTheSame(readings: Readings): boolean {
    const square = SQUARE.every((id) => {
      const reading = readings[id];
      return isSeen(reading) && Math.abs(reading.value) <= reading.halfWidth95;
    });
    const feet = SIDES.every((side) => {
      const [now, before] = [readings[`foot-yaw.${side}`], this.#feet?.[`foot-yaw.${side}`]];
      return isSeen(now) && before && isSeen(before) && Math.abs(now.value - before.value) <= now.halfWidth95;
    });
    return square && feet;
  }
}

function isInPlace(before: Body, now: Body): boolean {
  const [from, to] = [middleOf(before, 'hip'), middleOf(now, 'hip')];
  return Math.hypot(to.x - from.x, to.y - from.y) < SAME_PLACE * lengthOf(before, 'shoulder', 'hip');
}

/** Hips to ankles in the picture, in torso lengths. */
const legsAgainstTrunk = (body: Body): number => lengthOf(body, 'hip', 'ankle') / lengthOf(body, 'shoulder', 'hip');

function lengthOf(body: Body, from: keyof typeof PAIR, to: keyof typeof PAIR): number {
  const [a, b] = [middleOf(body, from), middleOf(body, to)];
  return Math.hypot(b.x - a.x, b.y - a.y);
}

const middleOf = (body: Body, pair: keyof typeof PAIR) =>
  middle(imageOf(body, PAIR[pair], 'left'), imageOf(body, PAIR[pair], 'right'));

/** From `a` toward `b` by this share, landmark by landmark. */
function blend(a: Body, b: Body, share: number): Body {
  const between = (from: number, to: number) => from + share * (to - from);
  return {
    image: a.image.map((from, i) => {
      const to = b.image[i]!;
      return {
        x: pixels(between(from.x, to.x)),
        y: pixels(between(from.y, to.y)),
        z: between(from.z, to.z),
        visibility: between(from.visibility, to.visibility),
      };
    }),
    world: a.world.map((from, i) => {
      const to = b.world[i]!;
      return { x: metres(between(from.x, to.x)), y: metres(between(from.y, to.y)), z: metres(between(from.z, to.z)) };
    }),
    ...Object.fromEntries(
      LOOKS.flatMap((look) => {
        const [from, to] = [a[look], b[look]];
        const of = (side: Side) => degrees(between(from![side], to![side]));
        return from && to ? [[look, { left: of('left'), right: of('right') }]] : [];
      }),
    ),
  };
}
