import type { RuleId } from '../core/routine.ts';
import type { CueRecord } from '../core/session-record.ts';
import { isOfSameSide, owedRule, SLACK } from './findings.ts';
import { isRep } from './truth.ts';
import type { Truth } from './truth.ts';

/** From an error to the first cue about it, seconds. */
export interface CueDelay {
  readonly sinceBegun: number;
  readonly sinceFull: number;
}

/** How soon what was said live was said, and how often without a reason. */
export interface CueScore {
  /** Of errors that are owed a finding and were spoken of. */
  readonly delays: Partial<Readonly<Record<RuleId, readonly CueDelay[]>>>;
  /** Repetitions in which no error was ordered, however small, and what was said in them. */
  readonly cleanReps: number;
  readonly falseCues: number;
}

/** Holds what was said live against the errors that were ordered. */
export function scoreCues(cues: readonly CueRecord[], { events, faults }: Truth): CueScore {
  const delays: Partial<Record<RuleId, readonly CueDelay[]>> = {};
  for (const fault of faults) {
    const rule = owedRule(fault);
    const { t0, t1, ramp = 0 } = fault;
    const first = cues.find(
      (cue) => cue.rule === rule && isOfSameSide(cue, fault) && cue.t >= t0 && cue.t <= t1 + SLACK,
    );
    if (rule && first)
      delays[rule] = [...(delays[rule] ?? []), { sinceBegun: first.t - t0, sinceFull: first.t - t0 - ramp }];
  }
  const clean = events.filter(
    (event) => isRep(event) && !faults.some(({ t0, t1 }) => t0 <= event.t1 + SLACK && t1 >= event.t0 - SLACK),
  );
  const falseCues = cues.filter(({ t }) => clean.some(({ t0, t1 }) => t >= t0 && t <= t1 + SLACK));
  return { delays, cleanReps: clean.length, falseCues: falseCues.length };
}

/** Several clips as one. */
export function addCueScores(scores: readonly CueScore[]): CueScore {
  const delays: Partial<Record<RuleId, readonly CueDelay[]>> = {};
  for (const score of scores)
    for (const [rule, more] of Object.entries(score.delays) as [RuleId, readonly CueDelay[]][])
      delays[rule] = [...(delays[rule] ?? []), ...more];
  const sum = (of: (score: CueScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  return { delays, cleanReps: sum(({ cleanReps }) => cleanReps), falseCues: sum(({ falseCues }) => falseCues) };
}

/** Of all rules together. */
export const allDelays = ({ delays }: CueScore): readonly CueDelay[] => Object.values(delays).flat();
