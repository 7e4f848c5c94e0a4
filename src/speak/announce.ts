import type { Utterance } from './speaker.ts';

/** How much is said: nothing, what to put right, or each step as well. */
export type Talk = 'silent' | 'cues' | 'all';

/** What a set shows at one time, as far as it may be said aloud. */
export interface Sayable {
  /** The phase of the set: `placing`, `running`, … */
  readonly phase: string;
  /** Id of the step under way; empty where there is none. */
  readonly step: string;
  readonly stepWords: string;
  readonly reps: number;
  /** Tells one cue from the next; empty where none is up. */
  readonly cue: string;
  readonly cueWords: string;
  /** Praise, as words; empty where none is up. */
  readonly praise: string;
  /** Large words before the set and in pauses: what to do. */
  readonly guide: string;
}

/**
 * What is to be heard now that was not a moment ago; null for nothing. While the person is brought into place and in pauses
 * every instruction is said, whatever `talk`, unless it is `silent`: they cannot be read from everywhere.
 */
export function announce(before: Sayable | null, now: Sayable, talk: Talk): Utterance | null {
  const text = (words: string): string => (talk === 'silent' ? '' : words);
  if (now.phase === 'over') return before?.phase === 'over' ? null : { text: '', tone: 'rest', urgent: true };
  if (now.phase !== 'running') {
    if (before?.guide === now.guide || !now.guide) return null;
    const tone = before && before.phase !== now.phase ? (now.phase === 'paused' ? 'brush' : 'tap') : null;
    return { text: text(now.guide), tone, urgent: true };
  }
  if (now.cue && now.cue !== before?.cue) return { text: text(now.cueWords), tone: 'cord', urgent: true };
  if (now.praise && now.praise !== before?.praise) return { text: text(now.praise), tone: null, urgent: false };
  if (before && now.reps > before.reps) return { text: '', tone: 'rep', urgent: false };
  if (now.step && now.step !== before?.step)
    return { text: talk === 'all' ? now.stepWords : '', tone: 'tap', urgent: false };
  return null;
}
