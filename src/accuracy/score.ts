import { SIDES } from '../core/landmarks.ts';
import { isSeen } from '../core/reading.ts';
import type { MetricId } from '../core/reading.ts';
import type { FrameRecord, SessionRecord } from '../core/session-record.ts';
import { compare, NOTHING, together } from './compare.ts';
import type { Compared } from './compare.ts';
import { addCueScores, scoreCues } from './cues.ts';
import type { CueScore } from './cues.ts';
import { addRuleScores, scoreFindings } from './findings.ts';
import type { RuleScores } from './findings.ts';
import { nearestIn } from './nearest.ts';
import { scorePivots } from './pivots.ts';
import type { PivotScore } from './pivots.ts';
import { HIDDEN_BELOW, HIDDEN_BY_STRAIGHT_KNEE, SCORED_METRICS, TRUE_VALUES } from './true-values.ts';
import { isRep } from './truth.ts';
import type { Truth, TruthFrame } from './truth.ts';

/** How a session, or several, held against the truth. */
export interface Score {
  readonly clips: number;
  readonly frames: number;
  /** Frames in which a body was found. */
  readonly seen: number;
  readonly metrics: Readonly<Partial<Record<MetricId, Compared>>>;
  readonly pivots: PivotScore;
  readonly reps: readonly { readonly told: number; readonly found: number }[];
  readonly rules: RuleScores;
  readonly cues: CueScore;
  /** Places where a straight knee hides a metric, and how many of them showed it all the same. */
  readonly hidden: { readonly places: number; readonly shown: number };
}

/** Holds one session against the truth of its clip. */
export function scoreSession(record: SessionRecord, truth: Truth): Score {
  const at = nearestIn(record.frames, truth.fps);
  const pairs = truth.frames.map((told) => ({ told, found: at(told.t) }));
  const reps = (events: readonly { readonly kind: string }[]) => events.filter(isRep).length;
  const told = reps(truth.events);
  return {
    clips: 1,
    frames: pairs.length,
    seen: pairs.filter(({ found }) => found?.seen).length,
    metrics: scoreMetrics(pairs, truth.fps),
    pivots: scorePivots(record.events, truth),
    reps: told > 0 ? [{ told, found: reps(record.events) }] : [],
    rules: scoreFindings(record.findings, truth),
    cues: scoreCues(record.cues, truth),
    hidden: scoreHidden(pairs),
  };
}

type Pair = { readonly told: TruthFrame; readonly found: FrameRecord | undefined };

const scoreMetrics = (pairs: readonly Pair[], fps: number): Score['metrics'] =>
  Object.fromEntries(
    SCORED_METRICS.map((id) => [
      id,
      compare(
        pairs.map(({ told, found }) => {
          const reading = found?.readings[id];
          const seen = reading && isSeen(reading) ? reading : { value: Number.NaN, halfWidth95: null };
          return { truth: TRUE_VALUES[id]?.(told), ...seen, moving: told.moving !== 'none' };
        }),
        fps,
      ),
    ]),
  ) as Score['metrics'];

function scoreHidden(pairs: readonly Pair[]): Score['hidden'] {
  const places = SIDES.flatMap((side) =>
    pairs
      .filter(({ told }) => told[side].kneeFlexion < HIDDEN_BELOW)
      .flatMap(({ found }) => HIDDEN_BY_STRAIGHT_KNEE[side].map((id) => found?.readings[id])),
  );
  return { places: places.length, shown: places.filter((reading) => reading && isSeen(reading)).length };
}

/** Several clips as one. */
export function addScores(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  const hits = (tolerance: 200 | 300 | 500) => sum(({ pivots }) => pivots.hits[tolerance]);
  return {
    clips: sum(({ clips }) => clips),
    frames: sum(({ frames }) => frames),
    seen: sum(({ seen }) => seen),
    metrics: Object.fromEntries(
      SCORED_METRICS.map((id) => [id, together(scores.map(({ metrics }) => metrics[id] ?? NOTHING))]),
    ) as Score['metrics'],
    pivots: {
      told: sum(({ pivots }) => pivots.told),
      found: sum(({ pivots }) => pivots.found),
      hits: { 200: hits(200), 300: hits(300), 500: hits(500) },
      begins: scores.flatMap(({ pivots }) => pivots.begins),
      ends: scores.flatMap(({ pivots }) => pivots.ends),
    },
    reps: scores.flatMap(({ reps }) => reps),
    rules: addRuleScores(scores.map(({ rules }) => rules)),
    cues: addCueScores(scores.map(({ cues }) => cues)),
    hidden: { places: sum(({ hidden }) => hidden.places), shown: sum(({ hidden }) => hidden.shown) },
  };
}

/** Several metrics of a score as one: the two sides of a sided one. */
export const metricsOf = ({ metrics }: Pick<Score, 'metrics'>, ids: readonly MetricId[]): Compared =>
  together(ids.map((id) => metrics[id] ?? NOTHING));
