import { decodeSteps } from './decode.ts';
import { degrees, metres, millis } from './units.ts';
import { RuleBook } from './rules/index.ts';
import type { Movement, Turn } from './pivots.ts';
import type { Finding, FootEvent, FootstepEvent, PivotEvent } from './moment.ts';
import type { Routine, Rule } from './routine.ts';
import { assessRange } from './rom/assess.ts';
import { findingRecord } from './session-parts.ts';
import type { EventRecord, FindingRecord, FrameRecord, SessionRecord, StepDifference } from './session-record.ts';

/** Rules about the order of steps: hindsight judges them better, since it knows how each pivot ended. */
const ABOUT_ORDER: readonly Rule['kind'][] = ['step-skipped', 'pivot-order'];

/**
 * The record, gone over once more with the whole session known: steps decoded, repetitions and what concerns the order
 * of steps told anew by them, and knees that were over a foot in the air forgotten. What was said live stays as it was
 * said; `differences` tells where the live step was another. The same record comes out of a record that has been gone over already.
 */
export function withHindsight(record: SessionRecord, routine: Routine): SessionRecord {
  const steps = decodeSteps(routine, record.frames, record.events);
  const frames = record.frames.map((frame, i) => (frame.step === steps[i] ? frame : withStep(frame, steps[i]!)));
  const orderIds = new Set(routine.rules.filter(({ kind }) => ABOUT_ORDER.includes(kind)).map(({ id }) => id));
  const kept = record.findings.filter(
    (finding) => !orderIds.has(finding.rule) && !isOfALiftedFoot(finding, record, routine),
  );
  const judged = judgeOrder(routine, frames, record.events).map((finding) => withCue(finding, record.findings));
  const whole: SessionRecord = {
    ...record,
    frames,
    events: [
      ...record.events.filter(({ kind }) => kind !== 'rep'),
      ...repsOf(routine, frames, record.findings),
    ].toSorted((a, b) => a.t0 - b.t0),
    findings: [...kept, ...judged].toSorted((a, b) => a.t0 - b.t0),
    differences: [...(record.differences ?? []), ...differencesOf(record.frames, steps)],
  };
  return { ...whole, rom: assessRange(whole, routine) };
}

/**
 * A knee was told against a foot that was off the floor for most of that time: there it points anywhere. Live this is known
 * only when the foot is down again.
 */
function isOfALiftedFoot(
  { rule, side, t0, t1 }: FindingRecord,
  { events }: SessionRecord,
  { rules }: Routine,
): boolean {
  const told = rules.find(({ id }) => id === rule);
  if (told?.kind !== 'limit' || told.metric !== 'knee-foot-alignment') return false;
  const inTheAir = events.filter((event) => event.kind === 'step' && event.foot === side);
  return inTheAir.some((step) => Math.min(t1, step.t1) - Math.max(t0, step.t0) > (t1 - t0) / 2);
}

/** The frame as one of another step. A stored frame makes its readings when it is asked, and so does this one. */
export const withStep = (frame: FrameRecord, step: string | null): FrameRecord => ({
  t: frame.t,
  seen: frame.seen,
  step,
  moving: frame.moving,
  get readings() {
    return frame.readings;
  },
});

/** Repetitions: from where the first step after the start begins to where the last one does, without those to be repeated. */
function repsOf(
  { start, completes, repeats = [] }: Routine,
  frames: readonly FrameRecord[],
  findings: readonly FindingRecord[],
): EventRecord[] {
  const spoilt = findings.filter(({ rule }) => repeats.includes(rule));
  const reps: EventRecord[] = [];
  let since: number | null = null;
  frames.forEach(({ t, step }, i) => {
    const before = frames[i - 1]?.step ?? null;
    if (step === before || step === null || before === null) return;
    if (step === completes && since !== null) {
      const from = since;
      const counts = !spoilt.some(({ t0, t1 }) => t0 <= t && t1 >= from);
      if (counts) reps.push({ kind: 'rep', t0: from, t1: t, index: reps.length + 1 });
      since = null;
    } else if (before === start || before === completes) since = t;
  });
  return reps;
}

/** What the rules about order say when each step and each pivot is known where it was. */
function judgeOrder(routine: Routine, frames: readonly FrameRecord[], events: readonly EventRecord[]): FindingRecord[] {
  const book = new RuleBook({ ...routine, rules: routine.rules.filter(({ kind }) => ABOUT_ORDER.includes(kind)) });
  const feet = feetOf(events);
  const findings = new Map<string, FindingRecord>();
  let began = millis(0);
  let before = Number.NEGATIVE_INFINITY;
  frames.forEach(({ t, step, readings }, i) => {
    const now = millis(1000 * t);
    if (step !== frames[i - 1]?.step) began = now;
    const movement = movementAt(now, before, feet);
    before = now;
    if (step === null) return;
    const told = book.advance({ t: now, step, began, readings, hands: 'unseen', sparse: false, ...movement });
    for (const { finding } of told) findings.set(keyOf(finding), findingRecord(finding));
  });
  return [...findings.values()];
}

type Feet = Pick<Movement, 'pivots' | 'footsteps'>;

const feetOf = (events: readonly EventRecord[]): Feet => ({
  pivots: events.filter((event) => event.kind === 'pivot').map(pivotEvent),
  footsteps: events.filter((event) => event.kind === 'step').map(footstepEvent),
});

function movementAt(t: number, before: number, { pivots, footsteps }: Feet): Movement {
  const underWay = pivots.filter(({ t0, t1 }) => t0 <= t && t < t1);
  const turns = underWay.map(({ foot, direction, about, t0, from, to }): Turn => {
    return { foot, direction, about, since: t0, turned: degrees(Math.abs(to - from)), speed: 0 };
  });
  const moving = turns.length > 1 ? 'both' : (turns[0]?.foot ?? 'none');
  const ended = ({ t1 }: FootEvent) => t1 <= t && t1 > before;
  return { moving, turns, pivots: pivots.filter(ended), footsteps: footsteps.filter(ended) };
}

const pivotEvent = (pivot: Extract<EventRecord, { kind: 'pivot' }>): PivotEvent => ({
  ...pivot,
  t0: millis(1000 * pivot.t0),
  t1: millis(1000 * pivot.t1),
  from: degrees(pivot.from),
  to: degrees(pivot.to),
});

const footstepEvent = (step: Extract<EventRecord, { kind: 'step' }>): FootstepEvent => ({
  ...step,
  t0: millis(1000 * step.t0),
  t1: millis(1000 * step.t1),
  lift: metres(step.lift),
});

const keyOf = ({ side, rule, t0 }: Finding): string => `${rule} ${side} ${t0}`;

/** When something was said live about this error: a cue of the same rule while it lasted, or shortly after. */
function withCue(finding: FindingRecord, live: readonly FindingRecord[]): FindingRecord {
  const near = live.find(
    ({ rule, t0, t1 }) => rule === finding.rule && t0 <= finding.t1 + NEAR && t1 >= finding.t0 - NEAR,
  );
  return { ...finding, firstCueAt: near?.firstCueAt ?? null };
}
/** Seconds. */
const NEAR = 1;

function differencesOf(frames: readonly FrameRecord[], steps: readonly (string | null)[]): StepDifference[] {
  const differences: StepDifference[] = [];
  frames.forEach(({ t, step: live }, i) => {
    const record = steps[i]!;
    if (live === record) return;
    const last = differences.at(-1);
    const goesOn = i > 0 && last?.t1 === frames[i - 1]!.t && last.live === live && last.record === record;
    if (goesOn) differences[differences.length - 1] = { ...last, t1: t };
    else differences.push({ t0: t, t1: t, live, record });
  });
  return differences;
}
