import type { StepSpan } from '../core/step-spans.ts';

/** Gives, for a time in one session, the time in the other at which the person was as far in the same step. Seconds. */
export type Alignment = (t: number) => number;

/** Two times that belong together. */
interface Anchor {
  readonly a: number;
  readonly b: number;
}

/**
 * Aligns two sessions by their steps: the longest run of steps that both went through in the same order. Inside a step
 * time is stretched; before the first common step, after the last one, and in between, it goes on from the nearest one.
 */
export function alignSteps(a: readonly StepSpan[], b: readonly StepSpan[]): Alignment {
  const anchors = commonSteps(a, b).flatMap(([one, other]): Anchor[] => [
    { a: one.t0, b: other.t0 },
    { a: one.t1, b: other.t1 },
  ]);
  return (t) => {
    const next = anchors.findIndex((anchor) => anchor.a > t);
    const before = anchors[next < 0 ? anchors.length - 1 : next - 1];
    const after = next < 0 ? undefined : anchors[next];
    if (before && after) return before.b + ((t - before.a) / (after.a - before.a)) * (after.b - before.b);
    const near = before ?? after;
    return near ? near.b + t - near.a : t;
  };
}

/** The longest common subsequence of steps. https://en.wikipedia.org/wiki/Longest_common_subsequence */
function commonSteps(a: readonly StepSpan[], b: readonly StepSpan[]): readonly (readonly [StepSpan, StepSpan])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] =
        a[i]!.step === b[j]!.step ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const pairs: [StepSpan, StepSpan][] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i]!.step === b[j]!.step) pairs.push([a[i++]!, b[j++]!]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}
