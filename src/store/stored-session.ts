import { withStep } from '../core/hindsight.ts';
import { assembleRecord } from '../core/report.ts';
import type { FrameRecord, SessionRecord, StepDifference } from '../core/session-record.ts';
import { BETWEEN_FRAMES, frameText, TRACK_END, trackStart } from '../core/track.ts';
import { Rows } from './rows.ts';
import { fileOf, FILES, pictureOf, sessionFolder } from './session-files.ts';
import { readHead, reportHeaderOf, StoreError, trackHeaderOf } from './session-head.ts';
import type { SessionHead } from './session-head.ts';
import { readLog } from './session-log.ts';
import type { Whole } from './session-log.ts';

/** A session as it was stored: what was seen, what was said about it, and the picture where it was kept. */
export interface StoredSession {
  readonly head: SessionHead;
  readonly rows: Rows;
  /** Frames are read from their rows when they are looked at. */
  readonly record: SessionRecord;
  /** The raw output as `track.json`; a browser keeps large ones out of memory. */
  readonly track: () => Promise<Blob>;
  readonly picture: File | null;
  readonly poster: File | null;
}

/** Reads a session, also one that was cut off. Throws `StoreError` where there is none that can be believed. */
export async function openStored(id: string): Promise<StoredSession> {
  const folder = await sessionFolder(id);
  const [head, rows, log] = await Promise.all([FILES.head, FILES.rows, FILES.log].map((name) => fileOf(folder, name)));
  if (!head || !rows) throw new StoreError('The session is not on this computer any more.', 'gone');
  const parts = await readParts(await head.text(), rows, log ? await log.text() : '');
  return { ...parts, picture: await pictureOf(folder), poster: await fileOf(folder, FILES.poster) };
}

/** Puts a stored session's parts together. Throws `StoreError` where its head is broken. */
export async function readParts(
  headText: string,
  rowsFile: Blob,
  logText: string,
): Promise<Pick<StoredSession, 'head' | 'rows' | 'record' | 'track'>> {
  const head = readHead(headText);
  const rows = await Rows.read(head, rowsFile);
  const { entries, framesDropped, whole } = readLog(logText);
  const places = Array.from({ length: rows.length }, (_, place) => place);
  const frames: readonly FrameRecord[] = places.map((place) => rows.record(place));
  const track = () => trackFile(head, rows);
  if (whole) return { head, rows, record: wholeRecord(whole, frames), track };
  const record = assembleRecord(reportHeaderOf(head), {
    frames,
    entries,
    timings: places.map((place) => rows.timing(place)),
    framesDropped,
  });
  return { head, rows, record, track };
}

/** The record as it was told in the end. The rows hold the steps that were shown live. */
function wholeRecord({ format, version, ...rest }: Whole, live: readonly FrameRecord[]): SessionRecord {
  const { app, pose, source, subject, calibration, recalibrations, routine, ...after } = rest;
  const frames = withSteps(live, rest.differences ?? [], ({ record }) => record);
  // In the order that a record has, so that its text is the same.
  return { format, version, app, pose, source, subject, calibration, recalibrations, routine, frames, ...after };
}

/** The frames with the steps of one side of the differences. */
export function withSteps(
  frames: readonly FrameRecord[],
  differences: readonly StepDifference[],
  stepOf: (difference: StepDifference) => string | null,
): readonly FrameRecord[] {
  let next = 0;
  return frames.map((frame) => {
    while (next < differences.length && differences[next]!.t1 < frame.t) next++;
    const difference = differences[next];
    return difference && difference.t0 <= frame.t ? withStep(frame, stepOf(difference)) : frame;
  });
}

/** Text that is held before it goes to the browser's keeping, characters. */
const PIECE = 1 << 20;

async function trackFile(head: SessionHead, rows: Rows): Promise<Blob> {
  const pieces: Blob[] = [];
  let text = trackStart(trackHeaderOf(head), rows.length);
  let between = '';
  for await (const frame of rows.frames()) {
    text += between + frameText(frame);
    between = BETWEEN_FRAMES;
    if (text.length < PIECE) continue;
    pieces.push(new Blob([text]));
    text = '';
  }
  return new Blob([...pieces, text + TRACK_END], { type: 'application/json' });
}
