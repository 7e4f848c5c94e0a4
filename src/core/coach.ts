import type { Cue, Finding } from './moment.ts';
import type { RuleFinding } from './rules/index.ts';
import type { Routine } from './routine.ts';
import { millis } from './units.ts';
import type { Millis } from './units.ts';

/** A cue stays at least this long: time to read it from three metres. */
const SHOWN_FOR = millis(2500);
/** Pause before the next one. */
const BREATH = millis(1200);
/** The same cue is not said again sooner. */
const REPEAT_AFTER = millis(15_000);

export interface CoachOutput {
  readonly cue: Cue | null;
  readonly findings: readonly Finding[];
}

/** Chooses what is said: one cue at a time, the most severe first, seldom the same twice. */
export class Coach {
  #cue: Cue | null = null;
  #silentSince = Number.NEGATIVE_INFINITY;
  readonly #said = new Map<string, Millis>();
  readonly #cuedAt = new Map<string, Millis>();
  readonly #routine: Routine;

  constructor(routine: Routine) {
    this.#routine = routine;
  }

  advance(t: Millis, found: readonly RuleFinding[]): CoachOutput {
    this.#retire(t, found);
    if (!this.#cue && t - this.#silentSince >= BREATH) this.#choose(t, found);
    const findings = found.map(({ finding }) => ({
      ...finding,
      firstCueAt: this.#cuedAt.get(episodeOf(finding)) ?? null,
    }));
    return { cue: this.#cue, findings };
  }

  #retire(t: Millis, found: readonly RuleFinding[]): void {
    const cue = this.#cue;
    if (!cue || t - cue.since < SHOWN_FOR) return;
    const lasts = found.some(({ finding }) => finding.open && finding.rule === cue.rule && finding.side === cue.side);
    if (lasts) return;
    this.#cue = null;
    this.#silentSince = t;
  }

  #choose(t: Millis, found: readonly RuleFinding[]): void {
    const candidates = found.filter(({ finding }) => {
      const said = this.#said.get(topicOf(finding));
      return said === undefined || t - said >= REPEAT_AFTER;
    });
    const [first] = candidates.toSorted((a, b) => b.rule.severity - a.rule.severity);
    if (!first) return;
    const { rule, finding } = first;
    this.#said.set(topicOf(finding), t);
    this.#cuedAt.set(episodeOf(finding), t);
    this.#cue = { rule: rule.id, side: finding.side, text: this.#words(first), since: t };
  }

  #words({ rule, finding }: RuleFinding): string {
    const { text } = this.#routine.cues[rule.cue]!;
    return text.replace('{side}', finding.side === 'left' ? 'Left' : 'Right');
  }
}

const topicOf = ({ rule, side }: Finding): string => `${rule} ${side}`;
const episodeOf = (finding: Finding): string => `${topicOf(finding)} ${finding.t0}`;
