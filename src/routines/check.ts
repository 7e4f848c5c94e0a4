import type { Routine, Rule, Trigger } from '../core/routine.ts';
import { waysOut } from '../core/steps.ts';

/** Something in a routine that does not fit the rest of it. */
export interface RoutineProblem {
  /** `rules[3].cue`; empty for the whole file. */
  readonly path: string;
  /** What stands there, as JSON or in words. */
  readonly got: string;
  /** What may stand there. */
  readonly allowed: string;
}

/** Bends and rises that begin a step must lie at least this far from those that end it: degrees, metres. */
const BEND_APART = 3;
const RISE_APART = 0.005;

/** All that does not fit together in a routine whose fields are each right by themselves. */
export function problemsOf(routine: Routine): readonly RoutineProblem[] {
  const ids = routine.steps.map(({ id }) => id);
  const unknown = namedSteps(routine)
    .filter(({ id }) => !ids.includes(id))
    .map(({ path, id }) => ({ path, got: `"${id}"`, allowed: `one of the steps ${ids.join(', ')}` }));
  const alone = [...twice(ids, (i) => `steps[${i}].id`), ...twice(ruleIds(routine), (i) => `rules[${i}].id`)];
  const loose = [...cueProblems(routine), ...routine.rules.flatMap(ruleProblems), ...rangeProblems(routine)];
  // What follows asks for steps by their names.
  const whole =
    unknown.length + alone.length > 0 ? [] : [...shortProblems(routine), ...lostSteps(routine), ...chatter(routine)];
  return [...unknown, ...alone, ...loose, ...whole];
}

const ruleIds = ({ rules }: Routine): readonly string[] => rules.map(({ id }) => id);

const twice = (ids: readonly string[], pathOf: (i: number) => string): RoutineProblem[] =>
  ids.flatMap((id, i) =>
    ids.indexOf(id) === i ? [] : [{ path: pathOf(i), got: `"${id}" again`, allowed: 'an id that no other has' }],
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
  const missing = rules.flatMap(({ cue }, i) =>
    names.includes(cue)
      ? []
      : [
          {
            path: `rules[${i}].cue`,
            got: `"${cue}"`,
            allowed: `one of the cues ${names.join(', ') || '(there are none)'}`,
          },
        ],
  );
  const unused = names
    .filter((name) => !rules.some(({ cue }) => cue === name))
    .map((name) => ({ path: `cues.${name}`, got: 'a cue of no rule', allowed: 'only cues that a rule says' }));
  const sideless = rules.flatMap((rule, i) =>
    cues[rule.cue]?.text.includes('{side}') && !(rule.kind === 'limit' && rule.sided)
      ? [
          {
            path: `rules[${i}].cue`,
            got: `"${rule.cue}", which names a side`,
            allowed: 'that only for a rule about sides',
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
  return [{ path: `rules[${i}].clear`, got: `${rule.clear}`, allowed: `the limit ${rule.limit}, or ${side} it` }];
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
  return ranges.flatMap(({ path, range: { least, most } = {} }) =>
    least !== undefined && most !== undefined && least > most
      ? [{ path, got: `least ${least} and most ${most}`, allowed: 'a least that is no larger than the most' }]
      : [],
  );
}

function shortProblems({ rules, steps }: Routine): readonly RoutineProblem[] {
  return rules.flatMap((rule, i) => {
    if (rule.kind !== 'step-short') return [];
    const step = steps.find(({ id }) => id === rule.step);
    if (step?.hold !== undefined || step?.tempo?.least !== undefined) return [];
    return [
      { path: `rules[${i}].step`, got: `"${rule.step}"`, allowed: 'a step that has a hold, or a tempo with a least' },
    ];
  });
}

/** Steps that nobody can come to from the start, and repetitions that nobody can complete. */
function lostSteps(routine: Routine): readonly RoutineProblem[] {
  const found = new Set([routine.start]);
  for (const id of found)
    for (const { to } of waysOut(routine, routine.steps.find((step) => step.id === id)!)) found.add(to.id);
  return routine.steps.flatMap(({ id }, i) =>
    found.has(id)
      ? []
      : [
          {
            path: `steps[${i}].enter`,
            got: `no way from "${routine.start}" to "${id}"`,
            allowed: 'a step that can be come to',
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
        .map((back) => ({
          path: `steps[${i}]`,
          got: `"${to.id}" begins by "${when.kind}", and "${step.id}" again by "${back.when.kind}", too near`,
          allowed: `at least ${BEND_APART} deg of bend, or ${100 * RISE_APART} cm of rise, between the two`,
        })),
    ),
  );
}

function areTooNear(there: Trigger, back: Trigger): boolean {
  if (there.kind === 'bent' && back.kind === 'straight') return there.beyond - back.below < BEND_APART;
  if (there.kind === 'risen' && back.kind === 'lowered') return there.above - back.below < RISE_APART - 1e-9;
  return false;
}
