import type { Body, Frame } from './frame.ts';
import { imageOf } from './geometry.ts';
import { PAIR, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import { millis } from './units.ts';
import type { Millis } from './units.ts';

/** A hand counts as raised from this far above its shoulder, in torso lengths: hands on hips never come near. */
const RAISED = 0.35;
/** How long it has to stay up. */
const HOLD = millis(2000);
/** A hand that is lost sight of for less than this was not lowered. */
const GLITCH = millis(300);
/** The wrist is believed from here on: a hand before the lamp is seen worse than a foot on the floor. */
const VISIBLE = 0.4;

/** What a raised hand has to say in one frame. */
export interface Gesture {
  /** 0 to 1: how much of the time it has been up. 0 where no hand is up. */
  readonly progress: number;
  /** In this frame it was up for long enough. Once, until it comes down. */
  readonly done: boolean;
}

/** Watches for a hand that is raised and held: the one sign that can be given from three metres away. */
export class RaisedHand {
  #since: Millis | null = null;
  #lastUp = millis(0);
  #told = false;

  advance({ t, body }: Frame): Gesture {
    if (body && SIDES.some((side) => isUp(body, side))) {
      this.#since ??= t;
      this.#lastUp = t;
    } else if (t - this.#lastUp > GLITCH) {
      this.#since = null;
      this.#told = false;
    }
    if (this.#since === null || this.#told) return { progress: 0, done: false };
    const progress = Math.min(1, (t - this.#since) / HOLD);
    const done = progress === 1;
    this.#told = done;
    return { progress, done };
  }
}

function isUp(body: Body, side: Side): boolean {
  const shoulder = imageOf(body, PAIR.shoulder, side);
  const wrist = imageOf(body, PAIR.wrist, side);
  const torso = imageOf(body, PAIR.hip, side).y - shoulder.y;
  return torso > 0 && wrist.visibility >= VISIBLE && shoulder.y - wrist.y > RAISED * torso;
}
