import type { Millis } from '../../core/units.ts';
import type { CueView } from './stage-view.ts';

/** Large words that change more often than this cannot be read from three metres. Milliseconds. */
const DWELL = 700;

/** Keeps large words up until the next ones have held for a while. A rule's cue comes at once: the engine paces those. */
export interface SteadyCue {
  /** The cue to show at `t`. */
  next(cue: CueView, t: Millis): CueView;
}

/** A steady cue for one set. */
export function createSteadyCue(): SteadyCue {
  let shown: CueView | null = null;
  let candidate: { readonly say: string; readonly since: Millis } | null = null;
  return {
    next(cue, t) {
      const same = shown?.say === cue.say;
      if (!same && candidate?.say !== cue.say) candidate = { say: cue.say, since: t };
      const held = candidate !== null && t - candidate.since >= DWELL;
      if (shown === null || same || held || cue.rule !== '' || shown.rule !== '') {
        shown = cue;
        candidate = null;
      }
      return shown;
    },
  };
}
