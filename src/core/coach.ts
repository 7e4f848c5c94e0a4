import type { Cue, Finding, Praise } from './moment.ts';
import type { RuleFinding } from './rules/index.ts';
import type { Routine, Rule } from './routine.ts';
import { millis } from './units.ts';
import type { Millis } from './units.ts';

/** A cue stays at least this long: time to read it from three metres. */
const SHOWN_FOR = millis(2500);
/** Pause before the next one. */
const BREATH = millis(1200);
/** The same cue is not said again sooner; each time it was said doubles this, so that cues fade from repetition to repetition, ... */
const REPEAT_AFTER = millis(15_000);
/** ... but not beyond this: an error that stays for minutes is heard of now and then. */
const FADED_TO = millis(60_000);
/** Praise stays this long where no cue takes its place, and is not given for the same thing again sooner. */
const PRAISED_FOR = millis(2500);
const PRAISE_AFTER = millis(30_000);
/** Errors that last, so that their end is something that was put right. The others are over by themselves. */
const LASTING: readonly Rule['kind'][] = ['limit', 'hands-off', 'knees-straight'];

export interface CoachOutput {
  readonly cue: Cue | null;
  readonly praise: Praise | null;
  readonly findings: readonly Finding[];
}

/**
 * Chooses what is said: one cue at a time, the most severe first, seldom the same twice, less often the longer the set; and
 * a word of praise when what it spoke of was put right.
 */
export class Coach {
  #cue: Cue | null = null;
  #silentSince = Number.NEGATIVE_INFINITY;
  #praise: Praise | null = null;
  /** When each thing was last said, and how often it was. */
  readonly #said = new Map<string, { readonly at: Millis; readonly times: number }>();
  readonly #praised = new Map<string, Millis>();
  /** What the cue that is up speaks of was put right. */
  #right = false;
  readonly #cuedAt = new Map<string, Millis>();
  readonly #routine: Routine;

  constructor(routine: Routine) {
    this.#routine = routine;
  }

  advance(t: Millis, found: readonly RuleFinding[]): CoachOutput {
    this.#watchCorrection(found);
    this.#retire(t, found);
    if (!this.#cue && t - this.#silentSince >= BREATH) this.#choose(t, found);
    const findings = found.map(({ finding }) => ({
      ...finding,
      firstCueAt: this.#cuedAt.get(episodeOf(finding)) ?? null,
    }));
    return { cue: this.#cue, praise: this.#praise, findings };
  }

  #watchCorrection(found: readonly RuleFinding[]): void {
    for (const { finding, rule, right } of found) {
      if (!this.#cue || topicOf(finding) !== topicOf(this.#cue)) continue;
      this.#right = !finding.open && right === true && LASTING.includes(rule.kind);
    }
  }

  #retire(t: Millis, found: readonly RuleFinding[]): void {
    if (this.#praise && t - this.#praise.since >= PRAISED_FOR) this.#praise = null;
    const cue = this.#cue;
    if (!cue || t - cue.since < SHOWN_FOR) return;
    const lasts = found.some(({ finding }) => finding.open && finding.rule === cue.rule && finding.side === cue.side);
    if (lasts) return;
    this.#cue = null;
    this.#silentSince = t;
    const topic = topicOf(cue);
    if (!this.#right || t - (this.#praised.get(topic) ?? Number.NEGATIVE_INFINITY) < PRAISE_AFTER) return;
    this.#praised.set(topic, t);
    this.#praise = { rule: cue.rule, side: cue.side, since: t };
  }

  #choose(t: Millis, found: readonly RuleFinding[]): void {
    const candidates = found.filter(({ finding }) => {
      const said = this.#said.get(topicOf(finding));
      return said === undefined || t - said.at >= Math.min(FADED_TO, REPEAT_AFTER * 2 ** (said.times - 1));
    });
    const [first] = candidates.toSorted((a, b) => b.rule.severity - a.rule.severity);
    if (!first) return;
    const { rule, finding } = first;
    const topic = topicOf(finding);
    this.#said.set(topic, { at: t, times: (this.#said.get(topic)?.times ?? 0) + 1 });
    this.#cuedAt.set(episodeOf(finding), t);
    this.#praise = null;
    this.#right = false;
    this.#cue = { rule: rule.id, side: finding.side, text: this.#words(first), since: t };
  }

  #words({ rule, finding }: RuleFinding): string {
    const { text } = this.#routine.cues[rule.cue]!;
    return text.replace('{side}', finding.side === 'left' ? 'Left' : 'Right');
  }
}

const topicOf = ({ rule, side }: Pick<Finding, 'rule' | 'side'>): string => `${rule} ${side}`;
const episodeOf = (finding: Finding): string => `${topicOf(finding)} ${finding.t0}`;
