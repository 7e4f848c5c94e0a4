import type { Calibration } from '../../core/calibrate.ts';
import { SIDES } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import type { Moment } from '../../core/moment.ts';
import { isSeen, METRIC_IDS } from '../../core/reading.ts';
import type { MetricId, Reading, Seen, UnseenReason } from '../../core/reading.ts';
import { startOf } from '../../core/routine.ts';
import type { Routine } from '../../core/routine.ts';
import { repsOf } from '../../core/set-flow.ts';
import { metricOf } from '../../core/watched.ts';
import { stateOf } from '../../draw/state.ts';
import type { ReadingState } from '../../draw/state.ts';
import { amountWords, directionWords, metricName, readingWords, remedyWords } from '../../draw/words.ts';
import type { Words } from '../../words/index.ts';
import type { Bests } from './bests.ts';
import { firstSentence } from './sentences.ts';

/** One reading as the panel shows it. */
export interface ReadingRow {
  readonly metric: MetricId;
  readonly label: string;
  readonly state: ReadingState;
  /** Value with interval, or why it cannot be told. */
  readonly words: string;
  /** What would make it visible; empty where it is. */
  readonly help: string;
}

/** One foot seen from above. */
export interface DialView extends ReadingRow {
  readonly side: Side;
  /** `out`; empty where it cannot be told. */
  readonly direction: string;
  /** `24° ± 3`; why it cannot be told, where it cannot. */
  readonly amount: string;
  readonly reading: Seen | null;
  readonly best: Seen | null;
  /** `best 41° ± 3`; empty before there is one. */
  readonly bestWords: string;
}

/** The step rail. */
export interface StepView {
  /** Id of the step; empty before the neutral pose is known. */
  readonly id: string;
  readonly title: string;
  /** What comes after it; in the last one, and before there is one, where that is. */
  readonly next: string;
  readonly knots: readonly ('done' | 'now' | 'ahead')[];
}

/** What is said in large letters: one thing at a time. */
export interface CueView {
  /** Id of the rule behind it; empty where no rule is. */
  readonly rule: string;
  /** The step of the routine that it tells to do; empty where it is about something else. */
  readonly step: string;
  /** `plain`: nothing was measured that would colour it. */
  readonly state: ReadingState | 'plain';
  readonly kind: string;
  readonly say: string;
  /** Why, or how; empty where `reading` says it. */
  readonly why: string;
  /** What was measured behind it: `Belt`, `left high 8° ± 2`. */
  readonly reading: { readonly metric: MetricId; readonly label: string; readonly words: string } | null;
  /** 0 to 1 while the person is being measured. */
  readonly progress: number | null;
}

/** All that the panel beside the picture shows. */
export interface StageView {
  readonly step: StepView;
  readonly cue: CueView;
  /** Repetitions done. */
  readonly reps: number;
  readonly dials: readonly DialView[];
  /** To be read from three metres. */
  readonly rows: readonly ReadingRow[];
  /** To be read from a chair. */
  readonly numbers: readonly ReadingRow[];
  readonly others: readonly ReadingRow[];
  /** What the neutral pose told of the camera; empty before it. */
  readonly found: string;
}

/** What is read large where a routine names nothing else. */
const ROWS: readonly MetricId[] = ['turnout.total', 'pelvis-rotation', 'stance-width'];
const NUMBERS = [
  'pelvis-obliquity',
  'knee-foot-alignment.left',
  'knee-foot-alignment.right',
  'knee-flexion.left',
  'knee-flexion.right',
  'trunk-lean-lateral',
  'weight-share-left',
] as const;

/** What one moment looks like in the panel. `routine`: with its texts in the language of `words`. */
export function stageView(moment: Moment, routine: Routine, words: Words, bests: Bests = {}): StageView {
  const row = (metric: MetricId): ReadingRow => readingRow(moment, routine, metric, words);
  const { calibration } = moment;
  const rows = routine.rows ?? ROWS;
  const sides = routine.dials === 'none' ? [] : SIDES;
  const dials = sides.map((side) => `turnout.${side}` as const);
  const numbers = NUMBERS.filter((metric) => !rows.includes(metric));
  const listed: ReadonlySet<MetricId> = new Set([...dials, ...rows, ...numbers]);
  return {
    step: stepView(moment, routine, words),
    cue: cueView(moment, routine, words),
    reps: moment.reps,
    dials: sides.map((side) => dialView(moment, row(`turnout.${side}`), side, bests[side] ?? null, words)),
    rows: rows.map(row),
    numbers: numbers.map(row),
    others: METRIC_IDS.filter((metric) => !listed.has(metric)).map(row),
    found: calibration.state === 'ready' ? foundWords(calibration.calibration, words) : '',
  };
}

/** What calibration found, in a sentence a person can hold against their room. */
function foundWords(calibration: Calibration, { stage, format }: Words): string {
  const { cameraHeight, distance, pitch, roll, height, heightGiven } = calibration;
  const whole = (value: number) => Math.round(Math.abs(value));
  return stage.found({
    height: format.number(Math.round(cameraHeight * 20) * 5, 0),
    distance: format.number(distance, 1),
    look: Math.abs(pitch) < 1 ? stage.lookLevel : pitch > 0 ? stage.lookUp(whole(pitch)) : stage.lookDown(whole(pitch)),
    turned: Math.abs(roll) < 1 ? '' : stage.turned(whole(roll)),
    scale: heightGiven ? stage.scaleGiven : stage.scaleAssumed(Math.round(height * 100)),
  });
}

function readingRow(moment: Moment, routine: Routine, metric: MetricId, words: Words): ReadingRow {
  const reading = moment.readings[metric];
  const state = stateOf(moment, routine, metric);
  return {
    metric,
    label: metricName(metric, words),
    state,
    // On its way from out to in, a foot passes straight: that is no news.
    words:
      state === 'moving' && isSeen(reading)
        ? movingWords(metric, reading, words)
        : readingWords(metric, reading, words),
    help: remedyWords(reading, words),
  };
}

function movingWords(metric: MetricId, reading: Seen, words: Words): string {
  const goesSomewhere = Math.abs(reading.value) > reading.halfWidth95;
  return goesSomewhere ? readingWords(metric, reading, words) : amountWords(metric, reading, words);
}

function dialView(moment: Moment, row: ReadingRow, side: Side, best: Seen | null, words: Words): DialView {
  const reading = moment.readings[row.metric];
  return {
    ...row,
    label: words.common.sideNames[side],
    side,
    direction: isSeen(reading) ? directionWords(row.metric, reading, words) : '',
    amount: isSeen(reading) ? amountWords(row.metric, reading, words) : row.words,
    reading: isSeen(reading) ? reading : null,
    best,
    bestWords: best ? words.stage.best(amountWords(row.metric, best, words)) : '',
  };
}

function stepView(moment: Moment, routine: Routine, { stage }: Words): StepView {
  // While the person is measured, also again, no step is under way.
  const now = moment.calibration.state === 'ready' ? moment.step : null;
  const index = routine.steps.findIndex(({ id }) => id === now);
  const step = routine.steps[index];
  const next = routine.steps[index + 1];
  return {
    id: step?.id ?? '',
    title: step?.title ?? stage.setUp,
    next:
      next && step ? stage.next(next.title) : step ? stage.position(index + 1, routine.steps.length) : stage.thenHold,
    knots: routine.steps.map((_, i) => (i < index ? 'done' : i === index ? 'now' : 'ahead')),
  };
}

function cueView(moment: Moment, routine: Routine, words: Words): CueView {
  const { calibration, cue } = moment;
  const { stage } = words;
  if (calibration.state === 'waiting') return cannotTell(calibration.help, words, stage.setUp);
  if (calibration.state === 'measuring')
    return { ...plain(stage.measuring, stage.holdStill, startOf(routine).instruction), progress: calibration.progress };
  if (!moment.body) return cannotTell('nobody', words);
  const unseen = reasonOfAll(Object.values(moment.readings));
  if (unseen) return cannotTell(unseen, words);
  if (cue)
    return {
      ...plain(stage.workOnThis, cueText(routine, cue, words), ''),
      ...behind(moment, routine, words),
      rule: cue.rule,
      state: 'attention',
    };
  if (moment.praise)
    return {
      ...plain(stage.putRight, stage.thatIsIt, cueText(routine, { ...moment.praise, text: '' }, words)),
      rule: moment.praise.rule,
      state: 'good',
    };
  const step = routine.steps.find(({ id }) => id === moment.step);
  if (!step) return plain(stage.ready, stage.begin, '');
  return { ...plain(repWords(moment, routine, words), step.title, step.instruction), step: step.id };
}

/** Which repetition is under way; at the end of one, how many are done. */
function repWords({ step, reps }: Moment, routine: Routine, { stage }: Words): string {
  const { most } = repsOf(routine);
  if (step === routine.completes) return stage.repsOf(reps, Math.max(most, reps));
  return stage.repNow(reps + 1, Math.max(most, reps + 1));
}

/** What a cue says in the language of routine and words. The engine's own text is English, for the record. */
function cueText(routine: Routine, { rule, side, text }: NonNullable<Moment['cue']>, { common }: Words): string {
  const key = routine.rules.find(({ id }) => id === rule)?.cue;
  const own = key === undefined ? undefined : routine.cues[key]?.text;
  return own?.replaceAll('{side}', side ? common.cueSides[side] : '').trim() ?? text;
}

/** Large words that nothing was measured for. */
export const plain = (kind: string, say: string, why: string): CueView => ({
  rule: '',
  step: '',
  state: 'plain',
  kind,
  say,
  why,
  reading: null,
  progress: null,
});

/** Large words for what cannot be told: what to do, and below it why. */
export const cannotTell = (reason: UnseenReason, { stage, readings }: Words, kind = stage.cannotTell): CueView => ({
  ...plain(kind, ...firstSentence(readings.help[reason])),
  state: 'unknown',
});

/** The measured value behind the cue; where its rule measures none, the rule's own words. */
function behind(moment: Moment, routine: Routine, words: Words): Pick<CueView, 'why' | 'reading'> {
  const rule = routine.rules.find(({ id }) => id === moment.cue?.rule);
  // What a whole movement did not reach is told when it is over: the reading of now is no reason for it.
  const metric = rule?.kind === 'limit' ? metricOf(rule, moment.cue?.side ?? null) : null;
  const reading = metric && moment.readings[metric];
  if (!reading || !isSeen(reading)) return { why: rule?.why ?? '', reading: null };
  // In running text a line must not end before its interval.
  const told = readingWords(metric, reading, words).replaceAll(' ± ', '\u00a0±\u00a0');
  return { why: '', reading: { metric, label: metricName(metric, words), words: told } };
}

/** The one reason why none of these readings can be told; null where one can, or where the reasons differ. */
function reasonOfAll(readings: readonly Reading[]): UnseenReason | null {
  const reasons = new Set(readings.map((reading) => (isSeen(reading) ? null : reading.unseen)));
  const [reason] = reasons;
  return reasons.size === 1 && reason ? reason : null;
}
