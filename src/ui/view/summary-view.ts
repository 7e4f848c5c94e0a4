import { neutralOf } from '../../core/acceptable.ts';
import { bestTurnout } from '../../core/best-turnout.ts';
import { SIDES } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import { isSeen } from '../../core/reading.ts';
import type { MetricId, Seen } from '../../core/reading.ts';
import { findingKey } from '../../core/report.ts';
import type { Routine, Rule, RuleId } from '../../core/routine.ts';
import type { FindingRecord, SessionRecord } from '../../core/session-record.ts';
import { metricOf, metricsOf } from '../../core/watched.ts';
import { amountWords, limitWords, readingWords } from '../../draw/words.ts';
import type { Words } from '../../words/index.ts';
import { lengthWords } from './library-view.ts';

/** Something measured that needs no work. */
export interface GoodPoint {
  readonly title: string;
  readonly detail: string;
}

/** The one thing to work on. */
export interface WorkPoint {
  readonly rule: RuleId;
  /** Key of the finding that shows it best. */
  readonly key: string;
  /** `3 times, at most 8° ± 2`. */
  readonly howMuch: string;
  readonly name: string;
  readonly say: string;
  readonly why: string;
  /** When the picture beside it was taken. */
  readonly time: string;
}

/** One form error: when, what, and why it was said. */
export interface FindingRow {
  readonly key: string;
  readonly rule: RuleId;
  readonly name: string;
  readonly step: string;
  readonly time: string;
  readonly lasted: string;
  /** What was measured with its interval, and the limit it went past; empty where the rule measures nothing. */
  readonly evidence: string;
  /** What the finding means. */
  readonly why: string;
  /** The person said that it was wrong. */
  readonly disputed: boolean;
}

/** A stretch of the timeline, from 0 to 1 of the set; with the key of its finding, where it is one. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly key: string;
  readonly label: string;
  readonly disputed: boolean;
}

/** A row of the timeline. */
export interface Lane {
  readonly name: string;
  readonly kind: 'finding' | 'unseen';
  readonly spans: readonly Span[];
}

/** The farthest that a foot was turned out and held; null where it was not seen still. */
export interface BestView {
  readonly side: Side;
  readonly reading: Seen | null;
  /** Without a direction: the heading says it. */
  readonly words: string;
}

/** All that is shown after a set. */
export interface SummaryView {
  readonly overline: string;
  readonly title: string;
  readonly lead: string;
  readonly good: readonly GoodPoint[];
  readonly work: WorkPoint | null;
  readonly bests: readonly BestView[];
  readonly findings: readonly FindingRow[];
  readonly lanes: readonly Lane[];
  /** Where repetitions end, 0 to 1. */
  readonly reps: readonly number[];
  readonly lanesInWords: string;
  readonly duration: string;
  /** Nothing was recorded that could be saved. */
  readonly empty: boolean;
}

/** A rule counts as watched when its metric could be told in this part of the frames that it applies to. */
const WATCHED = 0.4;
/** So many pivots, before anything good is said about pivots. */
const ENOUGH_PIVOTS = 4;
const GOOD_POINTS = 4;

/** What a set was like; null: not a single picture was worked on. Says only what was measured, and not disputed. */
export function summaryView(record: SessionRecord | null, routine: Routine, words: Words): SummaryView {
  if (!record?.frames.length) return { ...NOTHING, ...words.summary.nothing, overline: routine.title };
  const pivots = record.events.filter(({ kind }) => kind === 'pivot').length;
  const reps = record.events.filter(({ kind }) => kind === 'rep');
  const duration = Math.max(record.source.duration, record.frames.at(-1)?.t ?? 0);
  const work = workPoint(record, routine, words);
  const lanes = lanesOf(record, duration, words);
  return {
    overline: overline(routine, reps.length, pivots, duration, words),
    ...headline(record, work, words),
    good: goodPoints(record, routine, pivots, words),
    work,
    bests: turnsFeet(routine) ? bestsOf(record, words) : [],
    findings: record.findings.map((finding) => findingRow(finding, routine, words)),
    lanes,
    reps: reps.map(({ t1 }) => t1 / (duration || 1)),
    lanesInWords: lanesInWords(lanes, duration, words),
    duration: clock(Math.round(duration)),
    empty: false,
  };
}

const NOTHING: Omit<SummaryView, 'overline' | 'title' | 'lead'> = {
  good: [],
  work: null,
  bests: [],
  findings: [],
  lanes: [],
  reps: [],
  lanesInWords: '',
  duration: '',
  empty: true,
};

/** Whether the routine asks for pivots: of one that does not, nothing is said of them. */
const turnsFeet = ({ steps }: Routine): boolean =>
  steps.some(({ activity: { pivots, feet } }) => pivots !== undefined || (feet !== undefined && feet !== 'as-before'));

function overline(routine: Routine, reps: number, pivots: number, seconds: number, { summary, format }: Words): string {
  return [
    routine.title,
    reps ? format.count(reps, summary.repetitions) : summary.noRepetition,
    ...(turnsFeet(routine) ? [pivots ? format.count(pivots, summary.pivots) : summary.noPivots] : []),
    lengthWords(seconds, summary),
  ].join(', ');
}

function headline(record: SessionRecord, work: WorkPoint | null, { summary }: Words) {
  if (!record.frames.some(({ seen }) => seen)) return summary.nobody;
  if (!record.calibration.ok) return summary.unmeasured;
  if (work) return { title: `${work.say}.`, lead: '' };
  if (!record.events.length) return summary.still;
  return record.events.some(({ kind }) => kind === 'rep') ? summary.clean : summary.cleanPart;
}

function workPoint({ findings }: SessionRecord, routine: Routine, words: Words): WorkPoint | null {
  const believed = findings.filter(({ disputed }) => !disputed);
  const [worst] = routine.rules
    .map((rule) => ({ rule, found: believed.filter((finding) => finding.rule === rule.id) }))
    .filter(({ found }) => found.length > 0)
    .toSorted((a, b) => b.rule.severity - a.rule.severity || weight(b.found) - weight(a.found));
  if (!worst) return null;
  const { rule, found } = worst;
  const top = found.reduce((a, b) => (excessOf(rule, b) > excessOf(rule, a) ? b : a));
  return {
    rule: rule.id,
    key: findingKey(top),
    howMuch: [words.summary.times(found.length), worstWords(rule, top, words)].filter(Boolean).join(', '),
    name: words.rules[rule.id],
    say: cueOf(routine, rule, top.side ?? null, words),
    why: rule.why,
    time: clock(top.t0),
  };
}

/** Episodes count, and so does how long they lasted: a second weighs as much as an episode. */
const weight = (found: readonly FindingRecord[]): number => found.reduce((sum, { t0, t1 }) => sum + 1 + (t1 - t0), 0);

function cueOf(routine: Routine, rule: Rule, side: Side | null, { common, rules }: Words): string {
  const text = (routine.cues[rule.cue]?.text ?? rules[rule.id]).replace(/\.$/, '');
  return text.replaceAll('{side}', common.cueSides[side ?? 'right']);
}

/** The worst value with its interval; where it was measured without one, only what it went beyond. */
function worstWords(rule: Rule, finding: FindingRecord, words: Words): string {
  const { metric, seen } = measuredOf(rule, finding);
  if (metric && seen) return words.summary[isTooLittle(rule) ? 'only' : 'atMost'](amountWords(metric, seen, words));
  if (rule.kind === 'pivot-time') return words.summary.turnedWithin(words.format.number(finding.threshold, 2));
  return rule.kind === 'pivot-speed' ? words.summary.fasterThan(limitOf(rule, finding, words)) : '';
}

/** The metric that a finding is about, and its worst value with the interval, where both are known. */
function measuredOf(rule: Rule, { peak, halfWidth95, side }: FindingRecord) {
  const metric = metricOf(rule, side ?? null);
  return { metric, seen: metric && halfWidth95 !== null ? { value: peak, halfWidth95 } : null };
}

function findingRow(finding: FindingRecord, routine: Routine, words: Words): FindingRow {
  const rule = routine.rules.find(({ id }) => id === finding.rule);
  return {
    key: findingKey(finding),
    rule: finding.rule,
    name: nameOf(finding, words),
    step: routine.steps.find(({ id }) => id === finding.step)?.title ?? '',
    time: clock(finding.t0),
    lasted: words.summary.lasted(words.format.number(Math.max(0.1, finding.t1 - finding.t0), 1)),
    evidence: rule ? evidenceOf(rule, finding, words) : '',
    why: rule?.why ?? '',
    disputed: finding.disputed ?? false,
  };
}

const nameOf = ({ rule, side }: FindingRecord, { rules, common }: Words): string =>
  side ? `${rules[rule]}, ${common.sides[side]}` : rules[rule];

/** What was measured, what the limit is, and, where it is so, that the whole interval lies past it. */
function evidenceOf(rule: Rule, finding: FindingRecord, words: Words): string {
  const { summary } = words;
  const { metric, seen } = measuredOf(rule, finding);
  const limit = limitOf(rule, finding, words);
  if (!metric || !seen) return limit && summary.limit(limit);
  const past = excessOf(rule, finding) > seen.halfWidth95 ? summary.limitAndAll(limit) : summary.limit(limit);
  return `${summary.measured(readingWords(metric, seen, words))} ${past}`;
}

/** Whether the rule is about something that there was too little of. */
const isTooLittle = (rule: Rule): boolean =>
  rule.kind === 'reach' ||
  rule.kind === 'knees-straight' ||
  rule.kind === 'pivot-time' ||
  (rule.kind === 'limit' && rule.beyond === 'below' && rule.limit > 0);

/** How far past its limit a finding was at its worst. */
function excessOf(rule: Rule, { peak, threshold }: FindingRecord): number {
  const off = peak - neutralOf(rule);
  if (rule.kind === 'limit' && rule.beyond === 'either') return Math.abs(off) - threshold;
  return isTooLittle(rule) || (rule.kind === 'limit' && rule.beyond === 'below') ? threshold - off : off - threshold;
}

function limitOf(rule: Rule, { side, threshold }: FindingRecord, words: Words): string {
  const metric = metricOf(rule, side ?? null);
  if (metric) return limitWords(metric, neutralOf(rule) + threshold, words);
  if (rule.kind === 'both-moving') return words.summary.secondsLong(words.format.number(threshold, 1));
  if (rule.kind === 'pivot-time') return words.summary.secondsForATurn(words.format.number(threshold, 2));
  return rule.kind === 'pivot-speed' ? words.summary.degreesASecond(Math.round(threshold)) : '';
}

/** A rule that was broken, also where the person disputes it, is not praised: that much is not known. */
function goodPoints(record: SessionRecord, routine: Routine, pivots: number, words: Words): readonly GoodPoint[] {
  const found = new Set(record.findings.map(({ rule }) => rule));
  return routine.rules
    .filter((rule) => !found.has(rule.id))
    .map((rule) => goodPoint(record, rule, pivots, words))
    .filter((point) => point !== null)
    .slice(0, GOOD_POINTS);
}

function goodPoint(record: SessionRecord, rule: Rule, pivots: number, words: Words): GoodPoint | null {
  const { summary } = words;
  const title = summary.kept[rule.id];
  if (!title) return null;
  if (rule.kind !== 'limit') return pivots >= ENOUGH_PIVOTS ? { title, detail: summary.allPivots(pivots) } : null;
  const applying = record.frames.filter(({ step }) => step !== null && (rule.steps?.includes(step) ?? true));
  const all = readingsOf(rule, applying);
  const seen = all.filter((reading): reading is Seen => isSeen(reading));
  if (!all.length || seen.length / all.length < WATCHED) return null;
  const typical = seen.toSorted((a, b) => Math.abs(a.value) - Math.abs(b.value))[Math.floor(seen.length / 2)]!;
  const share = Math.floor((100 * seen.length) / all.length);
  return { title, detail: summary.typically(typicalWords(metricOf(rule, 'left')!, typical, words), share) };
}

/** A direction would not mean anything for the middle of many. */
const typicalWords = (metric: MetricId, { value, halfWidth95 }: Seen, words: Words): string =>
  amountWords(metric, { value: Math.abs(value), halfWidth95 }, words);

function readingsOf(rule: Rule, frames: SessionRecord['frames']) {
  const metrics = new Set(SIDES.flatMap((side) => metricsOf(rule, side)));
  return frames.flatMap(({ readings }) => [...metrics].map((metric) => readings[metric]));
}

function bestsOf(record: SessionRecord, words: Words): readonly BestView[] {
  const bests = SIDES.map((side): BestView => {
    const reading = bestTurnout(record, side);
    return { side, reading, words: reading ? amountWords('turnout.left', reading, words) : words.summary.bestUnseen };
  });
  // Of feet that stood still there is nothing to tell.
  return bests.some(({ reading }) => reading && reading.value > reading.halfWidth95) ? bests : [];
}

function lanesOf({ findings, frames }: SessionRecord, duration: number, words: Words): readonly Lane[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const part = (t: number): number => (duration > 0 ? t / duration : 0);
  const lanes = rules.map((rule): Lane => {
    const spans = findings
      .filter((finding) => finding.rule === rule)
      .map((finding) => ({
        from: part(finding.t0),
        to: part(finding.t1),
        key: findingKey(finding),
        label: words.summary.moment(nameOf(finding, words), clock(finding.t0)),
        disputed: finding.disputed ?? false,
      }));
    return { name: words.rules[rule], kind: 'finding', spans };
  });
  const gaps = unseenSpans(frames).map(([t0, t1]) => ({ from: part(t0), to: part(t1), ...UNKEYED }));
  return gaps.length ? [...lanes, { name: words.summary.notJudged, kind: 'unseen', spans: gaps }] : lanes;
}

const UNKEYED = { key: '', label: '', disputed: false } as const;

/** Shorter gaps are the camera blinking, seconds. */
const SHORTEST_GAP = 0.3;

/** When nobody was found, or nobody had been measured yet. */
function unseenSpans(frames: SessionRecord['frames']): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  let from: number | null = null;
  for (const { t, seen, step } of frames) {
    if (!seen || step === null) from ??= t;
    else if (from !== null) {
      spans.push([from, t]);
      from = null;
    }
  }
  const last = frames.at(-1)?.t;
  if (from !== null && last !== undefined) spans.push([from, last]);
  return spans.filter(([t0, t1]) => t1 - t0 >= SHORTEST_GAP);
}

const lanesInWords = (lanes: readonly Lane[], duration: number, { summary }: Words): string =>
  lanes
    .map(({ name, spans }) => summary.at(name, spans.map(({ from }) => clock(from * duration)).join(', ')))
    .join('; ');

/** `1:09`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
