import type { Calibration } from '../../core/calibrate.ts';
import type { Moment } from '../../core/moment.ts';
import { isSeen, METRIC_IDS, METRICS, UNSEEN } from '../../core/reading.ts';
import type { MetricId, Reading, Seen, UnseenReason } from '../../core/reading.ts';
import type { Routine } from '../../core/routine.ts';
import { metricOf, stateOf } from '../../draw/state.ts';
import type { ReadingState } from '../../draw/state.ts';
import { amountWords, readingWords, remedyWords } from '../../draw/words.ts';

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

/** The step rail. */
export interface StepView {
  /** Id of the step; empty before the neutral pose is known. */
  readonly id: string;
  readonly title: string;
  /** `3 of 6`. */
  readonly position: string;
  readonly reps: string;
  readonly knots: readonly ('done' | 'now' | 'ahead')[];
}

/** What is said in large letters: one thing at a time. */
export interface CueView {
  /** Id of the rule behind it; empty where no rule is. */
  readonly rule: string;
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
  /** To be read from three metres. */
  readonly rows: readonly ReadingRow[];
  /** To be read from a chair. */
  readonly numbers: readonly ReadingRow[];
  readonly others: readonly ReadingRow[];
  /** What the neutral pose told of the camera; empty before it. */
  readonly found: string;
}

/** Names short enough for large letters. The rest go by the names of `METRICS`. */
const ROWS = {
  'pelvis-obliquity': 'Belt',
  'turnout.left': 'Left foot',
  'turnout.right': 'Right foot',
  'knee-foot-alignment.left': 'Left knee',
  'knee-foot-alignment.right': 'Right knee',
} as const satisfies Partial<Record<MetricId, string>>;
const NUMBERS = {
  'turnout.total': 'Both feet',
  'stance-width': 'Stance',
  'pelvis-rotation': 'Belt turn',
  'trunk-lean-lateral': 'Side lean',
  'knee-flexion.left': 'Left bend',
  'knee-flexion.right': 'Right bend',
} as const satisfies Partial<Record<MetricId, string>>;

/** What one moment looks like in the panel. */
export function stageView(moment: Moment, routine: Routine): StageView {
  const row = (metric: MetricId, label: string): ReadingRow => readingRow(moment, routine, metric, label);
  const listed = new Set<string>([...Object.keys(ROWS), ...Object.keys(NUMBERS)]);
  return {
    step: stepView(moment, routine),
    cue: cueView(moment, routine),
    rows: entries(ROWS).map(([metric, label]) => row(metric, label)),
    numbers: entries(NUMBERS).map(([metric, label]) => row(metric, label)),
    found: moment.calibration.state === 'ready' ? foundWords(moment.calibration.calibration) : '',
    others: METRIC_IDS.filter((metric) => !listed.has(metric)).map((metric) => row(metric, METRICS[metric].name)),
  };
}

/** What calibration found, in a sentence a person can hold against their room. */
export function foundWords({ cameraHeight, distance, pitch, roll, height, heightGiven }: Calibration): string {
  const look = Math.abs(pitch) < 1 ? 'level' : `${Math.round(Math.abs(pitch))}° ${pitch > 0 ? 'up' : 'down'}`;
  const turned = Math.abs(roll) < 1 ? '' : `, turned ${Math.round(Math.abs(roll))}°`;
  const scale = heightGiven ? 'your height' : `a height of ${Math.round(height * 100)} cm, since none was given`;
  return (
    `I take the camera to stand ${Math.round(cameraHeight * 20) * 5} cm above the floor, ` +
    `${distance.toFixed(1)} m from your feet, looking ${look}${turned}. Lengths come from ${scale}.`
  );
}

const entries = <Key extends string>(table: Readonly<Record<Key, string>>) => Object.entries(table) as [Key, string][];

function readingRow(moment: Moment, routine: Routine, metric: MetricId, label: string): ReadingRow {
  const reading = moment.readings[metric];
  const state = stateOf(moment, routine, metric);
  return {
    metric,
    label,
    state,
    // On its way from out to in, a foot passes straight: that is no news.
    words: state === 'moving' && isSeen(reading) ? movingWords(metric, reading) : readingWords(metric, reading),
    help: remedyWords(reading),
  };
}

function movingWords(metric: MetricId, reading: Seen): string {
  const goesSomewhere = Math.abs(reading.value) > reading.halfWidth95;
  return goesSomewhere ? readingWords(metric, reading) : amountWords(metric, reading);
}

function stepView(moment: Moment, routine: Routine): StepView {
  // While the person is measured, also again, no step is under way.
  const now = moment.calibration.state === 'ready' ? moment.step : null;
  const index = routine.steps.findIndex(({ id }) => id === now);
  const step = routine.steps[index];
  return {
    id: step?.id ?? '',
    title: step?.title ?? 'Set up',
    position: step ? `${index + 1} of ${routine.steps.length}` : 'then hold still',
    reps: moment.reps > 0 ? repsWords(moment.reps) : '',
    knots: routine.steps.map((_, i) => (i < index ? 'done' : i === index ? 'now' : 'ahead')),
  };
}

const repsWords = (reps: number): string => (reps === 1 ? '1 repetition' : `${reps} repetitions`);

function cueView(moment: Moment, routine: Routine): CueView {
  const { calibration, cue } = moment;
  if (calibration.state === 'waiting') return cannotTell(calibration.help, 'Set up');
  if (calibration.state === 'measuring')
    return plain('Measuring you', 'Hold still', 'Feet together, hands on your hips.', calibration.progress);
  if (!moment.body) return cannotTell('nobody');
  const unseen = reasonOfAll(Object.values(moment.readings));
  if (unseen) return cannotTell(unseen);
  if (cue)
    return { ...plain('Work on this', cue.text, ''), ...behind(moment, routine), rule: cue.rule, state: 'attention' };
  const step = routine.steps.find(({ id }) => id === moment.step);
  return step ? plain('Now', step.title, step.instruction) : plain('Ready', 'Begin when you like', '');
}

const plain = (kind: string, say: string, why: string, progress: number | null = null): CueView => ({
  rule: '',
  state: 'plain',
  kind,
  say,
  why,
  reading: null,
  progress,
});

const cannotTell = (reason: UnseenReason, kind = 'Cannot tell'): CueView => ({
  ...plain(kind, ...split(UNSEEN[reason])),
  state: 'unknown',
});

/** `Do this. Because of that.` → what to do in large letters, the rest below. */
function split(sentences: string): [say: string, why: string] {
  const [, first, rest] = /^(.+?)\.(?:\s+(.*))?$/s.exec(sentences) ?? [];
  return first ? [first, rest ?? ''] : [sentences, ''];
}

/** The measured value behind the cue; where its rule measures none, the rule's own words. */
function behind(moment: Moment, routine: Routine): Pick<CueView, 'why' | 'reading'> {
  const rule = routine.rules.find(({ id }) => id === moment.cue?.rule);
  const metric = rule && metricOf(rule, moment.cue?.side ?? null);
  const reading = metric && moment.readings[metric];
  if (!reading || !isSeen(reading)) return { why: rule?.why ?? '', reading: null };
  // In running text a line must not end before its interval.
  const words = readingWords(metric, reading).replaceAll(' ± ', '\u00a0±\u00a0');
  return { why: '', reading: { metric, label: plainName(metric), words } };
}

/** What the panel calls a metric elsewhere; the proper term where it has no row of its own. */
function plainName(metric: MetricId): string {
  const names: Partial<Record<MetricId, string>> = { ...ROWS, ...NUMBERS };
  return names[metric] ?? METRICS[metric].name;
}

/** The one reason why none of these readings can be told; null where one can, or where the reasons differ. */
function reasonOfAll(readings: readonly Reading[]): UnseenReason | null {
  const reasons = new Set(readings.map((reading) => (isSeen(reading) ? null : reading.unseen)));
  const [reason] = reasons;
  return reasons.size === 1 && reason ? reason : null;
}
