import type { Moment } from '../core/moment.ts';
import { createDelay } from '../record/delay.ts';
import type { Delay } from '../record/delay.ts';
import type { Picture } from '../pose/estimator.ts';
import type { Scene } from '../ui/picture.ts';

/** How far behind the mirror can be, seconds. */
export const DELAYS = [0, 3, 5, 10, 20, 30] as const;

/** Shows a picture with its moment. Takes the picture over. */
type Show = (picture: Picture, moment: Moment, scene: Scene) => void;

/** A mirror that shows what was done some seconds ago, with the marks of then. */
export class DelayedMirror {
  readonly #show: Show;
  readonly #onFault: () => void;
  #delay: Delay | null = null;
  #seconds = 0;
  /** What was said of the pictures that are under way, the oldest first. */
  #moments: { readonly t: number; readonly moment: Moment; readonly scene: Scene }[] = [];
  /** The first picture has come out: from then on no other is shown. */
  #behind = false;

  constructor(show: Show, onFault: () => void) {
    this.#show = show;
    this.#onFault = onFault;
  }

  get seconds(): number {
    return this.#seconds;
  }

  /** Whether the mirror shows what was: until the first pictures are old enough, it shows what is. */
  get behind(): boolean {
    return this.#behind;
  }

  set(seconds: number): void {
    this.#delay?.close();
    this.#moments = [];
    this.#behind = false;
    this.#seconds = seconds;
    this.#delay = seconds
      ? createDelay(seconds, { onPicture: (...taken) => this.#out(...taken), onFault: () => this.#fail() })
      : null;
  }

  /** Takes the picture over. */
  add(picture: Picture, moment: Moment, scene: Scene): void {
    if (this.#delay) {
      this.#moments.push({ t: moment.t, moment, scene });
      this.#delay.add(picture, moment.t);
    }
    if (this.#behind) picture.close();
    else this.#show(picture, moment, scene);
  }

  close(): void {
    this.set(0);
  }

  #out(picture: VideoFrame, t: number): void {
    while (this.#moments.length > 1 && this.#moments[1]!.t <= t + HAIR) this.#moments.shift();
    const [said] = this.#moments;
    if (!said) return picture.close();
    this.#behind = true;
    this.#show(picture, said.moment, said.scene);
  }

  #fail(): void {
    this.set(0);
    this.#onFault();
  }
}

/** A picture's time comes back in whole microseconds. Milliseconds. */
const HAIR = 0.002;
