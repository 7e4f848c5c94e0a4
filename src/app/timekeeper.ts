import type { Millis } from '../core/units.ts';

/** Rates are told over this long, milliseconds. */
const WINDOW = 3000;

/** Holds a file to its own clock, and tells how fast pictures come. Times of the wall clock in milliseconds. */
export interface Timekeeper {
  /** How long the picture of time `t` has yet to wait. A picture that is late shifts all that follow: no catching up. */
  wait(t: Millis, now: number): number;
  /** A picture of time `t` was shown. */
  shown(t: Millis, now: number): void;
  /** Time stood still: what was measured before says nothing about what comes. */
  restart(): void;
  /** Pictures a second, and times life speed, over the last seconds; `since`: how long it has gone on without a stop. */
  rates(): { readonly rate: number; readonly speed: number; readonly since: number };
}

export function createTimekeeper(): Timekeeper {
  let start: number | null = null;
  let began: number | null = null;
  let samples: { readonly t: Millis; readonly at: number }[] = [];
  return {
    wait(t, now) {
      start ??= now - t;
      const early = start + t - now;
      if (early < 0) start -= early;
      return Math.max(0, early);
    },
    shown(t, now) {
      began ??= now;
      samples = [...samples.filter(({ at }) => now - at <= WINDOW), { t, at: now }];
    },
    restart() {
      start = null;
      began = null;
      samples = [];
    },
    rates() {
      const [first] = samples;
      const last = samples.at(-1);
      const wall = first && last ? last.at - first.at : 0;
      if (!first || !last || began === null || wall <= 0) return { rate: 0, speed: 1, since: 0 };
      return { rate: ((samples.length - 1) * 1000) / wall, speed: (last.t - first.t) / wall, since: last.at - began };
    },
  };
}
