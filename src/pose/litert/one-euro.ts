/** Exponential smoothing; the first value comes out as it went in. */
class LowPass {
  #kept: number | null = null;
  /** The last value that went in. */
  raw: number | null = null;

  next(value: number, alpha: number): number {
    this.raw = value;
    this.#kept = this.#kept === null ? value : alpha * value + (1 - alpha) * this.#kept;
    return this.#kept;
  }
}

const alphaOf = (cutoff: number, seconds: number): number => 1 / (1 + 1 / (2 * Math.PI * cutoff * seconds));

/** How a One-Euro filter is set: cut-offs in hertz. */
export interface OneEuroSettings {
  readonly minCutoff: number;
  readonly beta: number;
  readonly speedCutoff: number;
}

/** One-Euro filter (Casiez et al. 2012): smooths a slow value heavily, a fast one hardly. */
export class OneEuro {
  readonly #settings: OneEuroSettings;
  readonly #value = new LowPass();
  readonly #speed = new LowPass();

  constructor(settings: OneEuroSettings) {
    this.#settings = settings;
  }

  /** `scale` turns a change of the value into one that does not depend on how large the person is in the picture. */
  next(value: number, seconds: number, scale: number): number {
    const { minCutoff, beta, speedCutoff } = this.#settings;
    const change = this.#value.raw === null ? 0 : ((value - this.#value.raw) * scale) / seconds;
    const speed = this.#speed.next(change, alphaOf(speedCutoff, seconds));
    return this.#value.next(value, alphaOf(minCutoff + beta * Math.abs(speed), seconds));
  }
}
