import type { RuleId } from '../core/routine.ts';
import type { FindingRecord } from '../core/session-record.ts';
import type { Truth, TruthFault } from './truth.ts';

/** How one rule did. */
export interface RuleScore {
  readonly hits: number;
  readonly missed: number;
  /** Findings where there was no error. */
  readonly invented: number;
}
/** Only rules that were owed a finding, or gave one. */
export type RuleScores = Partial<Readonly<Record<RuleId, RuleScore>>>;
const NO_SCORE: RuleScore = { hits: 0, missed: 0, invented: 0 };

/**
 * The finding that is owed for each kind of error that the renderer makes. Below `owed` an error is too small for one:
 * a finding is then neither right nor wrong. Degrees.
 */
const OWED_FOR: Readonly<Record<string, { readonly rule: RuleId; readonly owed?: number }>> = {
  kneeIn: { rule: 'knee-inside-foot', owed: 12 },
  kneeOut: { rule: 'knee-outside-foot', owed: 12 },
  pelvisYaw: { rule: 'pelvis-turned', owed: 12 },
  pelvisObliquity: { rule: 'pelvis-dropped', owed: 5 },
  trunkYaw: { rule: 'shoulders-turned', owed: 12 },
  trunkLean: { rule: 'trunk-leaning', owed: 8 },
  trunkForward: { rule: 'trunk-leaning-forward', owed: 12 },
  weightShift: { rule: 'weight-shifted' },
  handsOff: { rule: 'hands-off-hips' },
  bothFeet: { rule: 'both-feet-moving' },
  internalFirst: { rule: 'wrong-order' },
  leftFirst: { rule: 'wrong-order' },
  tooFast: { rule: 'too-fast' },
  step: { rule: 'stepping' },
  noPause: { rule: 'pause-skipped' },
  noKneeBend: { rule: 'bend-skipped' },
};

/** The rule that is owed a finding for an error; null where there is none, or the error is too small for it. */
export function owedRule({ kind, magnitude = 1 }: TruthFault): RuleId | null {
  const due = OWED_FOR[kind];
  return due && Math.abs(magnitude) >= (due.owed ?? 0) ? due.rule : null;
}

/** A finding may begin this much before, and end this much after what it is about. Seconds. */
export const SLACK = 0.7;
/** Rules whose side is the foot that was noticed, which need not be the foot that the renderer names. */
const EITHER_SIDE: readonly RuleId[] = ['wrong-order', 'both-feet-moving'];

/** Holds findings against the errors that were ordered. */
export function scoreFindings(findings: readonly FindingRecord[], truth: Truth): RuleScores {
  const explained = new Set<FindingRecord>();
  const scores: Partial<Record<RuleId, RuleScore>> = {};
  const add = (rule: RuleId, more: Partial<RuleScore>) => {
    scores[rule] = addScores(scores[rule] ?? NO_SCORE, { ...NO_SCORE, ...more });
  };
  for (const fault of truth.faults) {
    const due = OWED_FOR[fault.kind];
    if (!due) continue;
    const hits = findings.filter((finding) => finding.rule === due.rule && isAbout(finding, fault));
    for (const hit of hits) explained.add(hit);
    if (!owedRule(fault)) continue;
    if (hits.length === 0) add(due.rule, { missed: 1 });
    else add(due.rule, { hits: 1 });
  }
  for (const finding of findings) if (!explained.has(finding)) add(finding.rule, { invented: 1 });
  return scores;
}

const isAbout = (finding: FindingRecord, fault: TruthFault): boolean =>
  finding.t0 <= fault.t1 + SLACK && finding.t1 >= fault.t0 - SLACK && isOfSameSide(finding, fault);

/** Whether what was found, or said, can be about this error as far as sides go. */
export const isOfSameSide = ({ rule, side }: Pick<FindingRecord, 'rule' | 'side'>, fault: TruthFault): boolean =>
  !side || !fault.side || fault.side === 'both' || side === fault.side || EITHER_SIDE.includes(rule);

const addScores = (a: RuleScore, b: RuleScore): RuleScore => ({
  hits: a.hits + b.hits,
  missed: a.missed + b.missed,
  invented: a.invented + b.invented,
});

/** Several clips as one. */
export function addRuleScores(parts: readonly RuleScores[]): RuleScores {
  const sum: Partial<Record<RuleId, RuleScore>> = {};
  for (const part of parts)
    for (const [rule, score] of Object.entries(part) as [RuleId, RuleScore][])
      sum[rule] = addScores(sum[rule] ?? NO_SCORE, score);
  return sum;
}

/** All rules as one. */
export const allRules = (scores: RuleScores): RuleScore => Object.values(scores).reduce(addScores, NO_SCORE);
