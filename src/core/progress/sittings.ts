import type { Check, Followed } from './series.ts';

/** A check for what another one left out, within this time of it, is the rest of it. Milliseconds. */
const ONE_SITTING = 3_600_000;

/** A check as the screens have it, with how many holds each value is of. */
export interface HeldCheck extends Check {
  readonly holds: Readonly<Partial<Record<Followed, number>>>;
}

/**
 * Checks, the oldest first, with those put together that make one: where the later one lacks a value that the one just
 * before it has, it takes it from there, and stands for both.
 */
export function inSittings<One extends HeldCheck>(checks: readonly One[]): readonly One[] {
  return checks.reduce<readonly One[]>((before, check) => {
    const last = before.at(-1);
    if (!last || check.at - last.at > ONE_SITTING || hasAllOf(check, last)) return [...before, check];
    const whole = { values: { ...last.values, ...check.values }, holds: { ...last.holds, ...check.holds } };
    return [...before.slice(0, -1), { ...check, ...whole }];
  }, []);
}

const hasAllOf = (check: Check, other: Check): boolean =>
  Object.keys(other.values).every((followed) => followed in check.values);
