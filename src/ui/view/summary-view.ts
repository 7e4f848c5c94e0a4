import { isSeen } from '../../core/reading.ts';
import type { MetricId, Seen } from '../../core/reading.ts';
import type { Routine, Rule, RuleId } from '../../core/routine.ts';
import type { FindingRecord, SessionRecord } from '../../core/session-record.ts';
import { metricOf } from '../../draw/state.ts';
import { amountWords, limitWords, readingWords } from '../../draw/words.ts';
import { WORDS } from '../../words/index.ts';

/** Until the summary has its own part of the catalogue. */
const words = WORDS.en;

/** Something measured that needs no work. */
export interface GoodPoint {
  readonly title: string;
  readonly detail: string;
}

/** The one thing to work on. */
export interface WorkPoint {
  readonly rule: RuleId;
  /** `3 times, at most 8° ± 2`. */
  readonly howMuch: string;
  readonly name: string;
  readonly say: string;
  readonly why: string;
}

/** One form error, for the list. */
export interface FindingRow {
  readonly rule: RuleId;
  readonly name: string;
  readonly step: string;
  readonly time: string;
  readonly lasted: string;
  /** The worst value with its interval; what happened, where the rule measures nothing. */
  readonly worst: string;
  readonly limit: string;
}

/** A row of the timeline; each span from 0 to 1 of the set. */
export interface Lane {
  readonly name: string;
  readonly kind: 'finding' | 'unseen';
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

export interface SummaryView {
  readonly overline: string;
  readonly title: string;
  readonly lead: string;
  readonly good: readonly GoodPoint[];
  readonly work: WorkPoint | null;
  readonly findings: readonly FindingRow[];
  readonly lanes: readonly Lane[];
  /** Where repetitions end, 0 to 1. */
  readonly reps: readonly number[];
  readonly lanesInWords: string;
  readonly duration: string;
  /** Nothing was recorded that could be saved. */
  readonly empty: boolean;
}

/** What each rule is about, in a word or two. */
export const RULE_NAMES: Readonly<Record<RuleId, string>> = {
  'knee-inside-foot': 'Knee inside the foot',
  'knee-outside-foot': 'Knee outside the foot',
  'pelvis-turned': 'Belt turned',
  'pelvis-dropped': 'Belt tilted',
  'shoulders-turned': 'Shoulders turned',
  'trunk-leaning': 'Leaning sideways',
  'trunk-leaning-forward': 'Leaning forward',
  'weight-shifted': 'Weight to one side',
  'hands-off-hips': 'Hands off the hips',
  'both-feet-moving': 'Both feet at once',
  'wrong-order': 'Wrong order',
  'too-fast': 'Too fast',
  stepping: 'Stepping',
  'pause-skipped': 'Pause left out',
  'bend-skipped': 'Bend left out',
};

/** What it is called when a rule was watched and never broken. */
const KEPT: Readonly<Partial<Record<RuleId, string>>> = {
  'knee-inside-foot': 'Knees over the feet',
  'pelvis-turned': 'Belt square to the screen',
  'pelvis-dropped': 'Belt level',
  'shoulders-turned': 'Shoulders square to the screen',
  'trunk-leaning': 'Upright over both feet',
  'both-feet-moving': 'One foot at a time',
  'wrong-order': 'Every pivot in its order',
  'too-fast': 'Slow pivots',
};

/** A rule counts as watched when its metric could be told in this part of the frames that it applies to. */
const WATCHED = 0.4;
/** So many pivots, before anything good is said about pivots. */
const ENOUGH_PIVOTS = 4;
const GOOD_POINTS = 4;

/** What a set was like; null: not a single picture was worked on. Says only what was measured. */
export function summaryView(record: SessionRecord | null, routine: Routine): SummaryView {
  if (!record?.frames.length) return { ...NOTHING, overline: routine.title };
  const reps = record.events.filter(({ kind }) => kind === 'rep');
  const pivots = record.events.filter(({ kind }) => kind === 'pivot').length;
  const duration = Math.max(record.source.duration, record.frames.at(-1)?.t ?? 0);
  const work = workPoint(record, routine);
  const lanes = lanesOf(record, duration);
  return {
    overline: [
      routine.title,
      count(reps.length, 'repetition', 'no full repetition'),
      count(pivots, 'pivot', 'no pivots'),
      durationWords(duration),
    ].join(', '),
    ...headline(record, work),
    good: goodPoints(record, routine, pivots),
    work,
    findings: record.findings.map((finding) => findingRow(finding, routine)),
    lanes,
    reps: reps.map(({ t1 }) => t1 / (duration || 1)),
    lanesInWords: lanesInWords(lanes, duration),
    duration: clock(Math.round(duration)),
    empty: false,
  };
}

const NOTHING: Omit<SummaryView, 'overline'> = {
  title: 'Nothing was recorded',
  lead: 'The set ended before the first picture.',
  good: [],
  work: null,
  findings: [],
  lanes: [],
  reps: [],
  lanesInWords: '',
  duration: '',
  empty: true,
};

function headline(record: SessionRecord, work: WorkPoint | null): { title: string; lead: string } {
  if (!record.frames.some(({ seen }) => seen))
    return { title: 'I saw nobody', lead: 'Stand so that your head and both feet are in the picture, then try again.' };
  if (!record.calibration.ok)
    return {
      title: 'I could not measure you yet',
      lead: 'Stand with your feet together, hands on your hips, facing the camera, and hold still for a moment.',
    };
  if (work) return { title: `${work.say}.`, lead: '' };
  if (!record.events.length)
    return { title: 'You were measured, then nothing moved', lead: 'Begin the routine when the screen says so.' };
  return record.events.some(({ kind }) => kind === 'rep')
    ? { title: 'Nothing to correct', lead: 'In everything that I could see and judge.' }
    : { title: 'No full repetition yet', lead: 'Nothing to correct in the part that I could see and judge.' };
}

function workPoint({ findings }: SessionRecord, routine: Routine): WorkPoint | null {
  const [worst] = routine.rules
    .map((rule) => ({ rule, found: findings.filter((finding) => finding.rule === rule.id) }))
    .filter(({ found }) => found.length > 0)
    .toSorted((a, b) => b.rule.severity - a.rule.severity || weight(b.found) - weight(a.found));
  if (!worst) return null;
  const { rule, found } = worst;
  const off = ({ peak }: FindingRecord) => Math.abs(peak - neutralOf(rule));
  const top = found.reduce((a, b) => (off(b) > off(a) ? b : a));
  return {
    rule: rule.id,
    howMuch: [times(found.length), worstWords(rule, top)].filter(Boolean).join(', '),
    name: RULE_NAMES[rule.id],
    say: cueOf(routine, rule, top.side ?? null),
    why: rule.why,
  };
}

/** Episodes count, and so does how long they lasted: a second weighs as much as an episode. */
const weight = (found: readonly FindingRecord[]): number => found.reduce((sum, { t0, t1 }) => sum + 1 + (t1 - t0), 0);

const times = (n: number): string => (n === 1 ? 'Once' : n === 2 ? 'Twice' : `${n} times`);

function cueOf(routine: Routine, rule: Rule, side: 'left' | 'right' | null): string {
  const text = (routine.cues[rule.cue]?.text ?? RULE_NAMES[rule.id]).replace(/\.$/, '');
  return text.replaceAll('{side}', side === 'left' ? 'Left' : 'Right');
}

/** The worst value with its interval; where it was measured without one, only what it went beyond. */
function worstWords(rule: Rule, finding: FindingRecord): string {
  const metric = metricOf(rule, finding.side ?? null);
  if (metric && finding.halfWidth95 !== null)
    return `at most ${amountWords(metric, { value: finding.peak, halfWidth95: finding.halfWidth95 }, words)}`;
  return rule.kind === 'pivot-speed' ? `faster than ${limitOf(rule, finding)}` : '';
}

const secondsWords = (seconds: number): string => `${seconds.toFixed(1)} s`;

function findingRow(finding: FindingRecord, routine: Routine): FindingRow {
  const rule = routine.rules.find(({ id }) => id === finding.rule);
  const side = finding.side ? `, ${finding.side}` : '';
  return {
    rule: finding.rule,
    name: `${RULE_NAMES[finding.rule]}${side}`,
    step: routine.steps.find(({ id }) => id === finding.step)?.title ?? '',
    time: clock(finding.t0),
    lasted: secondsWords(Math.max(0.1, finding.t1 - finding.t0)),
    worst: rule ? worstOf(rule, finding) : '',
    limit: rule ? limitOf(rule, finding) : '',
  };
}

function worstOf(rule: Rule, { peak, halfWidth95, side }: FindingRecord): string {
  const metric = metricOf(rule, side ?? null);
  return metric && halfWidth95 !== null ? readingWords(metric, { value: peak, halfWidth95 }, words) : '';
}

/** What the rule counts its limit from: half, for weight that is shared out. */
const neutralOf = (rule: Rule): number => (rule.kind === 'limit' && !rule.sided ? (rule.around ?? 0) : 0);

function limitOf(rule: Rule, { side, threshold }: FindingRecord): string {
  const metric = metricOf(rule, side ?? null);
  if (metric) return limitWords(metric, neutralOf(rule) + threshold, words);
  if (rule.kind === 'both-moving') return secondsWords(threshold);
  return rule.kind === 'pivot-speed' ? `${Math.round(threshold)}° a second` : '';
}

function goodPoints(record: SessionRecord, routine: Routine, pivots: number): readonly GoodPoint[] {
  const found = new Set(record.findings.map(({ rule }) => rule));
  return routine.rules
    .filter((rule) => !found.has(rule.id))
    .map((rule) => goodPoint(record, rule, pivots))
    .filter((point) => point !== null)
    .slice(0, GOOD_POINTS);
}

function goodPoint(record: SessionRecord, rule: Rule, pivots: number): GoodPoint | null {
  const title = KEPT[rule.id];
  if (!title) return null;
  if (rule.kind !== 'limit')
    return pivots >= ENOUGH_PIVOTS ? { title, detail: `all ${pivots} pivots that I found` } : null;
  const applying = record.frames.filter(({ step }) => step !== null && (rule.steps?.includes(step) ?? true));
  const seen = readingsOf(rule, applying).filter((reading): reading is Seen => isSeen(reading));
  const all = readingsOf(rule, applying).length;
  if (!all || seen.length / all < WATCHED) return null;
  const metric = metricOf(rule, 'left')!;
  const typical = seen.toSorted((a, b) => Math.abs(a.value) - Math.abs(b.value))[Math.floor(seen.length / 2)]!;
  const share = Math.floor((100 * seen.length) / all);
  return {
    title,
    detail: `typically ${typicalWords(metric, typical)}, ${share === 100 ? 'seen all the time' : `seen ${share} % of the time`}`,
  };
}

/** A direction would not mean anything for the middle of many. */
const typicalWords = (metric: MetricId, { value, halfWidth95 }: Seen): string =>
  amountWords(metric, { value: Math.abs(value), halfWidth95 }, words);

function readingsOf(rule: Rule, frames: SessionRecord['frames']) {
  const metrics = new Set([metricOf(rule, 'left'), metricOf(rule, 'right')].filter((metric) => metric !== null));
  return frames.flatMap(({ readings }) => [...metrics].map((metric) => readings[metric]));
}

function lanesOf({ findings, frames }: SessionRecord, duration: number): readonly Lane[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const part = (t: number): number => (duration > 0 ? t / duration : 0);
  const lanes = rules.map((rule): Lane => {
    const spans = findings.filter((f) => f.rule === rule).map(({ t0, t1 }) => ({ from: part(t0), to: part(t1) }));
    return { name: RULE_NAMES[rule], kind: 'finding', spans };
  });
  const gaps = unseenSpans(frames).map(([t0, t1]) => ({ from: part(t0), to: part(t1) }));
  return gaps.length ? [...lanes, { name: 'Not judged', kind: 'unseen', spans: gaps }] : lanes;
}

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

function lanesInWords(lanes: readonly Lane[], duration: number): string {
  const words = lanes.map(
    ({ name, spans }) => `${name} at ${spans.map(({ from }) => clock(from * duration)).join(', ')}`,
  );
  return words.join('; ');
}

const count = (n: number, one: string, none: string): string =>
  n === 0 ? none : n === 1 ? `1 ${one}` : `${n} ${one}s`;

function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `1:09`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
