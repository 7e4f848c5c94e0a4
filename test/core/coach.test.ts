import { describe, expect, test } from 'vitest';
import { Coach } from '../../src/core/coach.ts';
import type { Cue, Finding } from '../../src/core/moment.ts';
import type { Side } from '../../src/core/landmarks.ts';
import type { Rule, RuleId } from '../../src/core/routine.ts';
import type { RuleFinding } from '../../src/core/rules/index.ts';
import { millis } from '../../src/core/units.ts';
import { times } from './support/person.ts';
import { routineWith } from './support/rules.ts';

/** A form error that is open from `from` to `to`, milliseconds. */
interface FormError {
  readonly rule: RuleId;
  readonly severity: 1 | 2 | 3;
  readonly cue: string;
  readonly from: number;
  readonly to: number;
  readonly side?: Side;
  /** It ends because it was put right, not because it could not be seen any more. */
  readonly right?: boolean;
  readonly kind?: Rule['kind'];
}

const belt = (from: number, to: number, given: Partial<FormError> = {}): FormError => ({
  rule: 'pelvis-turned',
  severity: 2,
  cue: 'belt-square',
  from,
  to,
  ...given,
});
const knee = (from: number, to: number, side: Side = 'left'): FormError =>
  belt(from, to, { rule: 'knee-inside-foot', severity: 3, cue: 'knee-out', side });
const lean = (from: number, to: number): FormError =>
  belt(from, to, { rule: 'trunk-leaning', severity: 1, cue: 'stand-tall' });

function foundAt(errors: readonly FormError[], t: number, last: number): RuleFinding[] {
  return errors.flatMap(({ rule: id, severity, cue, from, to, side = null, right = true, kind = 'limit' }) => {
    const ends = last < to && t >= to;
    if (t < from || (t >= to && !ends)) return [];
    const rule = { id, severity, cue, cooldown: millis(0), why: '', kind } as Rule;
    const finding: Finding = {
      rule: id,
      side,
      step: 'turn-out',
      t0: millis(from),
      t1: millis(t),
      peak: 1,
      halfWidth95: null,
      threshold: 0,
      firstCueAt: null,
      open: !ends,
    };
    return [{ rule, finding, right: ends && right }];
  });
}

/** What the coach says and passes on, frame by frame. */
function listen(errors: readonly FormError[], length: number) {
  const coach = new Coach(routineWith());
  let last = -1;
  return times(0, length).map((t) => {
    const output = coach.advance(millis(t), foundAt(errors, t, last));
    last = t;
    return { t, ...output };
  });
}

/** The cues in their order, with the times from which and up to which they were up. */
function cuesOf(errors: readonly FormError[], length: number): { text: string; from: number; to: number }[] {
  const cues = new Map<Cue, { text: string; from: number; to: number }>();
  for (const { t, cue } of listen(errors, length)) if (cue) cues.set(cue, { text: cue.text, from: cue.since, to: t });
  return [...cues.values()];
}

/** Frames are 33 ms apart. */
const FRAME = 34;

test('nothing wrong, nothing said', () => {
  expect(cuesOf([], 5000)).toEqual([]);
});

describe('a cue', () => {
  test('comes up in the frame in which the error is found', () => {
    const [cue] = cuesOf([belt(1000, 2000)], 6000);
    expect(cue!.text).toBe('Belt to the screen');
    expect(cue!.from - 1000).toBeLessThan(FRAME);
  });

  test('stays for two and a half seconds, even when the error is over at once', () => {
    const [cue, ...more] = cuesOf([belt(1000, 1200)], 8000);
    expect(Math.abs(cue!.to - cue!.from - 2500)).toBeLessThan(2 * FRAME);
    expect(more).toEqual([]);
  });

  test('stays for as long as the error lasts', () => {
    const [cue] = cuesOf([belt(1000, 7000)], 12_000);
    expect(Math.abs(cue!.to - 7000)).toBeLessThan(2 * FRAME);
  });

  test.each([
    ['left', 'Left knee over your second toe'],
    ['right', 'Right knee over your second toe'],
  ] as const)('names the side: %s', (side, text) => {
    expect(cuesOf([knee(1000, 2000, side)], 3000)[0]!.text).toBe(text);
  });
});

test('a cue for one side is not kept up by the other side', () => {
  const [left, right] = cuesOf([knee(1000, 1500), knee(1400, 9000, 'right')], 9000);
  expect(left!.text).toMatch(/^Left/);
  expect(Math.abs(left!.to - left!.from - 2500)).toBeLessThan(2 * FRAME);
  expect(right!.text).toMatch(/^Right/);
});

describe('of several errors', () => {
  test('one is said at a time, the most severe first', () => {
    const cues = cuesOf([lean(1000, 20_000), knee(1000, 2000), belt(1000, 9000)], 20_000);
    expect(cues.map(({ text }) => text)).toEqual([
      'Left knee over your second toe',
      'Belt to the screen',
      'Stand tall over both feet',
    ]);
  });

  test('a more severe one does not cut off what is being said', () => {
    const [first, second] = cuesOf([lean(1000, 1500), knee(1500, 6000)], 10_000);
    expect(first!.text).toBe('Stand tall over both feet');
    expect(first!.to - first!.from).toBeGreaterThan(2500 - 2 * FRAME);
    expect(second!.text).toBe('Left knee over your second toe');
  });

  test('a breath of 1.2 seconds is between two cues', () => {
    const [first, second] = cuesOf([belt(1000, 2000), knee(1500, 9000)], 12_000);
    expect(second!.from - first!.to).toBeGreaterThanOrEqual(1200 - 1e-6);
    expect(second!.from - first!.to).toBeLessThan(1200 + 2 * FRAME);
  });
});

describe('the same again', () => {
  test('is not said again within fifteen seconds', () => {
    expect(cuesOf([belt(1000, 1500), belt(8000, 8500)], 14_000)).toHaveLength(1);
  });

  test('is said again after them', () => {
    expect(cuesOf([belt(1000, 1500), belt(17_000, 17_500)], 20_000)).toHaveLength(2);
  });

  test('on the other side is something else', () => {
    const texts = cuesOf([knee(1000, 1500), knee(8000, 8500, 'right')], 14_000).map(({ text }) => text);
    expect(texts).toEqual(['Left knee over your second toe', 'Right knee over your second toe']);
  });
});

describe('the same again and again', () => {
  const everyFive = (until: number): FormError[] =>
    Array.from({ length: until / 5000 }, (_, i) => belt(1000 + 5000 * i, 2000 + 5000 * i));

  test('is said less and less often: after 15 seconds, 30, then every minute', () => {
    const begun = cuesOf(everyFive(240_000), 240_000).map(({ from }) => from);
    const waits = begun.slice(1).map((from, i) => Math.round((from - begun[i]!) / 5000) * 5);
    expect(waits).toEqual([15, 30, 60, 60, 60]);
  });
});

describe('what was put right after it was spoken of', () => {
  /** When each praise came up, and of what. */
  const praises = (errors: readonly FormError[], length: number) => {
    const found = listen(errors, length).flatMap(({ praise }) => praise ?? []);
    return [...new Set(found)].map(({ rule, side, since }) => ({ rule, side, since }));
  };

  test('is praised when the cue comes down, with its rule and side', () => {
    const [praise, ...more] = praises([knee(1000, 2000)], 12_000);
    expect(praise).toMatchObject({ rule: 'knee-inside-foot', side: 'left' });
    expect(Math.abs(praise!.since - 3500)).toBeLessThan(2 * FRAME);
    expect(more).toEqual([]);
  });

  test('is praised for two and a half seconds', () => {
    const up = listen([knee(1000, 2000)], 12_000).filter(({ praise }) => praise !== null);
    expect(Math.abs(up.at(-1)!.t - up[0]!.t - 2500)).toBeLessThan(2 * FRAME);
  });

  test('gives way to the next cue: one thing at a time', () => {
    const said = listen([knee(1000, 2000), belt(4000, 9000)], 9000);
    expect(said.some(({ praise }) => praise !== null)).toBe(true);
    for (const { cue, praise } of said) expect(cue === null || praise === null).toBe(true);
  });

  test.each([
    ['was only lost from sight', { right: false }],
    ['is over by itself, like a pivot', { kind: 'pivot-speed' }],
  ] as const)('is not praised where the error %s', (_, given) => {
    expect(praises([belt(1000, 2000, given)], 8000)).toEqual([]);
  });

  test('is not praised where it is wrong again before the cue comes down', () => {
    expect(praises([belt(1000, 1500), belt(2000, 3000, { right: false })], 9000)).toEqual([]);
  });

  test('is not praised where nothing was said of it', () => {
    expect(praises([knee(1000, 2000), lean(1100, 1500)], 12_000).map(({ rule }) => rule)).toEqual(['knee-inside-foot']);
  });

  test('is not praised over and over', () => {
    expect(praises([belt(1000, 2000), belt(17_000, 18_000)], 24_000)).toHaveLength(1);
  });
});

describe('a finding', () => {
  test('says when it was first spoken of', () => {
    const last = listen([belt(1000, 3000)], 3000).at(-1)!;
    expect(last.findings[0]!.firstCueAt).toBe(last.cue!.since);
  });

  test('says that it was not, where another one was', () => {
    const { findings } = listen([knee(1000, 3000), lean(1000, 3000)], 2000).at(-1)!;
    expect(findings.map(({ firstCueAt }) => firstCueAt !== null)).toEqual([true, false]);
  });

  test('is passed on as it is, with its end', () => {
    const findings = listen([belt(1000, 2000)], 4000).flatMap(({ findings: told }) => told);
    expect(findings.filter(({ open }) => !open)).toHaveLength(1);
    expect(findings.at(-1)).toMatchObject({ rule: 'pelvis-turned', t0: 1000, open: false });
  });

  test('does not borrow the cue of an earlier episode', () => {
    const told = listen([belt(1000, 1500), belt(8000, 8500)], 8400).at(-1)!;
    expect(told.findings[0]!.firstCueAt).toBeNull();
  });
});
