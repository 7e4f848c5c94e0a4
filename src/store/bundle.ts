import * as v from 'valibot';
import { METRIC_IDS, UNSEEN } from '../core/reading.ts';
import type { MetricId, Reading } from '../core/reading.ts';
import { assembleRecord } from '../core/report.ts';
import { LONGEST_ROUTINE } from '../core/routine.ts';
import type { Routine } from '../core/routine.ts';
import type { FrameRecord, SessionRecord } from '../core/session-record.ts';
import { parseTrack, TrackError } from '../core/track.ts';
import type { Measured, Track } from '../core/track.ts';
import { OWN_NOTES } from './entry.ts';
import type { OwnNotes } from './entry.ts';
import { finite, text, WHOLE } from './record-schemas.ts';
import { writeRow, layoutOf } from './rows.ts';
import { isNewer, issueOf, makeHead, parseJson, reportHeaderOf, StoreError } from './session-head.ts';
import type { SessionHead } from './session-head.ts';
import { writeLine } from './session-log.ts';
import { readParts, withSteps } from './stored-session.ts';
import { readZip, unpackStream, zipOf } from './zip.ts';
import type { ZipFile } from './zip.ts';

/** Hashes are taken of pieces of this length, so that nobody needs a whole video in memory. Bytes. */
const PIECE = 8 * 1024 * 1024;
/** What may come in at most. Bytes, of which a character of a routine takes four at most; and how many files. */
const LIMITS = {
  manifest: 1e6,
  session: 400e6,
  track: 600e6,
  routine: 4 * LONGEST_ROUTINE,
  all: 4e9,
  files: 24,
} as const;
const NAMES =
  /^(?:manifest\.json|session\.(?:json|trc|mot)|track\.json\.gz|routine\.json|picture\.(?:mp4|webm)|metrics\.csv|events\.csv|captions\.vtt|chapters\.vtt|report\.html)$/;
const PICTURE = /^picture\./;

const MANIFEST = v.strictObject({
  format: v.literal('plumbline-bundle'),
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)),
  startedAt: finite,
  state: v.picklist(['whole', 'repaired']),
  own: OWN_NOTES,
  files: v.pipe(
    v.array(
      v.strictObject({
        name: text,
        bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
        sha256: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
      }),
    ),
    v.maxLength(LIMITS.files),
  ),
});
type Manifest = v.InferOutput<typeof MANIFEST>;

/** What a bundle says of the session in it, besides its files. */
export type BundleAbout = Pick<Manifest, 'id' | 'startedAt' | 'state'> & { readonly own: OwnNotes };

/** A session as one file: `session.json`, `track.json.gz`, the picture, and what other programs read, with their hashes. */
export async function makeBundle(about: BundleAbout, files: readonly ZipFile[], now: Date): Promise<Blob> {
  const listed: Manifest['files'] = [];
  for (const { name, content } of files) listed.push({ name, bytes: content.size, sha256: await hashesOf(content) });
  const { id, startedAt, state, own } = about;
  const manifest: Manifest = { format: 'plumbline-bundle', version: 1, id, startedAt, state, own, files: listed };
  return zipOf([{ name: 'manifest.json', content: new Blob([JSON.stringify(manifest, null, 1)]) }, ...files], now);
}

async function hashesOf(content: Blob): Promise<string[]> {
  const hashes: string[] = [];
  for (let at = 0; at < content.size; at += PIECE) {
    const hash = await crypto.subtle.digest('SHA-256', await content.slice(at, at + PIECE).arrayBuffer());
    hashes.push(Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  return hashes;
}

/** A session that came in from a bundle, in the form in which it is stored. */
export interface Incoming {
  readonly about: BundleAbout;
  readonly head: string;
  readonly rows: Blob;
  readonly log: string;
  readonly picture: { readonly name: string; readonly content: Blob } | null;
}

/** The routine of a session, by its file where it carries one; null where there is none here. */
export type RoutineOf = (head: Pick<SessionHead, 'routine' | 'routineFile'>) => Routine | null;

/**
 * Reads a bundle. Hashes, lengths, every field of the record and every number of the track are checked, and what would
 * be stored must give back the record that came in, to the last character.
 * @throws {StoreError} with one sentence for the person.
 */
export async function readBundle(archive: Blob, routineOf: RoutineOf): Promise<Incoming> {
  const files = await readZip(archive, { files: LIMITS.files + 1, bytes: LIMITS.all, names: NAMES });
  const manifest = await readManifest(files.get('manifest.json'));
  await checkHashes(manifest, files);
  const record = await readRecord(files.get('session.json'));
  const track = await readTrack(files.get('track.json.gz'));
  const routineFile = await readRoutineFile(files.get('routine.json'));
  const routine = routineOf({ routine: record.routine, ...(routineFile !== undefined && { routineFile }) });
  if (!routine)
    throw new StoreError(
      `The file cannot be taken in: it is about a routine that is not here (${record.routine.id.slice(0, 40)}).`,
      'no-routine',
    );
  const stored = await store(manifest, record, track, { routine, routineFile });
  const picture = [...files].find(([name]) => PICTURE.test(name));
  return { about: manifest, ...stored, picture: picture ? { name: picture[0], content: picture[1] } : null };
}

const newer = (): StoreError =>
  new StoreError('The file was written by a newer version of the app. Update the app.', 'newer');
const refusal = (what: string): StoreError => new StoreError(`The file cannot be taken in: ${what}.`);

async function readManifest(file: Blob | undefined): Promise<Manifest> {
  if (!file || file.size > LIMITS.manifest) throw refusal('it has no manifest');
  const value = parseJson(await file.text(), 'manifest.json');
  if (isNewer(value, 1)) throw newer();
  const result = v.safeParse(MANIFEST, value);
  if (!result.success) throw refusal(`manifest.json, ${issueOf(result.issues)}`);
  return result.output;
}

async function checkHashes({ files }: Manifest, found: ReadonlyMap<string, Blob>): Promise<void> {
  const listed = new Set(files.map(({ name }) => name));
  if (listed.size !== files.length || listed.size !== found.size - 1 || listed.has('manifest.json'))
    throw refusal('its manifest lists other files than are in it');
  for (const { name, bytes, sha256 } of files) {
    const content = found.get(name);
    if (!content || content.size !== bytes) throw refusal(`${name} is missing or cut off`);
    const hashes = await hashesOf(content);
    if (hashes.length !== sha256.length || hashes.some((hash, i) => hash !== sha256[i]))
      throw refusal(`${name} was changed`);
  }
}

async function readRoutineFile(file: Blob | undefined): Promise<string | undefined> {
  if (file && file.size > LIMITS.routine) throw refusal('its routine is too large');
  return file?.text();
}

async function readTrack(file: Blob | undefined): Promise<Track & { readonly measured: Measured }> {
  if (!file) throw refusal('it has no pose track');
  const unpacked = await unpackStream(file, 'gzip', LIMITS.track).catch(() => {
    throw refusal('its pose track is damaged');
  });
  try {
    const track = parseTrack(await unpacked.text());
    if (!track.measured) throw refusal('its pose track does not say with what it was measured');
    return { ...track, measured: track.measured };
  } catch (error) {
    throw error instanceof TrackError ? refusal(`track.json, ${error.message}`) : error;
  }
}

/** Frames are many, and are checked by hand. */
const RECORD = v.strictObject({ ...WHOLE.entries, frames: v.array(v.unknown()) });

async function readRecord(file: Blob | undefined): Promise<SessionRecord> {
  if (!file || file.size > LIMITS.session) throw refusal('it has no session, or one that is too large');
  const value = parseJson(await file.text(), 'session.json');
  if (isNewer(value, 1)) throw newer();
  const result = v.safeParse(RECORD, value);
  if (!result.success) throw refusal(`session.json, ${issueOf(result.issues)}`);
  result.output.frames.forEach(checkFrame);
  const record = value as SessionRecord;
  for (const list of ['events', 'findings', 'cues'] as const)
    if (!isByTime(record[list])) throw refusal(`session.json, ${list} are not in their order`);
  return record;
}

const isByTime = (
  list: readonly ({ readonly t: number } | { readonly t0: number; readonly t1: number })[],
): boolean => {
  const began = list.map((one) => ('t0' in one ? one.t0 : one.t));
  return list.every((one, i) => (!('t1' in one) || one.t1 >= one.t0) && (i === 0 || began[i]! >= began[i - 1]!));
};

const REASONS = new Set<unknown>(Object.keys(UNSEEN));

function checkFrame(value: unknown, i: number): void {
  const frame = value as Partial<FrameRecord> | null;
  const readings = frame?.readings as Partial<Record<MetricId, Reading>> | undefined;
  const good =
    typeof frame?.t === 'number' &&
    typeof readings === 'object' &&
    readings !== null &&
    METRIC_IDS.every((id) => isReading(readings[id]));
  if (!good) throw refusal(`session.json, frames.${i} is not understood`);
}

const isReading = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if ('unseen' in value) return REASONS.has(value.unseen);
  return 'value' in value && Number.isFinite(value.value) && 'halfWidth95' in value && Number(value.halfWidth95) >= 0;
};

/** What would be stored, and whether it says the same again. */
async function store(
  { id, startedAt }: Manifest,
  record: SessionRecord,
  track: Track & { readonly measured: Measured },
  { routine, routineFile }: { readonly routine: Routine; readonly routineFile: string | undefined },
): Promise<Pick<Incoming, 'head' | 'rows' | 'log'>> {
  if (track.frames.length !== record.frames.length) throw refusal('session and pose track are not of the same length');
  const { frames, ...header } = track;
  const head = makeHead({ id, startedAt, track: header, routine, routineFile });
  const bytes = layoutOf(head).bytes;
  const rows = new Uint8Array(frames.length * bytes);
  const { frames: told, ...whole } = record;
  const live = withSteps(told, whole.differences ?? [], (difference) => difference.live);
  frames.forEach((frame, place) => {
    const row = writeRow(head, place, { frame, record: live[place]!, timing: { estimateMs: 0, coreMs: 0 } });
    rows.set(new Uint8Array(row), place * bytes);
  });
  const log = writeLine({ kind: 'whole', whole });
  const stored = { head: JSON.stringify(head), rows: new Blob([rows]), log };
  const { record: again } = await readParts(stored.head, stored.rows, log);
  if (JSON.stringify(again) !== JSON.stringify(record) || !isAbout(record, head))
    throw refusal('session.json does not agree with the pose track, or with itself');
  return stored;
}

/** Whether a record says of its session what the session's head says. */
function isAbout(record: SessionRecord, head: SessionHead): boolean {
  const { frames } = record;
  const told = assembleRecord(reportHeaderOf(head), { frames, entries: [], timings: [], framesDropped: 0 });
  const about = ({ app, pose, source, subject, routine }: SessionRecord) =>
    JSON.stringify({ app, pose, source, subject, routine });
  return about(record) === about(told);
}
