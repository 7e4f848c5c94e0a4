import type { Body } from './frame.ts';
import { imageOf } from './geometry.ts';
import { PAIR, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { Millis } from './units.ts';

/**
 * Nobody moves both feet this far from one frame to the next: it is the estimator that lost the legs, or swapped them. Torso
 * lengths; of 27 rendered people who pivot, step and squat none went beyond 0.04, and the estimator leapt from 0.11 on.
 */
const LEAP = 0.1;
/** Frames further apart leave time for more. Milliseconds. */
const NEXT = 100;
/** What lasts longer than this is true. Milliseconds. */
const LASTS = 250;

type Ankles = Readonly<Record<Side, ReturnType<typeof imageOf>>>;

/** Tells the frames in which the legs leapt away, until they are back or stay there. */
export class LeapWatch {
  #t = Number.NEGATIVE_INFINITY;
  #believed: { readonly t: Millis; readonly ankles: Ankles } | null = null;

  /** @param torso the length of the torso in the picture, pixels */
  advance(t: Millis, body: Body, torso: number): boolean {
    const isNext = t - this.#t <= NEXT;
    this.#t = t;
    const ankles = { left: imageOf(body, PAIR.ankle, 'left'), right: imageOf(body, PAIR.ankle, 'right') };
    const before = this.#believed;
    const leapt =
      before !== null &&
      isNext &&
      t - before.t <= LASTS &&
      SIDES.every((side) => distance(ankles[side], before.ankles[side]) > LEAP * torso);
    if (!leapt) this.#believed = { t, ankles };
    return leapt;
  }
}

const distance = (a: Ankles[Side], b: Ankles[Side]): number => Math.hypot(a.x - b.x, a.y - b.y);
