import { findingKey } from '../../core/report.ts';
import { isSeen } from '../../core/reading.ts';
import type { MetricId, Reading } from '../../core/reading.ts';
import type { AcceptableRange } from '../../core/acceptable.ts';
import type { Routine } from '../../core/routine.ts';
import type { FindingRecord, SessionRecord } from '../../core/session-record.ts';
import { stepSpans } from '../../core/step-spans.ts';
import { metricOf, metricsOf } from '../../core/watched.ts';
import { metricName, readingWords } from '../../draw/words.ts';
import type { Words } from '../../words/index.ts';

/** A moment to jump to: a form error, or the person's own note. Seconds. */
export interface MomentItem {
  readonly kind: 'finding' | 'pin';
  readonly t0: number;
  readonly t1: number;
  readonly time: string;
  readonly name: string;
  /** The worst value with its interval; how long it lasted, where nothing was measured. */
  readonly value: string;
  /** What tells the form error from all others; null for a note. */
  readonly key: string | null;
  /** The person said that it was wrong. */
  readonly disputed: boolean;
}

/** A line that the person drew on the picture: points in shares of its width and height, unmirrored. */
export type Stroke = readonly { readonly x: number; readonly y: number }[];

/** The person's own note at a moment, seconds. */
export interface Pin {
  readonly t: number;
  readonly note: string;
  readonly strokes: readonly Stroke[];
}

/** A stretch of the timeline, 0 to 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** What the player shows of a session, the same at every moment of it. */
export interface ReplayView {
  readonly duration: number;
  readonly moments: readonly MomentItem[];
  readonly steps: readonly Stretch[];
  readonly findings: readonly Stretch[];
  readonly pivots: readonly Stretch[];
  readonly cues: readonly Stretch[];
  readonly pins: readonly Stretch[];
  /** The moments in words, for those who do not see the timeline. */
  readonly inWords: string;
}

/** The plots that are there from the start. */
export const PLOTS: readonly MetricId[] = [
  'turnout.left',
  'turnout.right',
  'pelvis-obliquity',
  'trunk-lean-lateral',
  'knee-foot-alignment.left',
];

/** Sums up what the player shows. `pins`: the person's own notes. */
export function replayView(record: SessionRecord, routine: Routine, words: Words, pins: readonly Pin[]): ReplayView {
  const duration = Math.max(record.source.duration, record.frames.at(-1)?.t ?? 0);
  const stretch = (t0: number, t1: number, label: string): Stretch => ({
    from: duration > 0 ? t0 / duration : 0,
    to: duration > 0 ? t1 / duration : 0,
    label,
  });
  const title = (step: string) => routine.steps.find(({ id }) => id === step)?.title ?? step;
  const moments = momentsOf(record, routine, words, pins);
  return {
    duration,
    moments,
    steps: stepSpans(record).map(({ step, t0, t1 }) => stretch(t0, t1, title(step))),
    findings: record.findings.map(({ rule, t0, t1 }) => stretch(t0, t1, words.rules[rule])),
    pivots: record.events.filter(({ kind }) => kind === 'pivot').map(({ t0, t1 }) => stretch(t0, t1, '')),
    cues: record.cues.map(({ t, text }) => stretch(t, t, text)),
    pins: pins.map(({ t, note }) => stretch(t, t, note || words.replay.drawing)),
    inWords: moments.map(({ name, time }) => words.summary.moment(name, time)).join('; '),
  };
}

function momentsOf(
  { findings }: SessionRecord,
  routine: Routine,
  words: Words,
  pins: readonly Pin[],
): readonly MomentItem[] {
  const found = findings.map((finding): MomentItem => {
    const { rule, side, t0, t1 } = finding;
    const name = side ? `${words.rules[rule]}, ${words.common.sides[side]}` : words.rules[rule];
    const value = worstWords(finding, routine, words);
    const about = { key: findingKey(finding), disputed: finding.disputed === true };
    return { kind: 'finding', t0, t1, time: clockTenths(t0), name, value, ...about };
  });
  const own = pins.map(({ t, note }): MomentItem => {
    const name = note || words.replay.drawing;
    return { kind: 'pin', t0: t, t1: t, time: clockTenths(t), name, value: '', key: null, disputed: false };
  });
  return [...found, ...own].toSorted((a, b) => a.t0 - b.t0);
}

/** The worst value of a form error with its interval; how long it lasted, where nothing was measured. */
export function worstWords(finding: FindingRecord, routine: Routine, words: Words): string {
  const rule = routine.rules.find(({ id }) => id === finding.rule);
  const metric = rule ? metricOf(rule, finding.side ?? null) : null;
  const { peak, halfWidth95, t0, t1 } = finding;
  if (metric && halfWidth95 !== null) return readingWords(metric, { value: peak, halfWidth95 }, words);
  return words.summary.secondsLong(words.format.number(Math.max(0.1, t1 - t0), 1));
}

/** `1:09.4`. */
export function clockTenths(seconds: number): string {
  const tenths = Math.floor(seconds * 10 + 1e-6);
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, '0')}.${tenths % 10}`;
}

/** What is going on at `t`: the last moment that has begun and is not long over; −1 for none. */
export function momentAt(moments: readonly MomentItem[], t: number): number {
  return moments.findLastIndex(({ t0, t1 }) => t0 - 0.05 <= t && t <= Math.max(t1, t0 + 0.5));
}

/** Where the moment before, or the next one, begins, seconds; null where there is none. */
export function neighbour(moments: readonly MomentItem[], t: number, way: -1 | 1): number | null {
  const begins = moments.map(({ t0 }) => t0);
  return (way < 0 ? begins.findLast((t0) => t0 < t - 0.3) : begins.find((t0) => t0 > t + 0.05)) ?? null;
}

/** A metric over time, for plotting: null where it could not be told. */
export interface PlotData {
  readonly metric: MetricId;
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
  readonly lows: readonly (number | null)[];
  readonly highs: readonly (number | null)[];
  readonly range: AcceptableRange | null;
  /** Form errors on it, seconds. */
  readonly findings: readonly { readonly t0: number; readonly t1: number }[];
}

/** The readings of one metric. */
export function plotData(
  record: SessionRecord,
  routine: Routine,
  metric: MetricId,
  range: AcceptableRange | null,
): PlotData {
  const readings = record.frames.map(({ readings: all }) => all[metric]);
  const watching = (finding: FindingRecord) => {
    const rule = routine.rules.find(({ id }) => id === finding.rule);
    return rule !== undefined && metricsOf(rule, finding.side ?? null).includes(metric);
  };
  const each = (of: (value: number, half: number) => number) =>
    readings.map((reading) => (isSeen(reading) ? of(reading.value, reading.halfWidth95) : null));
  return {
    metric,
    range,
    times: record.frames.map(({ t }) => t),
    values: each((value) => value),
    lows: each((value, half) => value - half),
    highs: each((value, half) => value + half),
    findings: record.findings.filter(watching),
  };
}

/** What stands beside a plot: the metric's name, and its reading at this moment. */
export const plotLabel = (
  metric: MetricId,
  reading: Reading,
  words: Words,
): { readonly name: string; readonly value: string } => ({
  name: metricName(metric, words),
  value: readingWords(metric, reading, words),
});
