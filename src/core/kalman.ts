import type { Millis } from './units.ts';

/** How a quantity moves and how noisily it is seen. */
export interface Motion {
  /** Variance of the measurement, unit². */
  readonly noise: number;
  /** Spectral density of the acceleration, unit²/s³: how quickly the speed may change. */
  readonly agility: number;
}

/** What the filter knows: value, speed (per second), and the variance of the value. */
export interface Tracked {
  readonly value: number;
  readonly speed: number;
  readonly variance: number;
}

/** Longest time without a measurement over which the last speed still tells anything. */
const LONGEST_GAP_MS = 400;
/** A measurement this many standard deviations off is taken for an outlier, unless the next one goes the same way. */
const GATE = 4;
const OUTLIERS_BELIEVED = 2;

/**
 * The one filter of the core: a Kalman filter for one quantity that moves with nearly constant speed. State is kept here
 * and advanced with the frame's own time, so that replay gives the same numbers.
 * Source: Bar-Shalom, Li, Kirubarajan, "Estimation with Applications to Tracking and Navigation" (2001), section 6.2.
 */
export class ConstantSpeedFilter {
  #t: number | null = null;
  #value = 0;
  #speed = 0;
  #vv = 0;
  #vs = 0;
  #ss = 0;
  /** Outliers in a row, signed by the side they lie on. */
  #outliers = 0;
  readonly #motion: Motion;

  constructor(motion: Motion) {
    this.#motion = motion;
  }

  /** Takes one measurement in; `noise` stands in for the motion's own where a measurement is better or worse. */
  advance(t: Millis, measured: number, noise = this.#motion.noise): Tracked {
    if (this.#t === null || t - this.#t > LONGEST_GAP_MS) this.#restart(measured, noise);
    else this.#follow((t - this.#t) / 1000, measured, noise);
    this.#t = t;
    return this.#state();
  }

  /** The state at `t` without a measurement; null where the last one is too long ago. */
  coast(t: Millis): Tracked | null {
    if (this.#t === null || t - this.#t > LONGEST_GAP_MS) return null;
    const dt = (t - this.#t) / 1000;
    const variance = this.#vv + 2 * dt * this.#vs + dt * dt * this.#ss + (this.#motion.agility * dt ** 3) / 3;
    return { value: this.#value + dt * this.#speed, speed: this.#speed, variance };
  }

  #restart(measured: number, noise: number, speed = 0): void {
    this.#value = measured;
    this.#speed = speed;
    this.#vv = noise;
    this.#vs = 0;
    this.#ss = this.#motion.agility / 4;
    this.#outliers = 0;
  }

  #predict(dt: number): void {
    const { agility } = this.#motion;
    this.#value += dt * this.#speed;
    this.#vv += 2 * dt * this.#vs + dt * dt * this.#ss + (agility * dt ** 3) / 3;
    this.#vs += dt * this.#ss + (agility * dt * dt) / 2;
    this.#ss += agility * dt;
  }

  #follow(dt: number, measured: number, noise: number): void {
    this.#predict(dt);
    const innovation = measured - this.#value;
    const variance = this.#vv + noise;
    if (innovation * innovation > GATE * GATE * variance) this.#doubt(dt, innovation, measured, noise);
    else this.#correct(innovation, variance);
  }

  /** Passes one outlier over; believes the second on the same side, as a sudden movement. */
  #doubt(dt: number, innovation: number, measured: number, noise: number): void {
    const side = Math.sign(innovation);
    this.#outliers = Math.sign(this.#outliers) === side ? this.#outliers + side : side;
    if (Math.abs(this.#outliers) < OUTLIERS_BELIEVED) return;
    this.#restart(measured, noise, this.#speed + innovation / (OUTLIERS_BELIEVED * dt));
  }

  #correct(innovation: number, variance: number): void {
    this.#outliers = 0;
    const gain = this.#vv / variance;
    const speedGain = this.#vs / variance;
    this.#value += gain * innovation;
    this.#speed += speedGain * innovation;
    this.#ss -= speedGain * this.#vs;
    this.#vs *= 1 - gain;
    this.#vv *= 1 - gain;
  }

  #state(): Tracked {
    return { value: this.#value, speed: this.#speed, variance: this.#vv };
  }
}
