import type { FigureMove } from '../core/figure.ts';
import { METRICS } from '../core/reading.ts';
import type { MetricId } from '../core/reading.ts';
import type { Activity, Range, Routine, Rule, Step, Trigger } from '../core/routine.ts';
import { UNIT_NAMES } from './quantities.ts';
import { ROUTINE_FORMAT } from './schema.ts';

/** A routine as the text of its file: `parseRoutine` makes the same routine of it. `schema`: where the schema stands. */
export function routineText(routine: Routine, schema?: string): string {
  const { id, steps, rules, ...rest } = routine;
  const file = {
    ...(schema !== undefined && { $schema: schema }),
    format: ROUTINE_FORMAT,
    id,
    ...rest,
    steps: steps.map(stepJson),
    rules: rules.map(ruleJson),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Without what the last digit of a sum of tenths leaves. */
const plain = (value: number): string => String(Number(value.toFixed(6)));
const angle = (value: number): string => `${plain(value)} deg`;
const length = (value: number): string => (value < 0.1 ? `${plain(100 * value)} cm` : `${plain(value)} m`);
const leg = (value: number): string => `${plain(value)} leg`;
const time = (value: number): string => (value < 1000 ? `${plain(value)} ms` : `${plain(value / 1000)} s`);
const amountOf =
  (metric: string) =>
  (value: number): string =>
    `${plain(value)} ${UNIT_NAMES[METRICS[metric as MetricId].unit][0]}`;

/** The fields of an object that hold quantities, each with how it is written. */
type Writers = Readonly<Record<string, (value: number) => string>>;

const written = (entry: object, writers: Writers): object =>
  Object.fromEntries(
    Object.entries(entry).map(([key, value]) => {
      const write = writers[key];
      return [key, write && typeof value === 'number' ? write(value) : value];
    }),
  );

const rangeJson = (range: Range | undefined, write: (value: number) => string) =>
  range && written(range, { least: write, most: write });

function stepJson({ enter, leave, hold, tempo, activity, figure, ...step }: Step): object {
  return {
    ...step,
    enter: enter.map(({ from, when }) => ({ from, when: triggerJson(when) })),
    ...(leave && { leave: leave.map(({ to, when }) => ({ to, when: triggerJson(when) })) }),
    ...(hold !== undefined && { hold: time(hold) }),
    ...(tempo && { tempo: rangeJson(tempo, time) }),
    activity: activityJson(activity),
    figure: figure.map(moveJson),
  };
}

const activityJson = ({ bend, rise, ...activity }: Activity): object => ({
  ...activity,
  ...(bend && { bend: rangeJson(bend, angle) }),
  ...(rise && { rise: rangeJson(rise, length) }),
});

function triggerJson(trigger: Trigger): object {
  const by = trigger.kind === 'rising' ? angle : leg;
  const below = trigger.kind === 'lowered' ? length : angle;
  return written(trigger, {
    for: time,
    least: angle,
    wider: leg,
    within: leg,
    by,
    beyond: angle,
    below,
    above: length,
  });
}

const moveJson = (move: FigureMove): object => written(move, { heels: length, turnout: angle, to: angle });

function ruleJson(rule: Rule): object {
  const usual = { cooldown: time, hold: time };
  switch (rule.kind) {
    case 'limit': {
      const amount = amountOf(rule.sided ? `${rule.metric}.left` : rule.metric);
      return written(rule, { ...usual, limit: amount, clear: amount, around: amount });
    }
    case 'reach':
      return written(rule, { ...usual, least: amountOf(rule.metric in METRICS ? rule.metric : `${rule.metric}.left`) });
    case 'both-moving':
      return written(rule, { ...usual, atLeast: angle });
    case 'pivot-speed':
      return written(rule, { ...usual, limit: (value) => `${plain(value)} deg/s` });
    case 'pivot-time':
      return written(rule, { ...usual, least: time });
    case 'footstep':
      return written(rule, { ...usual, lift: length });
    case 'knees-straight':
      return written(rule, { ...usual, least: angle });
    case 'step-skipped':
      return written(rule, { ...usual, rest: time });
    case 'hands-off':
    case 'step-short':
    case 'pivot-order':
      return written(rule, usual);
  }
}
