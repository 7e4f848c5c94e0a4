import type { CueView } from './stage-view.ts';

/** Large words that change more often than this cannot be read from three metres. Milliseconds. */
const DWELL = 700;

/**
 * Keeps large words up until the next ones have held for a while. A rule's cue comes and goes at once, for the engine
 * paces those; so does the measuring, and so does a step: the rail above the words names it in the same moment.
 */
export interface SteadyCue {
  /** The cue to show at `now`, milliseconds of the wall clock: reading takes as long at any playing speed. */
  next(cue: CueView, now: number): CueView;
}

/** A steady cue for one set. */
export function createSteadyCue(): SteadyCue {
  let shown: CueView | null = null;
  let candidate: { readonly say: string; readonly since: number } | null = null;
  return {
    next(cue, now) {
      const same = shown?.say === cue.say;
      if (!same && candidate?.say !== cue.say) candidate = { say: cue.say, since: now };
      const held = candidate !== null && now - candidate.since >= DWELL;
      if (shown === null || same || held || comesAtOnce(cue) || comesAtOnce(shown) || isStep(shown, cue)) {
        shown = cue;
        candidate = null;
      }
      return shown;
    },
  };
}

const comesAtOnce = ({ rule, progress }: CueView): boolean => rule !== '' || progress !== null;

/** From one step to the next. */
const isStep = (before: CueView, now: CueView): boolean => before.step !== '' && now.step !== '';
