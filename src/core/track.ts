import { LOOKS } from './frame.ts';
import type { Body, Frame, Look, Size } from './frame.ts';
import { LANDMARK_COUNT } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { Settings } from './session.ts';
import type { PoseInfo, SourceRecord } from './session-record.ts';
import { degrees, metres, millis, pixels } from './units.ts';
import type { Degrees, Millis } from './units.ts';

/** What a pose track says besides its frames. */
export interface TrackHeader {
  readonly pose: PoseInfo;
  readonly source: Omit<SourceRecord, 'frames'>;
  /** With what the session was measured when it was recorded; absent in tracks that were never measured. */
  readonly measured?: Measured;
}

/** What a replay needs to give what the recording gave. */
export interface Measured {
  readonly appVersion: string;
  readonly settings: Settings;
  readonly routine: { readonly id: string; readonly version: number };
}

/** The estimator's output of a whole session, before any filter of ours: all that a replay needs. */
export interface Track extends TrackHeader {
  readonly frames: readonly Frame[];
}

/** A track file that cannot be believed; the message begins with the path of what is wrong. */
export class TrackError extends Error {
  override readonly name = 'TrackError';
}

const FORMAT = 'plumbline-track';
const VERSION = 1;

/** Collects frames, and writes them as the text of a track file (`docs/session-format.md`). */
export function createTrack(header: TrackHeader): { add(frame: Frame): void; toJson(): string } {
  const frames: string[] = [];
  return {
    add: (frame) => frames.push(frameText(frame)),
    toJson: () => trackStart(header, frames.length) + frames.join(BETWEEN_FRAMES) + TRACK_END,
  };
}

// A track file's text in pieces, for those who have too many frames for memory: the start, the frames with what is
// between two, the end.

export function trackStart(header: TrackHeader, frames: number): string {
  const head = JSON.stringify({ format: FORMAT, version: VERSION, ...header, source: { ...header.source, frames } });
  return `${head.slice(0, -1)},"frames":[\n`;
}
export const frameText = (frame: Frame): string => JSON.stringify(frameRow(frame));
export const BETWEEN_FRAMES = ',\n';
export const TRACK_END = '\n]}\n';

const frameRow = ({ t, body, remeasure }: Frame) => ({
  // Microseconds are what video files count in; this loses none of them.
  t: Math.round(t * 1000) / 1e6,
  image: body ? body.image.map(({ x, y, z, visibility }) => [x, y, z, visibility]) : null,
  world: body ? body.world.map(({ x, y, z }) => [x, y, z]) : null,
  ...eachLook((look) => body?.[look] && [body[look].left, body[look].right]),
  ...(remeasure && { remeasure }),
});

/** What there is of each look. */
function eachLook<Seen>(of: (look: Look) => Seen | undefined): Partial<Record<Look, Seen>> {
  const all: Partial<Record<Look, Seen>> = {};
  for (const look of LOOKS) {
    const seen = of(look);
    if (seen !== undefined) all[look] = seen;
  }
  return all;
}

/**
 * Reads a track file. Every value is checked before it is believed.
 * @throws {TrackError} with the path, what was found and what is allowed.
 */
export function parseTrack(text: string): Track {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new TrackError('The file is no JSON: it may be cut off. Export the track again.');
  }
  const top = object(file, 'file');
  if (top['format'] !== FORMAT) throw wrong('format', top['format'], `"${FORMAT}"`);
  const version = top['version'];
  if (typeof version === 'number' && version > VERSION)
    throw new TrackError(`version: ${version} is newer than this app reads (${VERSION}). Update the app.`);
  if (version !== VERSION) throw wrong('version', version, String(VERSION));
  const source = object(top['source'], 'source');
  const size = { width: length(source['width'], 'source.width'), height: length(source['height'], 'source.height') };
  const frames = list(top['frames'], 'frames');
  let last = Number.NEGATIVE_INFINITY;
  return {
    pose: poseInfo(object(top['pose'], 'pose')),
    source: sourceRecord(source, size),
    ...(top['measured'] !== undefined && { measured: parseMeasured(object(top['measured'], 'measured')) }),
    frames: frames.map((row, i) => {
      const frame = parseFrame(row, `frames[${i}]`, size);
      if (frame.t <= last) throw new TrackError(`frames[${i}].t: ${frame.t / 1000} is not after the frame before it.`);
      last = frame.t;
      return frame;
    }),
  };
}

function parseMeasured(measured: Readonly<Record<string, unknown>>): Measured {
  const settings = object(measured['settings'], 'measured.settings');
  const routine = object(measured['routine'], 'measured.routine');
  const { height, cameraFov } = settings;
  return {
    appVersion: string(measured['appVersion'], 'measured.appVersion'),
    settings: {
      ...(height !== undefined && { height: metres(number(height, 'measured.settings.height')) }),
      ...(cameraFov !== undefined && { cameraFov: degrees(number(cameraFov, 'measured.settings.cameraFov')) }),
    },
    routine: {
      id: string(routine['id'], 'measured.routine.id'),
      version: number(routine['version'], 'measured.routine.version'),
    },
  };
}

function parseFrame(value: unknown, path: string, size: Size): Frame {
  const row = object(value, path);
  const t = toMillis(number(row['t'], `${path}.t`));
  const body = row['image'] === null && row['world'] === null ? null : parseBody(row, path);
  return row['remeasure'] === true ? { t, size, body, remeasure: true } : { t, size, body };
}

/** The inverse of what `frameRow` does, to the last bit. */
const toMillis = (seconds: number): Millis => millis(Math.round(seconds * 1e6) / 1000);

function parseBody({ image, world, ...row }: Readonly<Record<string, unknown>>, path: string): Body {
  return {
    ...eachLook((look) => (row[look] === undefined ? undefined : parseBoth(row[look], `${path}.${look}`))),
    image: rows(image, `${path}.image`, 4).map(([x, y, z, visibility]) => ({
      x: pixels(x!),
      y: pixels(y!),
      z: z!,
      visibility: visibility!,
    })),
    world: rows(world, `${path}.world`, 3).map(([x, y, z]) => ({ x: metres(x!), y: metres(y!), z: metres(z!) })),
  };
}

function parseBoth(value: unknown, path: string): Readonly<Record<Side, Degrees>> {
  const [left, right, ...more] = list(value, path).map((entry, k) => number(entry, `${path}[${k}]`));
  if (left === undefined || right === undefined || more.length > 0) throw wrong(path, value, 'two numbers');
  return { left: degrees(left), right: degrees(right) };
}

function rows(value: unknown, path: string, width: number): number[][] {
  const found = list(value, path);
  if (found.length !== LANDMARK_COUNT) throw wrong(path, `${found.length} landmarks`, `${LANDMARK_COUNT}`);
  return found.map((row, i) => {
    const numbers = list(row, `${path}[${i}]`);
    if (numbers.length !== width) throw wrong(`${path}[${i}]`, `${numbers.length} numbers`, `${width}`);
    return numbers.map((entry, k) => number(entry, `${path}[${i}][${k}]`));
  });
}

const poseInfo = (pose: Readonly<Record<string, unknown>>): PoseInfo => ({
  runtime: string(pose['runtime'], 'pose.runtime'),
  model: string(pose['model'], 'pose.model'),
  weightsSha256: string(pose['weightsSha256'], 'pose.weightsSha256'),
  accelerator: string(pose['accelerator'], 'pose.accelerator'),
  smoothing: pose['smoothing'] === true,
  ...Object.fromEntries(
    LOOKS.map((look) => `${look}Sha256` as const)
      .filter((hash) => pose[hash] !== undefined)
      .map((hash) => [hash, string(pose[hash], `pose.${hash}`)]),
  ),
});

const KINDS = ['camera', 'file', 'demo'] as const;

function sourceRecord(source: Readonly<Record<string, unknown>>, size: Size): TrackHeader['source'] {
  const kind = KINDS.find((known) => known === source['kind']);
  if (!kind) throw wrong('source.kind', source['kind'], KINDS.join(', '));
  const fps = source['fps'];
  return {
    kind,
    name: string(source['name'], 'source.name'),
    ...size,
    fps: fps === null ? null : number(fps, 'source.fps'),
  };
}

const LONGEST_TEXT = 300;
const LARGEST_SIDE = 16_384;

const wrong = (path: string, found: unknown, allowed: string): TrackError =>
  new TrackError(`${path}: found ${(JSON.stringify(found) ?? 'nothing').slice(0, 60)}, allowed is ${allowed}.`);

function object(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, value, 'an object');
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(path, value, 'a list');
  return value;
}

function number(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(path, value, 'a finite number');
  return value;
}

function length(value: unknown, path: string): number {
  const found = number(value, path);
  if (!Number.isInteger(found) || found < 1 || found > LARGEST_SIDE)
    throw wrong(path, found, `a whole number from 1 to ${LARGEST_SIDE}`);
  return found;
}

function string(value: unknown, path: string): string {
  if (typeof value !== 'string' || value.length > LONGEST_TEXT)
    throw wrong(path, value, `a text of at most ${LONGEST_TEXT} characters`);
  return value;
}
