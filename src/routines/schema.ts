import * as v from 'valibot';
import type { FigureMove } from '../core/figure.ts';
import { SIDES } from '../core/landmarks.ts';
import { METRIC_IDS, METRICS } from '../core/reading.ts';
import type { MetricId, Unit } from '../core/reading.ts';
import { RULE_IDS } from '../core/routine.ts';
import type { Activity, Routine, Rule, SidedMetric, Step, Trigger, UnsidedMetric } from '../core/routine.ts';
import { allow } from './allowed.ts';
import { ANGLE, amountIn, LEG, LENGTH, RAW_AMOUNT, SPEED, TIME, UNIT_NAMES } from './quantities.ts';

/*
 * The shape of a routine as JSON: that of `Routine`, but for quantities, which carry their unit ("18 deg", "1.6 s"). Every
 * message says what is allowed; `parse.ts` puts the place and what was got before it. Sizes are bounded. The JSON Schema
 * that editors use is made of this.
 */

/** What the first field of a file says. */
export const ROUTINE_FORMAT = 'plumbline-routine/1';

const text = (longest: number) =>
  v.pipe(
    v.string(allow({ kind: 'text' })),
    v.regex(/\S/, allow({ kind: 'text-with-words' })),
    v.maxLength(longest, allow({ kind: 'short-text', longest })),
  );
const line = text(60);
const sentences = text(400);
const LONGEST_ID = 40;
const ID = allow({ kind: 'id', like: 'turn-out', longest: LONGEST_ID });
const id = v.pipe(v.string(ID), v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, ID), v.maxLength(LONGEST_ID, ID));

const oneOf = <const Choice extends string>(choices: readonly Choice[]) =>
  v.picklist(choices, allow({ kind: 'choice', of: choices }));
const list = <Item extends v.GenericSchema>(item: Item, least: number, most: number) => {
  const allowed = allow({ kind: 'list', least, most });
  return v.pipe(v.array(item, allowed), v.minLength(least, allowed), v.maxLength(most, allowed));
};
const whole = (least: number, most: number) => {
  const allowed = allow({ kind: 'whole', least, most });
  return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(least, allowed), v.maxValue(most, allowed));
};
const number = (least: number, most: number) => {
  const allowed = allow({ kind: 'number', least, most });
  return v.pipe(v.number(allowed), v.minValue(least, allowed), v.maxValue(most, allowed));
};

/** An object with these fields and no others. */
const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ expected, received }) => {
    if (expected === 'never') return allow({ kind: 'field', of: Object.keys(entries) });
    return allow({ kind: received === 'undefined' ? 'needed' : 'object' });
  });
/** Of a variant: what may tell its kinds apart, which the library gives as `("turn" | "still")`. */
const kinds = ({ expected }: { readonly expected: string | null }) =>
  expected === 'Object'
    ? allow({ kind: 'object' })
    : allow({ kind: 'choice', of: (expected ?? '').replaceAll(/[()"]/g, '').split(' | ') });

const told = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

const side = oneOf(SIDES);
const metric = oneOf(METRIC_IDS);
const sidedMetric = oneOf(
  METRIC_IDS.filter((each) => each.endsWith('.left')).map((each) => each.replace('.left', '') as SidedMetric),
);
/** The names of metrics with sides, and the ids of those without. */
const anySide = oneOf([
  ...sidedMetric.options,
  ...METRIC_IDS.filter((each): each is UnsidedMetric => !/\.(?:left|right)$/.test(each)),
]);
const pivotKind = { about: oneOf(['heel', 'ball']), direction: oneOf(['external', 'internal']) };

const TRIGGER = v.variant(
  'kind',
  [
    object({
      kind: v.literal('turn'),
      about: v.exactOptional(pivotKind.about),
      direction: v.exactOptional(pivotKind.direction),
      wider: v.exactOptional(LEG),
    }),
    object({ kind: v.picklist(['narrowed', 'widened']), by: LEG }),
    object({ kind: v.literal('still'), for: TIME, wider: v.exactOptional(LEG) }),
    object({ kind: v.literal('turned'), direction: pivotKind.direction, least: ANGLE, for: TIME }),
    object({ kind: v.literal('turned-back'), for: TIME }),
    object({ kind: v.literal('bent'), beyond: ANGLE }),
    object({ kind: v.literal('straight'), below: ANGLE }),
    object({ kind: v.literal('rising'), by: ANGLE }),
    object({ kind: v.literal('risen'), above: LENGTH }),
    object({ kind: v.literal('lowered'), below: LENGTH }),
    object({ kind: v.literal('together'), within: LEG, for: TIME }),
  ],
  kinds,
);

const range = <Quantity extends v.GenericSchema>(quantity: Quantity) =>
  object({ least: v.exactOptional(quantity), most: v.exactOptional(quantity) });

const ACTIVITY = object({
  pivots: v.exactOptional(list(object(pivotKind), 1, 8)),
  knees: v.exactOptional(oneOf(['bent', 'straight'])),
  stance: v.exactOptional(oneOf(['together', 'apart'])),
  feet: v.exactOptional(oneOf(['as-before', 'external', 'internal'])),
  bend: v.exactOptional(told(range(ANGLE), 'How far both knees are bent.')),
  rise: v.exactOptional(told(range(LENGTH), 'How far the body has risen over how it stood.')),
});

const seconds = number(0, 60);
const MOVE = v.variant(
  'kind',
  [
    object({ kind: v.literal('stand'), heels: LENGTH, turnout: ANGLE }),
    object({ kind: v.literal('pivot'), foot: side, about: pivotKind.about, to: ANGLE, seconds }),
    object({ kind: v.picklist(['bend', 'rise']), to: ANGLE, seconds }),
    object({ kind: v.literal('pause'), seconds }),
  ],
  kinds,
);

const STEP = object({
  id: told(id, 'Its name in this file.'),
  title: told(line, 'Three words at most, for the rail.'),
  instruction: told(sentences, 'What to do, one or two sentences.'),
  enter: told(list(object({ from: list(id, 1, 30), when: TRIGGER }), 0, 20), 'What begins it, and in which steps.'),
  leave: v.exactOptional(told(list(object({ to: id, when: TRIGGER }), 1, 20), 'Ways out of it, told here.')),
  hold: v.exactOptional(told(TIME, 'How long it is to be kept at least.')),
  tempo: v.exactOptional(told(range(TIME), 'How long it takes at the speed asked for.')),
  activity: told(ACTIVITY, 'What belongs to it, for the record of a whole session.'),
  first: v.exactOptional(told(side, 'The foot that pivots first.')),
  figure: told(list(MOVE, 0, 40), 'What the teaching figure does in it.'),
});

const RULE_BASE = {
  id: oneOf(RULE_IDS),
  severity: told(
    v.picklist([1, 2, 3], allow({ kind: 'choice', of: ['1', '2', '3'] })),
    '1 minor, 2 worth a cue, 3 first of all.',
  ),
  steps: v.exactOptional(told(list(id, 1, 30), 'Steps in which it applies; left out: all.')),
  cooldown: told(TIME, 'No new finding of it for this long after one.'),
  cue: id,
  why: told(sentences, 'What the finding means, a sentence.'),
};

const LIMIT = { kind: v.literal('limit'), limit: RAW_AMOUNT, clear: RAW_AMOUNT, hold: TIME };

const RULE = v.variant(
  'kind',
  [
    v.variant(
      'sided',
      [
        v.pipe(
          object({
            ...RULE_BASE,
            ...LIMIT,
            sided: v.literal(true),
            metric: sidedMetric,
            beyond: oneOf(['above', 'below']),
          }),
          inItsUnit((rule) => `${rule.metric}.left`, ['limit', 'clear']),
          v.transform((rule) => ({ ...rule, limit: amountIn(rule.limit), clear: amountIn(rule.clear) })),
        ),
        v.pipe(
          object({
            ...RULE_BASE,
            ...LIMIT,
            sided: v.literal(false),
            metric,
            beyond: oneOf(['above', 'below', 'either']),
            around: v.exactOptional(RAW_AMOUNT),
            apartFrom: v.exactOptional(object({ metric, percent: whole(1, 1000) })),
            namesSide: v.exactOptional(v.literal(true, allow({ kind: 'true-or-absent' }))),
          }),
          inItsUnit((rule) => rule.metric, ['limit', 'clear', 'around']),
          v.transform(({ around, ...rule }) => ({
            ...rule,
            limit: amountIn(rule.limit),
            clear: amountIn(rule.clear),
            ...(around !== undefined && { around: amountIn(around) }),
          })),
        ),
      ],
      kinds,
    ),
    object({ ...RULE_BASE, kind: v.literal('both-moving'), hold: TIME, atLeast: ANGLE }),
    object({ ...RULE_BASE, kind: v.literal('hands-off'), hold: TIME }),
    object({ ...RULE_BASE, kind: v.literal('pivot-speed'), limit: SPEED }),
    object({ ...RULE_BASE, kind: v.literal('pivot-time'), least: TIME }),
    object({ ...RULE_BASE, kind: v.literal('footstep'), lift: LENGTH }),
    object({ ...RULE_BASE, kind: v.literal('knees-straight'), least: ANGLE, hold: TIME }),
    object({ ...RULE_BASE, kind: v.literal('step-skipped'), step: id, before: id, rest: v.exactOptional(TIME) }),
    v.pipe(
      object({
        ...RULE_BASE,
        kind: v.literal('reach'),
        metric: anySide,
        least: RAW_AMOUNT,
        during: list(id, 1, 30),
      }),
      inItsUnit((rule) => (rule.metric in METRICS ? rule.metric : `${rule.metric}.left`), ['least']),
      v.transform((rule) => ({ ...rule, least: amountIn(rule.least) })),
    ),
    object({ ...RULE_BASE, kind: v.literal('step-short'), step: id }),
    object({ ...RULE_BASE, kind: v.literal('pivot-order') }),
  ],
  kinds,
);

/** An amount must have the unit of the metric that it is about. */
function inItsUnit<Entry extends { readonly [key: string]: unknown }>(
  metricIn: (entry: Entry) => string,
  fields: readonly (keyof Entry & string)[],
) {
  return v.rawCheck<Entry>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const entry = dataset.value;
    const { unit }: { readonly unit: Unit } = METRICS[metricIn(entry) as MetricId];
    for (const key of fields) {
      const got = entry[key];
      if (typeof got !== 'string' || UNIT_NAMES[unit].some((name) => got.endsWith(` ${name}`))) continue;
      addIssue({
        input: got,
        message: allow({
          kind: 'amount-of',
          metric: metricIn(entry).replace('.left', ''),
          like: `4 ${UNIT_NAMES[unit][0]}`,
        }),
        path: [{ type: 'object', origin: 'value', input: entry, key, value: got }],
      });
    }
  });
}

const reps = object({ least: whole(1, 100), most: whole(1, 100) });

/** A routine's file. */
export const ROUTINE = v.pipe(
  object({
    $schema: v.exactOptional(
      told(v.string(allow({ kind: 'address' })), 'Where the schema is that helps while writing.'),
    ),
    format: told(v.literal(ROUTINE_FORMAT, allow({ kind: 'format', format: ROUTINE_FORMAT })), 'What this file is.'),
    id,
    version: told(whole(1, 1_000_000), 'Grows whenever something changes that a record would read differently.'),
    title: line,
    summary: sentences,
    dosage: told(sentences, 'How much and how often, in words.'),
    reps: v.exactOptional(told(reps, 'Repetitions of a set.')),
    schedule: v.exactOptional(
      object({
        timesAWeek: object({ least: whole(1, 21), most: whole(1, 21) }),
        grows: v.exactOptional(object({ afterWeeks: whole(1, 52), byReps: whole(1, 50), upTo: whole(1, 100) })),
      }),
    ),
    dials: v.exactOptional(told(oneOf(['turnout', 'none']), 'Feet from above, or nothing, while it is done.')),
    rows: v.exactOptional(told(list(metric, 1, 6), 'What is read large while it is done.')),
    posture: list(sentences, 0, 10),
    safety: sentences,
    steps: list(STEP, 2, 30),
    walkthrough: told(list(id, 1, 60), 'The steps of one repetition as the figure goes through them.'),
    start: told(id, 'The step that it begins in.'),
    completes: told(id, 'The step whose beginning completes a repetition.'),
    checks: v.exactOptional(
      told(list(oneOf(['turnout', 'reach', 'stance', 'soft-bend']), 1, 4), 'What it tells of the range of motion.'),
    ),
    repeats: v.exactOptional(
      told(list(oneOf(RULE_IDS), 1, 30), 'Form errors because of which a repetition does not count.'),
    ),
    cues: v.pipe(
      v.record(id, object({ text: line }), allow({ kind: 'object' })),
      v.maxEntries(60, allow({ kind: 'cues', most: 60 })),
      v.description('What is said. {side} becomes Left or Right.'),
    ),
    rules: list(RULE, 0, 60),
  }),
  v.transform(({ $schema: _schema, format: _format, ...routine }) => routine),
);

/** Does not compile where file and routine have grown apart. */
type Same<A, B> = [A] extends [B] ? true : false;
type FieldOf<Union> = Union extends unknown ? keyof Union : never;
type Covered = [
  Same<v.InferOutput<typeof ROUTINE>, Routine>,
  Same<v.InferOutput<typeof TRIGGER>, Trigger>,
  Same<Trigger, v.InferOutput<typeof TRIGGER>>,
  Same<Activity['pivots'], v.InferOutput<typeof ACTIVITY>['pivots'] | undefined>,
  Same<FigureMove, v.InferOutput<typeof MOVE>>,
  Same<keyof Step, keyof v.InferOutput<typeof STEP>>,
  Same<keyof Routine, keyof v.InferOutput<typeof ROUTINE>>,
  Same<Rule['kind'], v.InferOutput<typeof RULE>['kind']>,
  Same<FieldOf<Rule>, FieldOf<v.InferOutput<typeof RULE>>>,
  Same<keyof Activity, keyof v.InferOutput<typeof ACTIVITY>>,
];
true satisfies Covered[number];
