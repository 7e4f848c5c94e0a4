import type { Moment } from '../core/moment.ts';
import type { Footage } from '../record/footage.ts';
import { storedMoment } from '../replay/stored-moment.ts';
import type { StoredSession } from '../store/stored-session.ts';
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
  readonly #show: (scene: Scene) => void;
  #running: AbortController | null = null;
  /** The place that was asked for last; a picture that comes for another one is too old. */
  #wanted = 0;
  #seeking = false;

  constructor(stored: StoredSession, footage: Footage | null, show: (scene: Scene) => void) {
    this.#stored = stored;
    this.#footage = footage;
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
    let [low, high] = [0, this.places - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows.t(middle) < t) low = middle + 1;
      else high = middle;
    }
    return low > 0 && t - rows.t(low - 1) < rows.t(low) - t ? low - 1 : low;
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
        if (shown === this.#wanted) this.#show({ ...this.#sceneAt(shown), picture: shot?.picture ?? blank() });
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
    for await (const { place, picture } of this.#scenes(from)) {
      const early = ((rows.t(place) - first) / speed) * 1000 - (performance.now() - began);
      if (early > 0) await sleep(early, running.signal);
      if (running.signal.aborted) {
        picture.close();
        break;
      }
      if (early < -TOO_LATE && place < this.places - 1) picture.close();
      else this.#show({ ...this.#sceneAt(place), picture });
    }
    if (this.#running === running) this.#running = null;
  }

  pause(): void {
    this.#running?.abort();
    this.#running = null;
  }

  close(): void {
    this.pause();
    this.#footage?.close();
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
  momentAt(place: number): Moment {
    const { record, rows } = this.#stored;
    return storedMoment(record, place, rows.frame(place));
  }

  #sceneAt(place: number): Omit<Scene, 'picture'> {
    return { place, moment: this.momentAt(place) };
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
