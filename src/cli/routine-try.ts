import { withHindsight } from '../core/hindsight.ts';
import { SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { CORRECTIONS } from '../core/learned/all.ts';
import { poseModel } from '../core/pose-model.ts';
import { isSeen } from '../core/reading.ts';
import { createReport } from '../core/report.ts';
import type { Routine, Rule } from '../core/routine.ts';
import { createSession } from '../core/session.ts';
import type { FindingRecord, SessionRecord } from '../core/session-record.ts';
import { stepSpans } from '../core/step-spans.ts';
import type { StepSpan } from '../core/step-spans.ts';
import type { Track } from '../core/track.ts';
import { metres } from '../core/units.ts';
import { metricsOf } from '../core/watched.ts';

/** What a routine makes of a track: live, and gone over once more with all of it known. */
export interface Trial {
  readonly routine: Routine;
  readonly live: SessionRecord;
  readonly record: SessionRecord;
}

/** Runs a routine over a track, as the app would have. `height`: metres; null: as the track says. */
export function tryRoutine(routine: Routine, { pose, source, measured, frames }: Track, height: number | null): Trial {
  const settings = measured?.settings ?? {};
  const tall = height === null ? settings.height : metres(height);
  const told = { ...settings, ...(tall && { height: tall }) };
  const session = createSession(routine, told, CORRECTIONS[poseModel(pose.model)]);
  const report = createReport({ appVersion: '', pose, source, height: tall ?? null, routine });
  for (const frame of frames) report.add(session.advance(frame), { estimateMs: 0, coreMs: 0 });
  const live = report.finish(0);
  return { routine, live, record: withHindsight(live, routine) };
}

/** How much of a rule could be told. */
export interface RuleView {
  readonly rule: Rule;
  readonly side: Side | null;
  readonly found: readonly FindingRecord[];
  /** Of the frames in its steps, the share in which its metric was seen; null where it has no metric or no frame. */
  readonly told: number | null;
}

/** Every rule, and every side of a rule about sides. */
export const rulesOf = ({ routine, record }: Trial): readonly RuleView[] =>
  routine.rules.flatMap((rule) => sidesOf(rule).map((side) => ruleView(rule, side, record)));

const sidesOf = (rule: Rule): readonly (Side | null)[] => (rule.kind === 'limit' && rule.sided ? SIDES : [null]);

function ruleView(rule: Rule, side: Side | null, { frames, findings }: SessionRecord): RuleView {
  const metrics = metricsOf(rule, side);
  const steps = rule.kind === 'reach' ? rule.during : rule.steps;
  const within = frames.filter(({ step }) => step !== null && (steps?.includes(step) ?? true));
  const seen = within.filter(({ readings }) => metrics.every((metric) => isSeen(readings[metric]))).length;
  return {
    rule,
    side,
    found: findings.filter((finding) => finding.rule === rule.id && (side === null || finding.side === side)),
    told: metrics.length === 0 || within.length === 0 ? null : seen / within.length,
  };
}

const at = (t: number): string => `${t.toFixed(2).padStart(7)} s`;

/** The trial as lines of text: what happened by time, then each rule. */
export function trialText(trial: Trial): string {
  const { routine, live, record } = trial;
  const { duration, frames } = record.source;
  return [
    `${routine.title} (${routine.id}, version ${routine.version}) over ${record.source.name}: ${frames} frames, ${duration.toFixed(1)} s`,
    record.calibration.ok
      ? `Measured from ${record.calibration.from.toFixed(2)} to ${record.calibration.to.toFixed(2)} s.`
      : 'Nobody stood still, feet together, for long enough to be measured: nothing can be told.',
    '',
    'What happened',
    ...happenings(live, record),
    '',
    'Rules',
    ...rulesOf(trial).map(ruleLine),
    '',
  ].join('\n');
}

function happenings(live: SessionRecord, record: SessionRecord): string[] {
  const lines = [
    ...stepSpans(live).map(({ t0, step }) => ({ t: t0, text: `step ${step}` })),
    ...record.events
      .filter(({ kind }) => kind === 'rep')
      .map(({ t1 }, i) => ({ t: t1, text: `repetition ${i + 1} done` })),
    ...record.findings.map((finding) => ({ t: finding.t0, text: findingText(finding) })),
    ...live.cues.map(({ t, text }) => ({ t, text: `says “${text}”` })),
    ...(record.differences ?? []).map(({ t0, t1, live: was, record: is }) => {
      return { t: t0, text: `until ${t1.toFixed(2)} s rather ${is} than ${was}, known the whole` };
    }),
  ];
  if (lines.length === 0) return ['        nothing'];
  return lines.toSorted((a, b) => a.t - b.t).map(({ t, text }) => `${at(t)}  ${text}`);
}

function findingText({ rule, side, t1, peak, halfWidth95, threshold, step }: FindingRecord): string {
  const interval = halfWidth95 === null ? '' : ` ± ${halfWidth95}`;
  return `${[rule, side].filter(Boolean).join(' ')} until ${t1.toFixed(2)} s in ${step}: ${peak}${interval}, limit ${threshold}`;
}

function ruleLine({ rule, side, found, told }: RuleView): string {
  const name = [rule.id, side].filter(Boolean).join(' ').padEnd(28);
  const times = ['never found', 'found once'][found.length] ?? `found ${found.length} times`;
  const share = told === null ? '' : `, could be told in ${Math.round(100 * told)} % of its steps`;
  return `  ${name}${times}${share}`;
}

/** The steps of both, and when they were what. */
export const stepsOf = ({
  live,
  record,
}: Trial): { readonly live: readonly StepSpan[]; readonly record: readonly StepSpan[] } => ({
  live: stepSpans(live),
  record: stepSpans(record),
});
