import type { Routine, RuleId } from '../core/routine.ts';

/** A routine's texts in another language than its own English, by step, cue and rule: the compiler finds gaps. */
export interface RoutineTexts<StepId extends string = string, CueId extends string = string> {
  readonly title: string;
  readonly summary: string;
  readonly dosage: string;
  readonly posture: readonly string[];
  readonly safety: string;
  readonly steps: Readonly<Record<StepId, { readonly title: string; readonly instruction: string }>>;
  readonly cues: Readonly<Record<CueId, string>>;
  /** Why, by rule. What the routine has and this has not stays English; a test finds those. */
  readonly rules: Readonly<Partial<Record<RuleId, string>>>;
}

/** Ties texts to the step and cue ids of one routine. */
export const textsOf = <StepId extends string, CueId extends string>(
  _routine: Routine<StepId, CueId>,
  texts: RoutineTexts<NoInfer<StepId>, NoInfer<CueId>>,
): RoutineTexts => texts;

/** The routine with these texts in place of its own. For showing only: the engine's records stay English. */
export function withTexts(routine: Routine, texts: RoutineTexts): Routine {
  const { title, summary, dosage, posture, safety } = texts;
  return {
    ...routine,
    title,
    summary,
    dosage,
    posture,
    safety,
    steps: routine.steps.map((step) => ({ ...step, ...texts.steps[step.id] })),
    cues: Object.fromEntries(
      Object.entries(routine.cues).map(([id, cue]) => [id, { text: texts.cues[id] ?? cue.text }]),
    ),
    rules: routine.rules.map((rule) => ({ ...rule, why: texts.rules[rule.id] ?? rule.why })),
  };
}
