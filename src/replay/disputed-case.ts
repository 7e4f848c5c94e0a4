import type { Weights } from '../core/learned/model.ts';
import type { Routine } from '../core/routine.ts';
import { createSession } from '../core/session.ts';
import { createReport, findingKey } from '../core/report.ts';
import { withHindsight } from '../core/hindsight.ts';
import type { FindingRecord, SessionRecord } from '../core/session-record.ts';
import { parseTrack, TrackError } from '../core/track.ts';
import type { Track } from '../core/track.ts';
import { replay, settingsOf } from './replay.ts';

/** Findings that a person called wrong, and the track that they came from: a test for every later version. */
export interface DisputedCase {
  readonly appVersion: string;
  readonly disputed: readonly FindingRecord[];
  readonly track: Track;
}

const FORMAT = 'plumbline-case';

/** The case as a file; null where nothing was disputed. `track`: `track.json` text. */
export function caseText({ app, findings }: SessionRecord, track: string): string | null {
  const disputed = findings.filter((finding) => finding.disputed);
  if (disputed.length === 0) return null;
  const head = JSON.stringify({ format: FORMAT, version: 1, appVersion: app.version, disputed });
  return `${head.slice(0, -1)},"track":${track.trimEnd()}}\n`;
}

/**
 * Reads a case.
 * @throws {TrackError} where it is none, or its track cannot be believed.
 */
export function parseCase(text: string): DisputedCase {
  const file = parsed(text);
  if (file?.format !== FORMAT || file.version !== 1 || !Array.isArray(file.disputed))
    throw new TrackError('The file is no case of disputed findings that this version reads.');
  return {
    appVersion: String(file.appVersion),
    disputed: file.disputed as readonly FindingRecord[],
    track: parseTrack(JSON.stringify(file.track)),
  };
}

interface CaseFile {
  readonly format?: unknown;
  readonly version?: unknown;
  readonly appVersion?: unknown;
  readonly disputed?: unknown;
  readonly track?: unknown;
}

function parsed(text: string): CaseFile | null {
  try {
    return JSON.parse(text) as CaseFile | null;
  } catch {
    throw new TrackError('The file is no JSON: it may be cut off. Save the case again.');
  }
}

/** The disputed findings that this version of the engine still tells: none, when it has learned. */
export function stillTold(
  { disputed, track }: DisputedCase,
  routine: Routine,
  correction: Weights,
): readonly FindingRecord[] {
  const settings = settingsOf(track);
  const { id, version } = routine;
  const about = { appVersion: '', pose: track.pose, source: track.source, height: settings.height ?? null };
  const report = createReport({ ...about, routine: { id, version } });
  for (const moment of replay(track, createSession(routine, settings, correction)))
    report.add(moment, { estimateMs: 0, coreMs: 0 });
  const { findings } = withHindsight(report.finish(0), routine);
  const overlaps = (a: FindingRecord, b: FindingRecord) =>
    findingKey({ ...a, t0: 0 }) === findingKey({ ...b, t0: 0 }) && a.t0 <= b.t1 && b.t0 <= a.t1;
  return disputed.filter((one) => findings.some((other) => overlaps(one, other)));
}
