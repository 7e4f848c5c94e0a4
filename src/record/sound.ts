/** Longest wait for the microphone's first sound, and for any later one, milliseconds: then it goes on without. */
const LONGEST_SILENCE = 1000;

/** Who gets the sound, set in the session's time. */
export interface SoundListener {
  /** Takes the sound over; `t` in milliseconds. */
  onSound(sound: AudioData, t: number): Promise<void>;
  /** Once: the microphone gives no more. */
  onEnd(): void;
}

/** Sound that comes from a microphone, set in the time of a session's pictures. */
export class Sound {
  readonly #reader: ReadableStreamDefaultReader<AudioData>;
  #first: AudioData | null = null;
  /** Session time minus the worker's clock, milliseconds; null until a picture told. */
  #offset: number | null = null;
  #over = false;

  constructor(stream: ReadableStream<AudioData>) {
    this.#reader = stream.getReader();
  }

  /** The first piece of sound; null where none comes. It stays this object's. */
  async first(): Promise<AudioData | null> {
    this.#first = await this.#next();
    return this.#first;
  }

  /** A picture of session time `t` was taken `age` milliseconds before now. */
  tell(t: number, age: number): void {
    this.#offset ??= t + age - performance.now();
  }

  /** Hands on what comes until the microphone ends, or `stop`. What came before the first picture is left out. */
  async run(listener: SoundListener): Promise<void> {
    let base: number | null = null;
    for (let sound = this.#first; sound && !this.#over; sound = await this.#next()) {
      if (this.#offset === null) {
        sound.close();
        continue;
      }
      const duration = (sound.numberOfFrames / sound.sampleRate) * 1000;
      // Set in time once: from then on the microphone's own clock tells.
      base ??= performance.now() + this.#offset - duration - sound.timestamp / 1000;
      const t = base + sound.timestamp / 1000;
      if (t < 0) sound.close();
      else await listener.onSound(sound, t);
    }
    listener.onEnd();
  }

  stop(): void {
    this.#over = true;
    void this.#reader.cancel().catch(() => undefined);
  }

  async #next(): Promise<AudioData | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), LONGEST_SILENCE);
    });
    const read = this.#reader.read().then(({ value }) => value ?? null);
    const sound = await Promise.race([read, silence]).finally(() => clearTimeout(timer));
    if (!sound) this.stop();
    return sound;
  }
}
