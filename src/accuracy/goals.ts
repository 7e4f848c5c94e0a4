import type { MetricId } from '../core/reading.ts';
import { quantile } from '../core/quantile.ts';
import { intervals } from './compare.ts';
import { mulberry32 } from './noise.ts';
import { metricsOf } from './score.ts';
import type { Score } from './score.ts';
import { SCORED_METRICS } from './true-values.ts';

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
  readonly ratio: (score: Score) => Ratio;
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

const sizes = (values: readonly number[], scale: number): Ratio => ({
  sum: scale * values.reduce((sum, value) => sum + Math.abs(value), 0),
  count: values.length,
});
const atHolds =
  (ids: readonly MetricId[], scale = 1) =>
  (score: Score): Ratio =>
    sizes(metricsOf(score, ids).holds, scale);
const live =
  (ids: readonly MetricId[]) =>
  (score: Score): Ratio =>
    sizes(
      metricsOf(score, ids).misses.map(({ error }) => error),
      1,
    );

const DEGREES = { unit: '°', digits: 1 } as const;
const PERCENT = { unit: '%', digits: 1 } as const;
const FEET: readonly MetricId[] = ['foot-yaw.left', 'foot-yaw.right'];

/** On clips kept aside. Holds: mean size of the error of the median over each hold. */
export const GOALS: readonly Goal[] = [
  { name: 'foot direction, holds', ...DEGREES, must: 4, goal: 2, ratio: atHolds(FEET) },
  { name: 'foot direction, live', ...DEGREES, must: 5, goal: 3.5, ratio: live(FEET) },
  { name: 'total turnout, holds', ...DEGREES, must: 5, goal: 2.5, ratio: atHolds(['turnout.total']) },
  {
    name: 'knee over foot, bent, holds',
    ...DEGREES,
    must: 6,
    goal: 3.5,
    ratio: atHolds(['knee-foot-alignment.left', 'knee-foot-alignment.right']),
  },
  {
    name: 'hip rotation, bent, holds',
    ...DEGREES,
    must: 7,
    goal: 5,
    ratio: atHolds(['hip-rotation.left', 'hip-rotation.right']),
  },
  { name: 'pelvis rotation, holds', ...DEGREES, must: 4, goal: 3, ratio: atHolds(['pelvis-rotation']) },
  { name: 'pelvic obliquity, holds', ...DEGREES, must: 1.8, goal: 1.2, ratio: atHolds(['pelvis-obliquity']) },
  { name: 'trunk side lean, holds', ...DEGREES, must: 2, goal: 1.5, ratio: atHolds(['trunk-lean-lateral']) },
  { name: 'stance width, holds', unit: 'cm', digits: 1, must: 2, goal: 1.2, ratio: atHolds(['stance-width'], 100) },
  {
    name: 'knee bend, holds',
    ...DEGREES,
    must: 7,
    goal: 4,
    ratio: atHolds(['knee-flexion.left', 'knee-flexion.right']),
  },
  {
    name: 'weight on the left, holds',
    unit: '0–1',
    digits: 3,
    must: 0.07,
    goal: 0.04,
    ratio: atHolds(['weight-share-left']),
  },
  {
    name: '95 % intervals that hold the truth',
    ...PERCENT,
    must: [90, 98],
    goal: [93, 97],
    ratio: (score) => {
      const { held, of } = intervals(metricsOf(score, SCORED_METRICS).misses);
      return { sum: 100 * held, count: of };
    },
  },
  {
    name: 'shown although hidden',
    ...PERCENT,
    must: 1,
    goal: 0.5,
    ratio: ({ hidden }) => ({ sum: 100 * hidden.shown, count: hidden.places }),
  },
];

const within = (value: number, limit: Limit): boolean =>
  typeof limit === 'number' ? value <= limit : value >= limit[0] && value <= limit[1];

const add = (ratios: readonly Ratio[]): number =>
  ratios.reduce((all, { sum }) => all + sum, 0) / ratios.reduce((all, { count }) => all + count, 0);

/** How a goal is reached over clips. */
export function reach(goal: Goal, clips: readonly Score[]): Reached {
  const ratios = clips.map(goal.ratio);
  const value = add(ratios);
  const verdict = within(value, goal.goal) ? 'goal' : within(value, goal.must) ? 'must' : 'neither';
  const interval = overClips(ratios);
  const sure = verdict !== 'neither' && interval !== null && interval.every((end) => within(end, goal[verdict]));
  return { value, interval, verdict, sure };
}

const DRAWS = 2000;

/** 95 % of the values that clips drawn from these, as many and with repetition, give (percentile bootstrap). */
function overClips(ratios: readonly Ratio[]): Reached['interval'] {
  if (ratios.length < 2) return null;
  const random = mulberry32(ratios.length);
  const draw = () => add(ratios.map(() => ratios[Math.floor(random() * ratios.length)]!));
  const drawn = Array.from({ length: DRAWS }, draw).filter(Number.isFinite);
  return [quantile(drawn, 0.025), quantile(drawn, 0.975)];
}
