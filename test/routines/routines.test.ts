import { describe, expect, test } from 'vitest';
import { METRICS } from '../../src/core/reading.ts';
import { RULE_IDS } from '../../src/core/routine.ts';
import type { Routine, Rule } from '../../src/core/routine.ts';
import { findRoutine, ROUTINES } from '../../src/routines/index.ts';

/** A cue is read from three metres, in passing. */
const LONGEST_CUE = 7;

/** Every step id that a rule mentions. */
const stepsOf = (rule: Rule): readonly string[] => [
  ...(rule.steps ?? []),
  ...(rule.kind === 'step-skipped' ? [rule.step, rule.before] : []),
];

/** Every metric that a rule watches. */
function metricsOf(rule: Rule): readonly string[] {
  if (rule.kind !== 'limit') return [];
  return rule.sided ? [`${rule.metric}.left`, `${rule.metric}.right`] : [rule.metric];
}

/** The steps that can be come to from the start. */
function reached({ steps, start }: Routine): Set<string> {
  const found = new Set([start]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { id, enter } of steps)
      if (enter.some(({ from }) => from.some((other) => found.has(other)))) found.add(id);
  }
  return found;
}

test('there is one at least, and each is found by its own id', () => {
  expect(ROUTINES.length).toBeGreaterThan(0);
  expect(new Set(ROUTINES.map(({ id }) => id)).size).toBe(ROUTINES.length);
  for (const routine of ROUTINES) expect(findRoutine(routine.id)).toBe(routine);
  expect(findRoutine('no-such-routine')).toBeUndefined();
});

describe.each(ROUTINES.map((routine) => [routine.id, routine] as const))('the routine %s', (_, routine) => {
  const { steps, start, completes, cues, rules } = routine;
  const ids = steps.map(({ id }) => id);

  test('has a version, and words for its title, summary, dosage and safety', () => {
    expect(Number.isInteger(routine.version) && routine.version > 0).toBe(true);
    for (const text of [routine.title, routine.summary, routine.dosage, routine.safety]) expect(text).toMatch(/\S/);
  });

  test('has ids in kebab case, each step once', () => {
    for (const id of [routine.id, ...ids]) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names no step that it does not have', () => {
    const named = [
      start,
      completes,
      ...rules.flatMap(stepsOf),
      ...steps.flatMap(({ enter }) => enter.flatMap(({ from }) => from)),
    ];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('has no step that cannot be come to', () => {
    const can = reached(routine);
    expect(ids.filter((id) => !can.has(id))).toEqual([]);
  });

  test('says of every step what it is called, in three words at most, and what to do', () => {
    for (const { title, instruction } of steps) {
      expect(title.split(' ').length, title).toBeLessThanOrEqual(3);
      expect(instruction).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('has a cue for every rule, and a rule for every cue', () => {
    expect(rules.filter(({ cue }) => !(cue in cues)).map(({ id }) => id)).toEqual([]);
    expect(Object.keys(cues).filter((id) => !rules.some(({ cue }) => cue === id))).toEqual([]);
  });

  test(`has cues of ${LONGEST_CUE} words at most, without blame or jargon`, () => {
    for (const { text } of Object.values(cues)) {
      expect(text.split(' ').length, text).toBeLessThanOrEqual(LONGEST_CUE);
      expect(text).not.toMatch(/wrong|bad|fail|don[’']t|\bnot\b|valgus|pelvis|rotation|!/i);
    }
  });

  test('names a side in a cue only where its rules are about sides', () => {
    for (const rule of rules) {
      const { text } = cues[rule.cue]!;
      if (text.includes('{side}')) expect(rule.kind === 'limit' && rule.sided, rule.id).toBe(true);
    }
  });

  test('says in a sentence why each rule is there', () => {
    for (const { id, why } of rules) expect(why, id).toMatch(/^[A-Z].{10,}\.$/);
  });

  test('has rules with known ids that watch known metrics', () => {
    for (const rule of rules) {
      expect(RULE_IDS).toContain(rule.id);
      for (const metric of metricsOf(rule)) expect(Object.keys(METRICS)).toContain(metric);
    }
  });

  test('has limits that clear on their inner side, and times that make sense', () => {
    for (const rule of rules) {
      expect(rule.cooldown, rule.id).toBeGreaterThanOrEqual(0);
      if (rule.kind !== 'limit') continue;
      expect(rule.hold, rule.id).toBeGreaterThanOrEqual(100);
      const inward = rule.beyond === 'below' ? rule.clear - rule.limit : rule.limit - rule.clear;
      expect(inward, rule.id).toBeGreaterThanOrEqual(0);
    }
  });

  test('is data alone: JSON carries all of it', () => {
    expect(JSON.parse(JSON.stringify(routine))).toEqual(routine);
  });

  test('calls nothing hip rotation that is turnout: no rule or step speaks of it', () => {
    const words = [...steps.map(({ instruction }) => instruction), ...rules.map(({ why }) => why)];
    for (const text of [...words, ...Object.values(cues).map((cue) => cue.text)])
      expect(text).not.toMatch(/hip rotation/i);
  });
});
