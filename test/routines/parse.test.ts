import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LONGEST_ROUTINE } from '../../src/core/routine.ts';
import type { Routine } from '../../src/core/routine.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import { parseRoutine, RoutineError } from '../../src/routines/parse.ts';
import { routineText } from '../../src/routines/write.ts';
import { WORDS } from '../../src/words/index.ts';
import { momentsIn } from '../core/support/exercises.ts';
import { recordOver } from './support.ts';

/** The worked example of `docs/routines.md`: a routine that no code knows. */
const EXAMPLE = readFileSync(new URL('../../docs/examples/soft-bend.json', import.meta.url), 'utf8');

const EXAMPLE_FILE = JSON.parse(EXAMPLE) as { readonly steps: readonly Readonly<Record<string, unknown>>[] };

/** What is wrong with a file; null: nothing. */
const errorOf = (text: string): RoutineError | null => {
  try {
    parseRoutine(text);
  } catch (error) {
    if (error instanceof RoutineError) return error;
    throw error;
  }
  return null;
};
const messageOf = (text: string): string => errorOf(text)?.message ?? '';

/** Words of the checks' own sentences; what they quote of a file, or name in it, may be English. */
const ENGLISH =
  /\b(?:a|an|the|of|to|that|which|with|or|this|no|nothing|only|object|list|text|number|like|from|needed)\b/;
const quoted = /"(?:[^"\\]|\\.)*"?|\(.*\)$|(?<=es gibt |eines von |Schritte |Hinweise ).*/gs;
function expectGerman({ problems }: RoutineError): void {
  for (const { got, allowed } of problems) {
    const parts = WORDS.de.routine.gotAllowed(got, allowed).split('; möglich: ');
    for (const said of parts) expect(said.replaceAll(quoted, '')).not.toMatch(ENGLISH);
  }
}

const GONE = Symbol('left out');

/** A copy of some JSON with another value at a path like `steps[1].hold`. */
function withAt(json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(json)) {
    const before: readonly unknown[] = json;
    return Object.assign([...before], { [key]: withAt(before[Number(key)], rest, value) });
  }
  const fields = json as Readonly<Record<string, unknown>>;
  const changed = { ...fields, [key]: withAt(fields[key], rest, value) };
  return Object.fromEntries(Object.entries(changed).filter(([, each]) => each !== GONE));
}

/** What is said of the example with another value in one place. */
const brokenText = (path: string, value: unknown): string =>
  JSON.stringify(withAt(EXAMPLE_FILE, path.match(/[^.[\]]+/g) ?? [], value));
const broken = (path: string, value: unknown): string => messageOf(brokenText(path, value));

describe('an invented routine', () => {
  const routine = parseRoutine(EXAMPLE);

  test('loads, with its quantities in the units of the engine', () => {
    expect(routine).toMatchObject({ id: 'soft-bend', start: 'stand' });
    expect(routine.steps[1]).toMatchObject({ hold: 1000, enter: [{ when: { kind: 'bent', beyond: 20 } }] });
    expect(routine.steps[0]!.figure[0]).toMatchObject({ heels: 0.2, turnout: 5 });
  });

  test('runs over recorded tracks: four bends of a woman who squats, one of a walk-out', () => {
    expect(momentsIn(routine, 'squat').at(-1)!.reps).toBe(4);
    expect(momentsIn(routine, 'clean').at(-1)!.reps).toBe(1);
  });

  test('finds the form errors of its rules, live and in the record', () => {
    expect(recordOver(routine, 'squat').findings.map(({ rule, side }) => [rule, side])).toContainEqual([
      'knee-inside-foot',
      'right',
    ]);
  });
});

describe.each(ROUTINES.map((routine) => [routine.id, routine] as const))('%s', (_, routine: Routine) => {
  test('comes back from its own file as it was', () => {
    expect(parseRoutine(routineText(routine))).toEqual(routine);
  });
});

/** What is broken, how, and what must be said: where, what was got, and what is allowed. */
const BROKEN: readonly (readonly [what: string, path: string, value: unknown, said: RegExp])[] = [
  [
    'another format',
    'format',
    'plumbline-session',
    /^format: got "plumbline-session"; allowed: "plumbline-routine\/1"/,
  ],
  ['a newer format', 'format', 'plumbline-routine/2', /^format: got "plumbline-routine\/2".*newer/],
  ['no format', 'format', GONE, /^format: got nothing; allowed: this field is needed/],
  ['no id', 'id', GONE, /^id: got nothing; allowed: this field is needed/],
  ['an id with spaces', 'id', 'Soft Bend', /^id: got "Soft Bend"; allowed: an id like "turn-out"/],
  ['an id that is a path', 'id', '../../etc', /^id: got "\.\.\/\.\.\/etc"; allowed: an id like/],
  ['a version that is a text', 'version', '1', /^version: got "1"; allowed: a whole number from 1/],
  ['version 0', 'version', 0, /^version: got 0; allowed: a whole number from 1/],
  ['half a version', 'version', 1.5, /^version: got 1\.5; allowed: a whole number/],
  ['no title', 'title', ' ', /^title: got " "; allowed: a text that is not empty/],
  ['a title that is an essay', 'title', 'x'.repeat(100), /^title: got "x{59}…; allowed: a text of at most 60/],
  ['an unknown field', 'script', 'alert(1)', /^script: got "script"; allowed: none of this name; there is .*title/],
  [
    'a misspelt field of a step',
    'steps[1].instructions',
    'Go.',
    /^steps\[1\]\.instructions: .*none of this name; there is .*instruction/,
  ],
  ['safety words left out', 'safety', GONE, /^safety: got nothing; allowed: this field is needed/],
  ['a set of no repetitions', 'reps.least', 0, /^reps\.least: got 0; allowed: a whole number from 1 to 100/],
  [
    'a set of more at least than at most',
    'reps',
    { least: 6, most: 4 },
    /^reps: got least 6 and most 4; allowed: a least/,
  ],
  ['dials that there are not', 'dials', 'speed', /^dials: got "speed"; allowed: one of turnout, none/],
  [
    'an unknown metric in the rows',
    'rows',
    ['heart-rate'],
    /^rows\[0\]: got "heart-rate"; allowed: one of .*knee-flexion\.left/,
  ],
  ['no steps', 'steps', [], /^steps: got a list of 0; allowed: a list of 2 to 30/],
  [
    'a hundred steps',
    'steps',
    Array(100).fill(EXAMPLE_FILE.steps[0]),
    /^steps: got a list of 100; allowed: a list of 2 to 30/,
  ],
  ['steps that are an object', 'steps', {}, /^steps: got an object; allowed: a list/],
  ['a step twice', 'steps[2].id', 'bend', /steps\[2\]\.id: got "bend" again; allowed: an id that no other has/],
  [
    'a way from an unknown step',
    'steps[1].enter[0].from',
    ['stnd'],
    /^steps\[1\]\.enter\[0\]\.from\[0\]: got "stnd"; allowed: one of the steps stand, bend, tall/,
  ],
  [
    'a way to an unknown step',
    'steps[1].leave',
    [{ to: 'up', when: { kind: 'straight', below: '5 deg' } }],
    /^steps\[1\]\.leave\[0\]\.to: got "up"; allowed: one of the steps/,
  ],
  ['an unknown start', 'start', 'begin', /^start: got "begin"; allowed: one of the steps/],
  ['an unknown end', 'completes', 'end', /^completes: got "end"; allowed: one of the steps/],
  [
    'an unknown step in the walkthrough',
    'walkthrough[3]',
    'bow',
    /^walkthrough\[3\]: got "bow"; allowed: one of the steps/,
  ],
  ['a step that nobody comes to', 'steps[2].enter', [], /^steps\[2\]\.enter: got no way from "stand" to "tall"/],
  [
    'an unknown trigger',
    'steps[1].enter[0].when',
    { kind: 'jump' },
    /^steps\[1\]\.enter\[0\]\.when\.kind: got "jump"; allowed: one of turn, .*bent/,
  ],
  [
    'a trigger that is a number',
    'steps[1].enter[0].when',
    7,
    /^steps\[1\]\.enter\[0\]\.when: got 7; allowed: an object/,
  ],
  [
    'a trigger without its amount',
    'steps[1].enter[0].when',
    { kind: 'bent' },
    /^steps\[1\]\.enter\[0\]\.when\.beyond: got nothing; allowed: this field is needed/,
  ],
  [
    'an angle without a unit',
    'steps[1].enter[0].when.beyond',
    20,
    /when\.beyond: got 20; allowed: an angle like "18 deg"/,
  ],
  [
    'an angle in radians',
    'steps[1].enter[0].when.beyond',
    '0.3 rad',
    /when\.beyond: got "0\.3 rad"; allowed: an angle like "18 deg"/,
  ],
  [
    'an angle beyond a circle',
    'steps[1].enter[0].when.beyond',
    '400 deg',
    /when\.beyond: got "400 deg"; allowed: an angle .*-180 to 180/,
  ],
  [
    'a time in minutes',
    'steps[1].hold',
    '1 min',
    /^steps\[1\]\.hold: got "1 min"; allowed: a time like "1\.6 s" or "300 ms"/,
  ],
  ['a negative time', 'steps[1].hold', '-1 s', /^steps\[1\]\.hold: got "-1 s"; allowed: a time/],
  [
    'a length in inches',
    'steps[0].figure[0].heels',
    '8 in',
    /figure\[0\]\.heels: got "8 in"; allowed: a length like "4 cm"/,
  ],
  [
    'an unknown move',
    'steps[0].figure[1].kind',
    'jump',
    /figure\[1\]\.kind: got "jump"; allowed: one of stand, pivot, bend, rise, pause/,
  ],
  [
    'a move that takes an hour',
    'steps[0].figure[1].seconds',
    3600,
    /figure\[1\]\.seconds: got 3600; allowed: a number from 0 to 60/,
  ],
  [
    'a foot that nobody has',
    'steps[1].first',
    'middle',
    /^steps\[1\]\.first: got "middle"; allowed: one of left, right/,
  ],
  [
    'a pivot about the toes',
    'steps[1].activity.pivots',
    [{ about: 'toes', direction: 'external' }],
    /pivots\[0\]\.about: got "toes"; allowed: one of heel, ball/,
  ],
  [
    'a range the wrong way round',
    'steps[1].activity.bend',
    { least: '40 deg', most: '20 deg' },
    /^steps\[1\]\.activity\.bend: got least 40 and most 20/,
  ],
  ['steps that would chatter', 'steps[2].enter[0].when.below', '19 deg', /too near; allowed: at least 3 deg of bend/],
  ['an unknown rule', 'rules[0].id', 'knee-bad', /^rules\[0\]\.id: got "knee-bad"; allowed: one of knee-inside-foot/],
  ['a rule twice', 'rules[1].id', 'knee-inside-foot', /rules\[1\]\.id: got "knee-inside-foot" again/],
  [
    'an unknown kind of rule',
    'rules[0].kind',
    'eval',
    /^rules\[0\]\.kind: got "eval"; allowed: one of limit, .*step-short/,
  ],
  [
    'an unknown metric in a rule',
    'rules[0].metric',
    'knee-caving',
    /^rules\[0\]\.metric: got "knee-caving"; allowed: one of foot-yaw, .*knee-foot-alignment/,
  ],
  [
    'a limit in the unit of something else',
    'rules[0].limit',
    '5 cm',
    /^rules\[0\]\.limit: got "5 cm"; allowed: an amount in the unit of knee-foot-alignment, like "4 deg"/,
  ],
  [
    'a limit that clears beyond itself',
    'rules[0].clear',
    '5 deg',
    /^rules\[0\]\.clear: got 5; allowed: the limit 0, or below it/,
  ],
  ['a severity of 9', 'rules[0].severity', 9, /^rules\[0\]\.severity: got 9; allowed: one of 1, 2, 3/],
  [
    'an unknown cue',
    'rules[1].cue',
    'breathe',
    /^rules\[1\]\.cue: got "breathe"; allowed: one of the cues knee-out, stay/,
  ],
  ['a cue that no rule says', 'cues.smile', { text: 'Smile' }, /^cues\.smile: got a cue of no rule/],
  ['a cue without words', 'cues.stay', {}, /^cues\.stay\.text: got nothing; allowed: this field is needed/],
  [
    'a side in a cue of a rule that knows none',
    'cues.stay.text',
    '{side} foot: stay',
    /^rules\[1\]\.cue: got "stay", which names a side/,
  ],
  [
    'a rule in an unknown step',
    'rules[0].steps',
    ['lunge'],
    /^rules\[0\]\.steps\[0\]: got "lunge"; allowed: one of the steps/,
  ],
  [
    'a rule about a hold that its step has not',
    'steps[1].hold',
    GONE,
    /^rules\[1\]\.step: got "bend"; allowed: a step that has a hold/,
  ],
  [
    'a sided rule for a metric without sides',
    'rules[0].metric',
    'pelvis-rotation',
    /^rules\[0\]\.metric: got "pelvis-rotation"; allowed: one of/,
  ],
  [
    'a function where a text belongs',
    'steps[0].title',
    { toString: 'alert(1)' },
    /^steps\[0\]\.title: got an object; allowed: a text/,
  ],
  ['null for a list', 'rules', null, /^rules: got null; allowed: a list/],
];

describe('of a broken file it is said where, what was got, and what is allowed:', () => {
  test('there are fifty at least', () => {
    expect(BROKEN.length).toBeGreaterThanOrEqual(50);
  });

  test.each(BROKEN)('%s', (_, path, value, said) => {
    const message = broken(path, value);
    expect(message).toMatch(said);
    for (const line of message.split('\n')) expect(line).toMatch(/^.+: got .+; allowed: .+\.$/s);
  });

  test.each(BROKEN)('%s, in German', (_, path, value) => {
    expectGerman(errorOf(brokenText(path, value))!);
  });

  test.each([
    ['nothing at all', '', /^the file: got no JSON .*; allowed: JSON\.$/],
    ['half a file', EXAMPLE.slice(0, 300), /^the file: got no JSON/],
    ['a list', '[]', /^the file: got a list of 0; allowed: an object\.$/],
    ['a number', '7', /^the file: got 7; allowed: an object/],
    ['null', 'null', /^the file: got null; allowed: an object/],
    ['too much', ' '.repeat(LONGEST_ROUTINE + 1), /^the file: got \d+ characters; allowed: at most \d+\.$/],
  ])('%s', (_, text, said) => {
    expect(messageOf(text)).toMatch(said);
    expectGerman(errorOf(text)!);
  });

  test('several things are told at once, but no more than a dozen', () => {
    const nonsense = EXAMPLE_FILE.steps.map((step) => Object.fromEntries(Object.keys(step).map((key) => [key, 7])));
    const lines = broken('steps', nonsense).split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThanOrEqual(12);
  });
});

/** The path of every value in some JSON, as `withAt` takes it. */
const placesIn = (json: unknown): readonly (readonly string[])[] => [
  [],
  ...(typeof json === 'object' && json !== null ? Object.entries(json) : []).flatMap(([key, value]) =>
    placesIn(value).map((rest) => [key, ...rest]),
  ),
];

test.each([
  ['nothing', GONE],
  ['null', null],
  ['a number', -1e9],
  ['a text', 'x'],
  ['a long text', 'x'.repeat(500)],
  ['an object', {}],
  ['a list', [[]]],
])('%s in any place is either taken or told in both languages', (_, value) => {
  for (const place of placesIn(EXAMPLE_FILE).slice(1)) {
    for (const { got, allowed } of errorOf(JSON.stringify(withAt(EXAMPLE_FILE, place, value)))?.problems ?? [])
      for (const { routine } of Object.values(WORDS))
        expect(routine.gotAllowed(got, allowed)).toMatch(/^(?:got|hat) [^;]+; .+\.$/s);
  }
});

test('a file cannot reach into the program: what it calls __proto__ is refused or stays a name', () => {
  const file = EXAMPLE.replace('"cues": {', '"cues": { "__proto__": { "text": "polluted" },');
  try {
    parseRoutine(file);
  } catch (error) {
    expect(error).toBeInstanceOf(RoutineError);
  }
  expect(({} as { text?: string }).text).toBeUndefined();
});
