import { METRICS, METRIC_IDS } from '../core/reading.ts';
import type { MetricId } from '../core/reading.ts';
import { median } from '../core/geometry.ts';
import { quantile } from '../core/quantile.ts';
import { CAMERA_PARTS } from './calibration.ts';
import type { CameraErrors } from './calibration.ts';
import { extremes, intervals, mean, meanSize, slope } from './compare.ts';
import type { Compared } from './compare.ts';
import { allDelays } from './cues.ts';
import type { CueDelay } from './cues.ts';
import { allRules } from './findings.ts';
import type { RuleScore } from './findings.ts';
import { GOALS, reach } from './goals.ts';
import type { Goal } from './goals.ts';
import { f1, TOLERANCES } from './pivots.ts';
import { metricsOf } from './score.ts';
import type { Score } from './score.ts';
import type { Measured } from './measure-clip.ts';
import { STAGES } from './quantities.ts';
import type { StageScore } from './stages.ts';
import { counted, digits, percent } from './table.ts';
import type { Table } from './table.ts';
import { SCORED_METRICS } from './true-values.ts';

/** Metrics that a row of a table is about. */
interface Row {
  readonly name: string;
  readonly ids: readonly MetricId[];
}

/** Lengths are told in centimetres. */
export const scaleOf = (id: MetricId): number => (METRICS[id].unit === 'm' ? 100 : 1);
/** With how many digits a metric is told. */
export const digitsOf = (id: MetricId): number => (METRICS[id].unit === '0-1' ? 3 : 2);
const unitOf = (id: MetricId): string => ({ deg: '°', m: 'cm', leg: 'leg', '0-1': '0–1' })[METRICS[id].unit];

const inOrder = METRIC_IDS.filter((id) => SCORED_METRICS.includes(id));

/** A row for every metric, left and right apart. */
export const EVERY_METRIC: readonly Row[] = inOrder.map((id) => ({ name: id, ids: [id] }));

const withoutSide = (id: MetricId): string => id.replace(/\.(left|right)$/, '');

/** A row for every metric, left and right together. */
export const BOTH_SIDES: readonly Row[] = [...new Set(inOrder.map(withoutSide))].map((name) => ({
  name,
  ids: inOrder.filter((id) => withoutSide(id) === name),
}));

const errorsOf = ({ misses }: Compared): number[] => misses.map(({ error }) => error);
const p95 = (values: readonly number[]): number =>
  values.length > 0 ? quantile(values.map(Math.abs), 0.95) : Number.NaN;

/** How near each metric comes. */
export const metricTable = (score: Score, rows: readonly Row[]): Table => ({
  head: ['metric', 'unit', 'given %', 'live MAE', 'live P95', 'bias', 'slope', 'holds', 'hold MAE'],
  rows: rows.map(({ name, ids }) => {
    const of = metricsOf(score, ids);
    const number = (value: number) => digits(scaleOf(ids[0]!) * value, digitsOf(ids[0]!));
    const errors = errorsOf(of);
    const live = [meanSize(errors), p95(errors), mean(errors)].map(number);
    const holds = [String(of.holds.length), number(meanSize(of.holds))];
    return [name, unitOf(ids[0]!), percent(of.misses.length, of.due), ...live, digits(slope(of.misses), 2), ...holds];
  }),
});

/** How often intervals hold the truth. */
export function honestyTable(score: Score, rows: readonly Row[]): Table {
  const all = { name: 'all', ids: SCORED_METRICS };
  return {
    head: ['metric', 'inside %', 'still %', 'moving %', 'extremes %'],
    rows: [...rows, all].map(({ name, ids }) => {
      const { misses } = metricsOf(score, ids);
      const parts = [misses, misses.filter(({ moving }) => !moving), misses.filter(({ moving }) => moving)];
      const far = ids.flatMap((id) => extremes(metricsOf(score, [id]).misses));
      return [name, ...[...parts, far].map(intervals).map(({ held, of }) => percent(held, of, 1))];
    }),
  };
}

/** Pivots found, by how near their boundaries must be. */
export function pivotTable({ pivots }: Score): Table {
  const { told, found, hits, begins, ends } = pivots;
  const milliseconds = (seconds: number) => digits(1000 * seconds, 0);
  return {
    head: ['true', 'found', ...TOLERANCES.map((ms) => `F1 at ${ms} ms`), 'boundary MAE ms', 'begin bias', 'end bias'],
    rows: [
      [
        String(told),
        String(found),
        ...TOLERANCES.map((ms) => digits(f1(hits[ms], told, found), 2)),
        ...[meanSize([...begins, ...ends]), mean(begins), mean(ends)].map(milliseconds),
      ],
    ],
  };
}

/** Repetitions, in words. */
export function repsLine({ reps }: Score): string {
  const exact = reps.filter(({ told, found }) => told === found).length;
  return `Repetitions counted exactly in ${exact} of ${counted(reps.length, 'clip')}.`;
}

/** What is shown although nobody can see it, in words. */
export const hiddenLine = ({ hidden }: Score): string =>
  `Shown although a straight knee hides it: ${percent(hidden.shown, hidden.places, 2)} % of ${hidden.places} places.`;

/** Form errors found, missed and invented. */
export function ruleTable({ rules }: Score): Table {
  const row = (name: string, { hits, missed, invented }: RuleScore) => [
    name,
    ...[hits, invented, missed].map(String),
    digits(f1(hits, hits + missed, hits + invented), 2),
  ];
  return {
    head: ['form error', 'right', 'invented', 'missed', 'F1'],
    rows: [...Object.entries(rules).map(([rule, score]) => row(rule, score)), row('all', allRules(rules))],
  };
}

/** How soon form errors were spoken of. */
export function cueTable({ cues }: Score): Table {
  const row = (name: string, delays: readonly CueDelay[]) => [
    name,
    String(delays.length),
    digits(median(delays.map(({ sinceBegun }) => sinceBegun)), 1),
    digits(median(delays.map(({ sinceFull }) => sinceFull)), 1),
  ];
  return {
    head: ['form error', 'cues', 'since it began s', 'since its full size s'],
    rows: [...Object.entries(cues.delays).map(([rule, delays]) => row(rule, delays)), row('all', allDelays(cues))],
  };
}

/** What was said without a reason, in words. */
export const falseCueLine = ({ cues: { cleanReps, falseCues } }: Score): string =>
  `In ${counted(cleanReps, 'repetition')} without any error, ${counted(falseCues, 'cue')}.`;

/** What each stage adds, for one quantity. */
export function stageTable(stages: readonly StageScore[], quantity: string): Table {
  const rows = stages.filter((stage) => stage.quantity === quantity);
  const { id } = rows[0]!;
  const unit = unitOf(id);
  const number = (value: number) => digits(scaleOf(id) * value, digitsOf(id));
  return {
    head: [quantity, 'given %', `live MAE ${unit}`, `hold MAE ${unit}`, `hold bias ${unit}`, 'slope'],
    rows: rows.map(({ stage, compared }) => [
      STAGES[stage],
      percent(compared.misses.length, compared.due),
      ...[meanSize(errorsOf(compared)), meanSize(compared.holds), mean(compared.holds)].map(number),
      digits(slope(compared.misses), 2),
    ]),
  };
}
/** What there are stages of, in order. */
export const quantitiesOf = (stages: readonly StageScore[]): string[] => [
  ...new Set(stages.map(({ quantity }) => quantity)),
];

const CAMERA_ROWS: Readonly<Record<(typeof CAMERA_PARTS)[number], readonly [name: string, scale: number]>> = {
  pitch: ['pitch °', 1],
  roll: ['roll °', 1],
  cameraHeight: ['height of the camera cm', 100],
  distance: ['distance cm', 100],
  fieldOfView: ['field of view ° (assumed)', 1],
};

/** How far off the camera was found, found less true: of the landmarks, and of exact joints. */
export function cameraTable(clips: readonly Pick<Measured, 'camera' | 'cameraOfJoints'>[]): Table {
  const errors = (
    of: (clip: (typeof clips)[number]) => CameraErrors | null,
    part: keyof CameraErrors,
    scale: number,
  ) => {
    const found = clips.flatMap((clip) => (of(clip) ? [scale * of(clip)![part]] : []));
    const worst = found.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? Number.NaN;
    return [mean(found), deviation(found), worst].map((value) => digits(value, 1));
  };
  return {
    head: ['camera', 'mean', 'SD', 'worst', 'mean, exact joints', 'SD', 'worst'],
    rows: CAMERA_PARTS.map((part) => {
      const [name, scale] = CAMERA_ROWS[part];
      return [
        name,
        ...errors(({ camera }) => camera, part, scale),
        ...errors(({ cameraOfJoints }) => cameraOfJoints, part, scale),
      ];
    }),
  };
}

/** False alarms of a camera that moved, in words. */
export function remeasuredLine(clips: readonly Measured[]): string {
  const times = clips.reduce((sum, { remeasured }) => sum + remeasured, 0);
  return `Taken for moved, although it stood still: ${counted(times, 'time')}.`;
}

/** Standard deviation of a sample; NaN for fewer than two. */
const deviation = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

/** More would not be read. */
const MOST_CLIPS = 10;
const FEET: readonly MetricId[] = ['foot-yaw.left', 'foot-yaw.right'];

/** The clips that are measured worst, by the direction of the feet at holds. */
export function worstTable(clips: readonly Measured[]): Table {
  const rows = clips.map(({ clip: { name }, score }) => {
    const feet = metricsOf(score, FEET);
    const { held, of } = intervals(metricsOf(score, SCORED_METRICS).misses);
    const atHolds = (...ids: MetricId[]) => meanSize(metricsOf(score, ids).holds);
    const errors = [
      meanSize(feet.holds),
      meanSize(errorsOf(feet)),
      atHolds('turnout.total'),
      atHolds('pelvis-rotation'),
    ];
    return { name, worst: errors[0]!, cells: [...errors.map((error) => digits(error, 2)), percent(held, of, 1)] };
  });
  return {
    head: ['clip', 'feet, holds °', 'feet, live °', 'turnout, holds °', 'pelvis, holds °', 'inside %'],
    rows: rows
      .toSorted((a, b) => b.worst - a.worst)
      .slice(0, MOST_CLIPS)
      .map(({ name, cells }) => [name, ...cells]),
  };
}

/** What must be reached, what we would like to, and what is. */
export const goalTable = (clips: readonly Score[]): Table => ({
  head: ['figure', 'unit', 'must', 'goal', 'reached', '95 % over clips', 'verdict'],
  rows: GOALS.map((goal) => {
    const { value, interval, verdict, sure } = reach(goal, clips);
    const number = (each: number) => digits(each, goal.digits);
    const spread = interval ? interval.map(number).join(' to ') : '–';
    const told = verdict === 'neither' || sure ? VERDICT[verdict] : `${VERDICT[verdict]}, unsure`;
    return [goal.name, goal.unit, limitText(goal.must), limitText(goal.goal), number(value), spread, told];
  }),
});
const VERDICT = { goal: 'goal', must: 'must', neither: 'not yet' } as const;
const limitText = (limit: Goal['must']): string => (typeof limit === 'number' ? `≤ ${limit}` : limit.join('–'));
