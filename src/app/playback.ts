import { firstPlace } from '../core/first-place.ts';
import type { Moment } from '../core/moment.ts';
import type { Footage } from '../record/footage.ts';
import type { FootageSound } from '../record/footage-sound.ts';
import type { StoredSession } from '../store/stored-session.ts';
import { momentOf } from './moment-of.ts';
import { sleep } from './sleep.ts';

/** A moment of a session with its picture; where none was kept, a blank one. */
export interface Scene {
  readonly place: number;
  readonly moment: Moment;
  readonly picture: CanvasImageSource & { close(): void };
}

/** A picture that is this late is left out while playing, milliseconds. */
const TOO_LATE = 60;

/**
 * Shows moments of a stored session: any one of them, or one after the other at some speed. A picture always comes with
 * the moment that was computed from it.
 */
export class Playback {
  readonly #stored: StoredSession;
  readonly #footage: Footage | null;
  readonly #sound: FootageSound | null;
  readonly #show: (scene: Scene) => void;
  #running: AbortController | null = null;
  /** The place that was asked for last; a picture that comes for another one is too old. */
  #wanted = 0;
  #seeking = false;

  /** `sound` is heard while it plays at the speed of life. */
  constructor(
    stored: StoredSession,
    { footage, sound = null }: { readonly footage: Footage | null; readonly sound?: FootageSound | null },
    show: (scene: Scene) => void,
  ) {
    this.#stored = stored;
    this.#footage = footage;
    this.#sound = sound;
    this.#show = show;
  }

  get places(): number {
    return this.#stored.rows.length;
  }

  get playing(): boolean {
    return this.#running !== null;
  }

  /** The place whose time is nearest to `t`, seconds. */
  placeOf(t: number): number {
    const { rows } = this.#stored;
    const after = firstPlace(this.places - 1, (place) => rows.t(place) >= t);
    return after > 0 && t - rows.t(after - 1) < rows.t(after) - t ? after - 1 : after;
  }

  /** Shows one moment. While its picture is being fetched, only the newest wish counts. */
  async seek(place: number): Promise<void> {
    this.#wanted = Math.min(Math.max(0, place), this.places - 1);
    if (this.#seeking) return;
    this.#seeking = true;
    try {
      for (let shown = -1; shown !== this.#wanted; ) {
        shown = this.#wanted;
        const shot = await this.#footage?.at(this.#stored.rows.t(shown));
        const moment = await this.momentAt(shown);
        if (shown === this.#wanted) this.#show({ place: shown, moment, picture: shot?.picture ?? blank() });
        else shot?.picture.close();
      }
    } finally {
      this.#seeking = false;
    }
  }

  /** Plays from a place to the end, or until `pause`. */
  async play(from: number, speed: number): Promise<void> {
    this.pause();
    const running = (this.#running = new AbortController());
    const { rows } = this.#stored;
    const began = performance.now();
    const first = rows.t(from);
    if (speed === 1) this.#sound?.play(first, began);
    for await (const { place, picture } of this.#scenes(from)) {
      const moment = await this.momentAt(place);
      const early = ((rows.t(place) - first) / speed) * 1000 - (performance.now() - began);
      if (early > 0) await sleep(early, running.signal);
      if (running.signal.aborted) {
        picture.close();
        break;
      }
      if (early < -TOO_LATE && place < this.places - 1) picture.close();
      else this.#show({ place, moment, picture });
    }
    if (this.#running === running) this.pause();
  }

  pause(): void {
    this.#running?.abort();
    this.#running = null;
    this.#sound?.stop();
  }

  close(): void {
    this.pause();
    this.#footage?.close();
    this.#sound?.close();
  }

  async *#scenes(from: number): AsyncGenerator<Pick<Scene, 'place' | 'picture'>, void, unknown> {
    const { rows } = this.#stored;
    if (!this.#footage) {
      for (let place = from; place < this.places; place++) yield { place, picture: blank() };
      return;
    }
    for await (const { t, picture } of this.#footage.from(rows.t(from))) yield { place: this.placeOf(t), picture };
  }

  /** What was said of a place. */
  momentAt(place: number): Promise<Moment> {
    return momentOf(this.#stored, place);
  }
}

/** A dark picture, for sessions of which only the numbers were kept. */
function blank(): Scene['picture'] {
  const canvas = new OffscreenCanvas(2, 2);
  const context = canvas.getContext('2d', { alpha: false });
  if (context) {
    context.fillStyle = '#2a302c';
    context.fillRect(0, 0, 2, 2);
  }
  return canvas.transferToImageBitmap();
}
