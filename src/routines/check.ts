import type { Routine, Rule, Trigger } from '../core/routine.ts';
import type { Got, RoutineProblem } from '../core/routine-problem.ts';
import { waysOut } from '../core/steps.ts';

/** Bends and rises that begin a step must lie at least this far from those that end it: degrees, metres. */
const BEND_APART = 3;
const RISE_APART = 0.005;

/** All that does not fit together in a routine whose fields are each right by themselves. */
export function problemsOf(routine: Routine): readonly RoutineProblem[] {
  const ids = routine.steps.map(({ id }) => id);
  const unknown = namedSteps(routine)
    .filter(({ id }) => !ids.includes(id))
    .map(({ path, id }): RoutineProblem => ({ path, got: named(id), allowed: { kind: 'step', of: ids } }));
  const alone = [...twice(ids, (i) => `steps[${i}].id`), ...twice(ruleIds(routine), (i) => `rules[${i}].id`)];
  const loose = [...cueProblems(routine), ...routine.rules.flatMap(ruleProblems), ...rangeProblems(routine)];
  // What follows asks for steps by their names.
  const whole =
    unknown.length + alone.length > 0 ? [] : [...shortProblems(routine), ...lostSteps(routine), ...chatter(routine)];
  return [...unknown, ...alone, ...loose, ...whole];
}

/** An id, as it stands in the file. */
const named = (id: string): Got => ({ kind: 'value', json: `"${id}"` });

const ruleIds = ({ rules }: Routine): readonly string[] => rules.map(({ id }) => id);

const twice = (ids: readonly string[], pathOf: (i: number) => string): RoutineProblem[] =>
  ids.flatMap((id, i) =>
    ids.indexOf(id) === i ? [] : [{ path: pathOf(i), got: { kind: 'repeated', id }, allowed: { kind: 'new-id' } }],
  );

interface NamedStep {
  readonly path: string;
  readonly id: string;
}

/** Every place in which a routine names one of its steps. */
function namedSteps({ steps, rules, walkthrough, start, completes }: Routine): readonly NamedStep[] {
  return [
    { path: 'start', id: start },
    { path: 'completes', id: completes },
    ...walkthrough.map((id, i) => ({ path: `walkthrough[${i}]`, id })),
    ...steps.flatMap(({ enter, leave }, i) => [
      ...enter.flatMap(({ from }, k) => from.map((id, n) => ({ path: `steps[${i}].enter[${k}].from[${n}]`, id }))),
      ...(leave ?? []).map(({ to }, k) => ({ path: `steps[${i}].leave[${k}].to`, id: to })),
    ]),
    ...rules.flatMap((rule, i) => namedByRule(rule).map(({ path, id }) => ({ path: `rules[${i}].${path}`, id }))),
  ];
}

function namedByRule(rule: Rule): readonly NamedStep[] {
  const listed = (name: string, all: readonly string[] = []) => all.map((id, n) => ({ path: `${name}[${n}]`, id }));
  return [
    ...listed('steps', rule.steps),
    ...(rule.kind === 'reach' ? listed('during', rule.during) : []),
    ...(rule.kind === 'step-skipped' || rule.kind === 'step-short' ? [{ path: 'step', id: rule.step }] : []),
    ...(rule.kind === 'step-skipped' ? [{ path: 'before', id: rule.before }] : []),
  ];
}

function cueProblems({ rules, cues }: Routine): readonly RoutineProblem[] {
  const names = Object.keys(cues);
  const missing = rules.flatMap(({ cue }, i): readonly RoutineProblem[] =>
    names.includes(cue) ? [] : [{ path: `rules[${i}].cue`, got: named(cue), allowed: { kind: 'cue', of: names } }],
  );
  const unused = names
    .filter((name) => !rules.some(({ cue }) => cue === name))
    .map(
      (name): RoutineProblem => ({ path: `cues.${name}`, got: { kind: 'unused-cue' }, allowed: { kind: 'said-cue' } }),
    );
  const sideless = rules.flatMap((rule, i): readonly RoutineProblem[] =>
    cues[rule.cue]?.text.includes('{side}') && !(rule.kind === 'limit' && rule.sided)
      ? [
          {
            path: `rules[${i}].cue`,
            got: { kind: 'cue-with-side', cue: rule.cue },
            allowed: { kind: 'side-in-sided-rule' },
          },
        ]
      : [],
  );
  return [...missing, ...unused, ...sideless];
}

/** A finding must be over only where the value lies on the inner side of what began it. */
function ruleProblems(rule: Rule, i: number): readonly RoutineProblem[] {
  if (rule.kind !== 'limit') return [];
  const inward = rule.beyond === 'below' ? rule.clear - rule.limit : rule.limit - rule.clear;
  if (inward >= 0) return [];
  const side = rule.beyond === 'below' ? 'above' : 'below';
  const { limit, clear } = rule;
  return [
    { path: `rules[${i}].clear`, got: { kind: 'value', json: `${clear}` }, allowed: { kind: 'beyond', limit, side } },
  ];
}

function rangeProblems({ reps, schedule, steps }: Routine): readonly RoutineProblem[] {
  const ranges = [
    { path: 'reps', range: reps },
    { path: 'schedule.timesAWeek', range: schedule?.timesAWeek },
    ...steps.flatMap(({ tempo, activity: { bend, rise } }, i) => [
      { path: `steps[${i}].tempo`, range: tempo },
      { path: `steps[${i}].activity.bend`, range: bend },
      { path: `steps[${i}].activity.rise`, range: rise },
    ]),
  ];
  return ranges.flatMap(({ path, range: { least, most } = {} }): readonly RoutineProblem[] =>
    least !== undefined && most !== undefined && least > most
      ? [{ path, got: { kind: 'range', least, most }, allowed: { kind: 'ordered-range' } }]
      : [],
  );
}

function shortProblems({ rules, steps }: Routine): readonly RoutineProblem[] {
  return rules.flatMap((rule, i) => {
    if (rule.kind !== 'step-short') return [];
    const step = steps.find(({ id }) => id === rule.step);
    if (step?.hold !== undefined || step?.tempo?.least !== undefined) return [];
    return [{ path: `rules[${i}].step`, got: named(rule.step), allowed: { kind: 'step-that-lasts' } }];
  });
}

/** Steps that nobody can come to from the start, and repetitions that nobody can complete. */
function lostSteps(routine: Routine): readonly RoutineProblem[] {
  const found = new Set([routine.start]);
  for (const id of found)
    for (const { to } of waysOut(routine, routine.steps.find((step) => step.id === id)!)) found.add(to.id);
  return routine.steps.flatMap(({ id }, i): readonly RoutineProblem[] =>
    found.has(id)
      ? []
      : [
          {
            path: `steps[${i}].enter`,
            got: { kind: 'no-way', from: routine.start, to: id },
            allowed: { kind: 'reachable-step' },
          },
        ],
  );
}

/** Pairs of steps that a value at the border would switch between from frame to frame. */
function chatter(routine: Routine): readonly RoutineProblem[] {
  return routine.steps.flatMap((step, i) =>
    waysOut(routine, step).flatMap(({ to, when }) =>
      waysOut(routine, to)
        .filter((back) => back.to === step && areTooNear(when, back.when))
        .map(
          (back): RoutineProblem => ({
            path: `steps[${i}]`,
            got: {
              kind: 'too-near',
              there: { step: to.id, by: when.kind },
              back: { step: step.id, by: back.when.kind },
            },
            allowed: { kind: 'apart', bend: BEND_APART, rise: 100 * RISE_APART },
          }),
        ),
    ),
  );
}

function areTooNear(there: Trigger, back: Trigger): boolean {
  if (there.kind === 'bent' && back.kind === 'straight') return there.beyond - back.below < BEND_APART;
  if (there.kind === 'risen' && back.kind === 'lowered') return there.above - back.below < RISE_APART - 1e-9;
  return false;
}
