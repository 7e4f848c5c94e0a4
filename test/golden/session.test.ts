import { expect, test } from 'vitest';
import { createReport } from '../../src/core/report.ts';
import type { EventRecord, FindingRecord, SessionRecord } from '../../src/core/session-record.ts';
import { isSeen } from '../../src/core/reading.ts';
import type { MetricId, Reading, Readings } from '../../src/core/reading.ts';
import type { Routine } from '../../src/core/routine.ts';
import { bodyweightSquat } from '../../src/routines/bodyweight-squat.ts';
import { SIDES } from '../../src/core/landmarks.ts';
import { assessRange } from '../../src/core/rom/assess.ts';
import type { RomRecord } from '../../src/core/rom/record.ts';
import { heelRaise } from '../../src/routines/heel-raise.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import { rangeOfMotion } from '../../src/routines/range-of-motion.ts';
import { anySettings, anyTrack, momentsIn } from '../core/support/exercises.ts';
import type { AnyTrack } from '../core/support/exercises.ts';
import { RECORDED } from '../core/support/recorded.ts';

/** Seconds between the readings that are shown. */
const EVERY = 2;

/** What is recorded, and the routine that is done in it. */
const SESSIONS: readonly (readonly [AnyTrack, Routine])[] = [
  ...RECORDED.map((name) => [name, hipRotationWalkOut] as const),
  ['squat', bodyweightSquat],
  ['range', rangeOfMotion],
  ['heel-raise', heelRaise],
];

function recordOf(name: AnyTrack, routine: Routine): SessionRecord {
  const { pose, source } = anyTrack(name);
  const height = anySettings(name).height ?? null;
  const report = createReport({ appVersion: '0', pose, source, height, routine });
  for (const moment of momentsIn(routine, name)) report.add(moment, { estimateMs: 0, coreMs: 0 });
  const record = report.finish(0);
  return { ...record, rom: assessRange(record, routine) };
}

/** A tenth of a second: less than anything that a person would notice, more than rounding. */
const at = (t: number): string => t.toFixed(1).padStart(5);
const span = ({ t0, t1 }: { readonly t0: number; readonly t1: number }): string => `${at(t0)} –${at(t1)}  `;

/** Without a minus before what is rounded to zero. */
const fixed = (value: number, digits: number): string => (Number(value.toFixed(digits)) + 0).toFixed(digits);

function eventLine(event: EventRecord): string {
  if (event.kind === 'rep') return `${span(event)}repetition ${event.index}`;
  if (event.kind !== 'pivot') return `${span(event)}${event.kind}`;
  const { foot, about, direction, from, to } = event;
  return `${span(event)}${foot} foot about its ${about}, ${direction}, ${fixed(from, 0)}° to ${fixed(to, 0)}°`;
}

function findingLine(finding: FindingRecord): string {
  const { rule, side, step, peak, threshold, firstCueAt } = finding;
  const cued = firstCueAt === null ? 'no cue' : `cue at ${firstCueAt.toFixed(1)}`;
  const what = [rule, side].filter(Boolean).join(' ');
  return `${span(finding)}${what} in ${step}: ${peak.toFixed(1)}, limit ${threshold}; ${cued}`;
}

const stepLines = ({ frames }: SessionRecord): string[] =>
  frames.flatMap(({ t, step }, i) => (step === frames[i - 1]?.step || step === null ? [] : [`${at(t)}  ${step}`]));

const DIGITS: Partial<Record<MetricId, number>> = {
  'stance-width': 2,
  'stance-width-ratio': 2,
  'weight-share-left': 2,
  'knee-medial-displacement.left': 2,
  'knee-medial-displacement.right': 2,
  'body-rise': 2,
};
const readingText = (id: MetricId, reading: Reading): string => {
  if (!isSeen(reading)) return reading.unseen;
  const digits = DIGITS[id] ?? 0;
  return `${fixed(reading.value, digits)} ±${fixed(reading.halfWidth95, Math.max(digits, 1))}`;
};
function readingLines(readings: Readings): string[] {
  const rows = (Object.entries(readings) as [MetricId, Reading][]).map(([id, reading]) => ({
    id,
    text: readingText(id, reading),
  }));
  const first = rows[0]!.text;
  if (rows.every(({ text }) => text === first)) return [`  everything: ${first}`];
  return rows.map(({ id, text }) => `  ${id.padEnd(31)}${text}`);
}

/** What a check of the range found, a line a foot and a line a hold. */
function rangeLines(rom: RomRecord): string[] {
  const ranges = SIDES.flatMap((side) => {
    const range = rom[`turnout.${side}`];
    if (!range) return [];
    const of = (way: 'external' | 'internal') =>
      `${range[way]?.toFixed(0) ?? '?'} ±${range.halfWidths[way]?.toFixed(1) ?? '?'}`;
    return [`${side} foot: out ${of('external')}, in ${of('internal')}`];
  });
  const holds = (rom.holds ?? []).map((hold) => {
    const spoilt = hold.spoilt ? `; again, for ${hold.spoilt.join(', ')}` : '';
    return `${span(hold)}${hold.foot} foot held ${hold.direction}, ${fixed(hold.value, 0)}°${spoilt}`;
  });
  return [...ranges, ...holds];
}

function calibrationLine(c: SessionRecord['calibration']): string {
  if (!c.ok) return 'never';
  const camera = `roll ${c.roll.toFixed(1)}°, pitch ${c.pitch.toFixed(1)}°, camera ${c.cameraHeight.toFixed(2)} m up`;
  return `${span({ t0: c.from, t1: c.to })}${camera}, person ${c.distance.toFixed(2)} m away`;
}

/** A session as a person would read it. */
function summary(record: SessionRecord): string {
  const { calibration: c, events, findings, cues, frames, rom } = record;
  const sampled = frames.filter(({ t }, i) => i === 0 || Math.floor(t / EVERY) > Math.floor(frames[i - 1]!.t / EVERY));
  const part = (title: string, lines: readonly string[]) => [
    '',
    `## ${title}`,
    '',
    ...(lines.length ? lines : ['none']),
  ];
  return [
    `# ${record.source.name}: ${frames.length} frames`,
    ...part('Neutral pose', [calibrationLine(c)]),
    ...part('Steps', stepLines(record)),
    ...part('Events', events.map(eventLine)),
    ...part('Findings', findings.map(findingLine)),
    ...part(
      'Cues',
      cues.map(({ t, text, rule }) => `${at(t)}  “${text}” for ${rule}`),
    ),
    ...(rom.holds ? part('Range', rangeLines(rom)) : []),
    ...part(
      `Readings every ${EVERY} s`,
      sampled.flatMap(({ t, readings }) => [`at ${at(t)}`, ...readingLines(readings)]),
    ),
    '',
  ].join('\n');
}

test.each(SESSIONS)('the session "%s" reads as it did', async (name, routine) => {
  await expect(summary(recordOf(name, routine))).toMatchFileSnapshot(`./${name}.golden.md`);
});
