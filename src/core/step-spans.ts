import type { SessionRecord } from './session-record.ts';

/** A stretch in which the person was in one step of the routine. Seconds. */
export interface StepSpan {
  readonly step: string;
  readonly t0: number;
  readonly t1: number;
}

/** The steps of a session in their order, each until the next one begins; frames before the person was measured have none. */
export function stepSpans({ frames }: Pick<SessionRecord, 'frames'>): readonly StepSpan[] {
  const begins = frames.filter(({ step }, i) => step !== (frames[i - 1]?.step ?? null));
  const end = frames.at(-1)?.t ?? 0;
  return begins
    .map(({ step, t }, i) => ({ step, t0: t, t1: begins[i + 1]?.t ?? end }))
    .filter((span): span is StepSpan => span.step !== null && span.t1 > span.t0);
}
