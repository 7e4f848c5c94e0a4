import { SIDES } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import type { Moment } from '../../core/moment.ts';
import { isSeen } from '../../core/reading.ts';
import type { Seen } from '../../core/reading.ts';
import type { Millis } from '../../core/units.ts';

/** The largest turnout of each foot so far, with its interval; nothing before the first. */
export type Bests = Readonly<Partial<Record<Side, Seen>>>;

/** A foot counts once it has stood still this long: on its way through, it was not held. Milliseconds. */
const HELD = 400;

/** Keeps the session's best turnouts. */
export interface BestTurnouts {
  advance(moment: Moment): Bests;
}

export function createBestTurnouts(): BestTurnouts {
  const stillSince: Partial<Record<Side, Millis>> = {};
  let bests: Bests = {};
  return {
    advance({ t, moving, readings }) {
      for (const side of SIDES) {
        const reading = readings[`turnout.${side}`];
        if (moving === side || moving === 'both' || !isSeen(reading)) {
          delete stillSince[side];
          continue;
        }
        stillSince[side] ??= t;
        const held = t - stillSince[side] >= HELD;
        if (held && reading.value > (bests[side]?.value ?? 0)) bests = { ...bests, [side]: reading };
      }
      return bests;
    },
  };
}
