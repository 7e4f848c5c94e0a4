import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/cli/arguments.ts';
import { parseRoutineArguments } from '../../src/cli/routine-arguments.ts';
import { readRoutineFile, routineWithId } from '../../src/cli/routine-file.ts';
import { routineSchemaText } from '../../src/cli/routine-schema.ts';
import { trialSvg } from '../../src/cli/routine-timeline.ts';
import { rulesOf, trialText, tryRoutine } from '../../src/cli/routine-try.ts';
import { bodyweightSquat } from '../../src/routines/bodyweight-squat.ts';
import { anyTrack } from '../core/support/exercises.ts';

const docs = (name: string): string => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));

describe('the arguments of routine', () => {
  test('are a command and what it needs', () => {
    expect(parseRoutineArguments(['check', 'a.json', 'b.json'])).toEqual({
      command: 'check',
      files: ['a.json', 'b.json'],
    });
    expect(parseRoutineArguments(['try', 'a.json', 't.gz', '--out', 'x.svg', '--height', '170'])).toEqual({
      command: 'try',
      routine: 'a.json',
      track: 't.gz',
      out: 'x.svg',
      height: 1.7,
    });
    expect(parseRoutineArguments(['show', 'heel-raise'])).toEqual({ command: 'show', routine: 'heel-raise' });
    expect(parseRoutineArguments(['schema'])).toEqual({ command: 'schema', write: false });
    expect(parseRoutineArguments(['--help'])).toBeNull();
  });

  test.each([
    [[], /check, try, show, schema/],
    [['run'], /^run: there is check/],
    [['check'], /Which file/],
    [['try', 'a.json'], /A routine and a track/],
    [['try', 'a', 'b', 'c'], /A routine and a track/],
    [['try', 'a', 'b', '--height', '900'], /--height 900/],
    [['show'], /Which routine/],
    [['check', 'a', '--colour'], /--help lists the options/],
  ])('are told what is missing: %j', (argv, said) => {
    expect(() => parseRoutineArguments(argv)).toThrow(UsageError);
    expect(() => parseRoutineArguments(argv)).toThrow(said);
  });
});

describe('a routine that is asked for', () => {
  test('is read from its file', () => {
    expect(readRoutineFile(docs('examples/soft-bend.json')).id).toBe('soft-bend');
  });

  test.each([
    ['is not there', docs('nothing.json'), /nothing\.json is not there\./],
    ['is a folder', docs(''), /is not a file\./],
    ['is something else', docs('routine.schema.json'), /is no routine:\n {2}.*got .*; allowed: /],
  ])('%s: that is said', (_, file, said) => {
    expect(() => readRoutineFile(file)).toThrow(said);
  });

  test('by an unknown id is told which there are', () => {
    expect(() => routineWithId('squat')).toThrow(/no routine squat: there is hip-rotation-walk-out, .*FILE\.json/);
  });
});

describe('a trial', () => {
  const trial = tryRoutine(bodyweightSquat, anyTrack('squat'), 1.61);

  test('tells steps, repetitions, form errors and what is said, in their order', () => {
    const lines = trialText(trial).split('\n');
    const times = lines.flatMap((line) => /^ +([\d.]+) s {2}/.exec(line)?.[1] ?? []).map(Number);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(lines.filter((line) => /repetition \d done/.test(line))).toHaveLength(4);
    expect(lines.filter((line) => /knee-inside-foot right until/.test(line))).toHaveLength(2);
    expect(lines.some((line) => /says “Right knee over your second toe”/.test(line))).toBe(true);
  });

  test('tells of each rule how often it was found, and how much of it could be told', () => {
    const knee = rulesOf(trial).find(({ rule, side }) => rule.id === 'knee-inside-foot' && side === 'right')!;
    expect(knee.found).toHaveLength(2);
    expect(knee.told).toBeGreaterThan(0.9);
    expect(trialText(trial)).toMatch(/knee-inside-foot right +found 2 times, could be told in \d+ % of its steps/);
  });

  test('says so where nobody was measured', () => {
    expect(trialText(tryRoutine(bodyweightSquat, anyTrack('balance-behind'), null))).toMatch(/nothing can be told/);
  });

  test('is drawn as a picture with a name, and everything in it', () => {
    const svg = trialSvg(trial);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="Bodyweight squat over dev-06-squat\.mp4"/);
    expect(svg.match(/stroke-dasharray="5 4"/g)).toHaveLength(4);
    expect(svg).toContain('knee-outside-foot left');
    expect(svg).not.toMatch(/NaN|undefined|<script/);
    // Whatever a routine's file says stays text.
    const title = 'A <b onload="x"> & so on';
    expect(trialSvg({ ...trial, routine: { ...trial.routine, title } })).not.toContain('<b onload');
  });
});

test('the schema for editors is the one that files are checked against: npm run routine -- schema --write', () => {
  const text = routineSchemaText();
  expect(readFileSync(docs('routine.schema.json'), 'utf8')).toBe(text);
  const schema = JSON.parse(text) as { readonly required: readonly string[]; readonly additionalProperties: boolean };
  expect(schema.required).toContain('steps');
  expect(schema.additionalProperties).toBe(false);
  expect(text).toContain('knee-foot-alignment');
});

test('the guide quotes its example as it is', () => {
  const example: unknown = JSON.parse(readFileSync(docs('examples/soft-bend.json'), 'utf8'));
  const parts = new Set<string>();
  const collect = (part: unknown): void => {
    parts.add(JSON.stringify(part));
    if (typeof part === 'object' && part !== null) for (const each of Object.values(part)) collect(each);
  };
  collect(example);
  const quoted = [...readFileSync(docs('routines.md'), 'utf8').matchAll(/```json\n(.*?)```/gs)].map(
    ([, json]) => json!,
  );
  expect(quoted.length).toBeGreaterThanOrEqual(5);
  for (const json of quoted) expect(parts, json).toContain(JSON.stringify(JSON.parse(json)));
});
