import { announce } from '../speak/announce.ts';
import type { Sayable } from '../speak/announce.ts';
import { browserMeans } from '../speak/browser.ts';
import { createSpeaker } from '../speak/speaker.ts';
import type { Speaker } from '../speak/speaker.ts';
import type { StoredSettings } from '../store/settings.ts';
import type { Words } from '../words/index.ts';
import { spoken } from './spoken.ts';

/** Says aloud what a stage shows, as much of it as the person wants to hear. Silent once `until` aborts. */
export class StageVoice {
  readonly #speaker: Speaker;
  readonly #words: Words;
  #talk: StoredSettings['talk'];
  #said: Sayable | null = null;

  constructor(settings: StoredSettings, words: Words, until: AbortSignal) {
    this.#speaker = createSpeaker(browserMeans(until), spoken(settings, words));
    this.#words = words;
    this.#talk = settings.talk;
    until.addEventListener('abort', () => this.#speaker.stop(), { once: true });
  }

  /** What is being said; empty where nothing is. */
  get caption(): string {
    return this.#speaker.caption;
  }

  configure(settings: StoredSettings): void {
    this.#talk = settings.talk;
    this.#speaker.configure(spoken(settings, this.#words));
  }

  /** What is new in it, compared with what there was to say before, is said. */
  follow(sayable: Sayable): void {
    const utterance = announce(this.#said, sayable, this.#talk);
    this.#said = sayable;
    if (utterance) this.#speaker.say(utterance);
  }
}
