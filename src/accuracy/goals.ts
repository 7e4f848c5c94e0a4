import type { MetricId } from '../core/reading.ts';
import { median } from '../core/geometry.ts';
import { quantile } from '../core/quantile.ts';
import { allDelays } from './cues.ts';
import { intervals } from './compare.ts';
import { mulberry32 } from './noise.ts';
import { metricsOf } from './score.ts';
import type { Score } from './score.ts';
import { SCORED_METRICS } from './true-values.ts';

/** A figure over clips, made ready once: what it is of those that are drawn, by their places. */
type Figure = (clips: readonly Score[]) => (drawn: readonly number[]) => number;

/** A share or a mean as what it is made of, so that clips can be added up. */
interface Ratio {
  readonly sum: number;
  readonly count: number;
}

/** At most so much, or from here to there. */
type Limit = number | readonly [from: number, to: number];

/** What must be reached, and what we would like to. */
export interface Goal {
  readonly name: string;
  readonly unit: string;
  readonly digits: number;
  readonly must: Limit;
  readonly goal: Limit;
  readonly figure: Figure;
}

/** What was reached, and 95 % of what other clips of the kind would give; null for a single clip. */
export interface Reached {
  readonly value: number;
  readonly interval: readonly [from: number, to: number] | null;
  /** By the value. */
  readonly verdict: 'goal' | 'must' | 'neither';
  /** Whether the whole interval says so too: only then would other clips hardly ever miss it. */
  readonly sure: boolean;
}

const overall =
  (ratio: (score: Score) => Ratio): Figure =>
  (clips) => {
    const ratios = clips.map(ratio);
    return (drawn) => add(drawn.map((i) => ratios[i]!));
  };
const medianOf =
  (values: (score: Score) => readonly number[]): Figure =>
  (clips) => {
    const each = clips.map(values);
    return (drawn) => median(drawn.flatMap((i) => each[i]!));
  };

const sizes = (values: readonly number[], scale: number): Ratio => ({
  sum: scale * values.reduce((sum, value) => sum + Math.abs(value), 0),
  count: values.length,
});
const atHolds = (ids: readonly MetricId[], scale = 1): Figure =>
  overall((score) => sizes(metricsOf(score, ids).holds, scale));
const live = (ids: readonly MetricId[]): Figure =>
  overall((score) =>
    sizes(
      metricsOf(score, ids).misses.map(({ error }) => error),
      1,
    ),
  );

const DEGREES = { unit: '°', digits: 1 } as const;
const PERCENT = { unit: '%', digits: 1 } as const;
const FEET: readonly MetricId[] = ['foot-yaw.left', 'foot-yaw.right'];

/** On clips kept aside. Holds: mean size of the error of the median over each hold. */
export const GOALS: readonly Goal[] = [
  { name: 'foot direction, holds', ...DEGREES, must: 4, goal: 2, figure: atHolds(FEET) },
  { name: 'foot direction, live', ...DEGREES, must: 5, goal: 3.5, figure: live(FEET) },
  { name: 'total turnout, holds', ...DEGREES, must: 5, goal: 2.5, figure: atHolds(['turnout.total']) },
  {
    name: 'knee over foot, bent, holds',
    ...DEGREES,
    must: 6,
    goal: 3.5,
    figure: atHolds(['knee-foot-alignment.left', 'knee-foot-alignment.right']),
  },
  {
    name: 'hip rotation, bent, holds',
    ...DEGREES,
    must: 7,
    goal: 5,
    figure: atHolds(['hip-rotation.left', 'hip-rotation.right']),
  },
  { name: 'pelvis rotation, holds', ...DEGREES, must: 4, goal: 3, figure: atHolds(['pelvis-rotation']) },
  { name: 'pelvic obliquity, holds', ...DEGREES, must: 1.8, goal: 1.2, figure: atHolds(['pelvis-obliquity']) },
  { name: 'trunk side lean, holds', ...DEGREES, must: 2, goal: 1.5, figure: atHolds(['trunk-lean-lateral']) },
  { name: 'stance width, holds', unit: 'cm', digits: 1, must: 2, goal: 1.2, figure: atHolds(['stance-width'], 100) },
  {
    name: 'knee bend, holds',
    ...DEGREES,
    must: 7,
    goal: 4,
    figure: atHolds(['knee-flexion.left', 'knee-flexion.right']),
  },
  {
    name: 'weight on the left, holds',
    unit: '0–1',
    digits: 3,
    must: 0.07,
    goal: 0.04,
    figure: atHolds(['weight-share-left']),
  },
  {
    name: '95 % intervals that hold the truth',
    ...PERCENT,
    must: [90, 98],
    goal: [93, 97],
    figure: overall((score) => {
      const { held, of } = intervals(metricsOf(score, SCORED_METRICS).misses);
      return { sum: 100 * held, count: of };
    }),
  },
  {
    name: 'shown although hidden',
    ...PERCENT,
    must: 1,
    goal: 0.5,
    figure: overall(({ hidden }) => ({ sum: 100 * hidden.shown, count: hidden.places })),
  },
  {
    name: 'live cue after an error is at its full size, median',
    unit: 's',
    digits: 2,
    must: 0.8,
    goal: 0.5,
    figure: medianOf(({ cues }) => allDelays(cues).map(({ sinceFull }) => sinceFull)),
  },
  {
    name: 'cues in a repetition without error',
    unit: '',
    digits: 2,
    must: 0,
    goal: 0,
    figure: overall(({ cues }) => ({ sum: cues.falseCues, count: cues.cleanReps })),
  },
];

const within = (value: number, limit: Limit): boolean =>
  typeof limit === 'number' ? value <= limit : value >= limit[0] && value <= limit[1];

const add = (ratios: readonly Ratio[]): number =>
  ratios.reduce((all, { sum }) => all + sum, 0) / ratios.reduce((all, { count }) => all + count, 0);

/** How a goal is reached over clips. */
export function reach(goal: Goal, clips: readonly Score[]): Reached {
  const figure = goal.figure(clips);
  const value = figure(clips.map((_, i) => i));
  const verdict = within(value, goal.goal) ? 'goal' : within(value, goal.must) ? 'must' : 'neither';
  const interval = overClips(figure, clips.length);
  const sure = verdict !== 'neither' && interval !== null && interval.every((end) => within(end, goal[verdict]));
  return { value, interval, verdict, sure };
}

const DRAWS = 2000;

/** 95 % of the values that clips drawn from these, as many and with repetition, give (percentile bootstrap). */
function overClips(figure: ReturnType<Figure>, clips: number): Reached['interval'] {
  if (clips < 2) return null;
  const random = mulberry32(clips);
  const draw = () => figure(Array.from({ length: clips }, () => Math.floor(random() * clips)));
  const drawn = Array.from({ length: DRAWS }, draw).filter(Number.isFinite);
  return [quantile(drawn, 0.025), quantile(drawn, 0.975)];
}
