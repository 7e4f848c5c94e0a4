import * as v from 'valibot';
import type { ReportHeader } from '../core/report.ts';
import { METRIC_IDS, UNSEEN } from '../core/reading.ts';
import { LONGEST_ROUTINE } from '../core/routine.ts';
import type { Routine } from '../core/routine.ts';
import type { Settings } from '../core/session.ts';
import type { Measured, TrackHeader } from '../core/track.ts';
import { degrees, metres } from '../core/units.ts';
import { finite, POSE, text } from './record-schemas.ts';

/** Why something cannot be read, kept or deleted; `broken`: it cannot be believed. */
export type StoreFault =
  | 'broken'
  | 'newer'
  | 'gone'
  | 'too-large'
  | 'no-routine'
  | 'keeps-nothing'
  | 'being-recorded'
  | 'in-use'
  | 'held-up';

/** A stored session, or a part of one, that cannot be read, kept or deleted; the message says which part and what is wrong with it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    message: string,
    readonly fault: StoreFault = 'broken',
  ) {
    super(message);
  }
}

const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16_384));
/** Names that a row stores by their place in the list. A byte holds a place, and 255 means none. */
const list = v.pipe(v.array(text), v.maxLength(250));

const HEAD = v.strictObject({
  format: v.literal('plumbline-stored'),
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)),
  /** When it began, milliseconds since 1970. */
  startedAt: finite,
  appVersion: text,
  pose: POSE,
  source: v.strictObject({
    kind: v.picklist(['camera', 'file', 'demo']),
    name: text,
    width: size,
    height: size,
    fps: v.nullable(finite),
  }),
  settings: v.strictObject({
    /** Only in heads from before this was left to `pose.model`. */
    model: v.exactOptional(v.picklist(['lite', 'full', 'heavy'])),
    height: v.exactOptional(finite),
    cameraFov: v.exactOptional(finite),
  }),
  routine: v.strictObject({ id: text, version: finite }),
  /** The file of a routine that does not come with the app: the session is understood when it is gone from the shelf. */
  routineFile: v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST_ROUTINE))),
  /** What the rows' numbers stand for: metrics in their order, reasons and steps by their place. */
  metrics: list,
  reasons: list,
  steps: list,
});

/** What a stored session says besides its rows: written before the first of them. */
export type SessionHead = v.InferOutput<typeof HEAD>;

/** With what a session was recorded. */
export interface HeadOptions {
  readonly id: string;
  readonly startedAt: number;
  readonly track: TrackHeader & { readonly measured: Measured };
  readonly routine: Routine;
  /** The text of its file, where it does not come with the app. */
  readonly routineFile?: string | undefined;
}

/** The head of a session that begins now, with the metrics, reasons and steps of this version. */
export function makeHead({ id, startedAt, track, routine, routineFile }: HeadOptions): SessionHead {
  const { pose, source, measured } = track;
  return {
    format: 'plumbline-stored',
    version: 1,
    id,
    startedAt,
    appVersion: measured.appVersion,
    pose,
    source,
    settings: measured.settings,
    routine: measured.routine,
    ...(routineFile !== undefined && { routineFile }),
    metrics: [...METRIC_IDS],
    reasons: Object.keys(UNSEEN),
    steps: routine.steps.map((step) => step.id),
  };
}

/**
 * Reads a head, whatever it was before.
 * @throws {StoreError} where it is none, or newer than this app.
 */
export function readHead(json: string): SessionHead {
  const value = parseJson(json, 'head');
  if (isNewer(value, 1))
    throw new StoreError('This session was stored by a newer version of the app. Update the app.', 'newer');
  const result = v.safeParse(HEAD, value);
  if (!result.success) throw new StoreError(`head: ${issueOf(result.issues)}`);
  return result.output;
}

/** The value of a JSON text. @throws {StoreError} where it is cut off. */
export function parseJson(json: string, name: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new StoreError(`${name}: no JSON; it may be cut off.`);
  }
}

/** Whether it says that it is of a later version than this one. */
export const isNewer = (value: unknown, version: number): boolean =>
  typeof value === 'object' && value !== null && 'version' in value && Number(value.version) > version;

/** The first thing that is wrong, with its path. */
export function issueOf([issue]: readonly v.BaseIssue<unknown>[]): string {
  const path = issue?.path?.map(({ key }) => String(key)).join('.') ?? '';
  return `${path ? `${path}: ` : ''}${issue?.message ?? 'not understood'}`.slice(0, 200);
}

/** What the head says of the track. */
export const trackHeaderOf = ({
  pose,
  source,
  ...head
}: SessionHead): TrackHeader & { readonly measured: Measured } => ({
  pose,
  source,
  measured: { appVersion: head.appVersion, settings: settingsOf(head.settings), routine: head.routine },
});

/** What the head says of the record. */
export const reportHeaderOf = ({ appVersion, pose, source, settings, routine }: SessionHead): ReportHeader => ({
  appVersion,
  pose,
  source,
  height: settings.height === undefined ? null : metres(settings.height),
  routine,
});

/** The settings that a head names. */
export const settingsOf = ({ height, cameraFov }: SessionHead['settings']): Settings => ({
  ...(height !== undefined && { height: metres(height) }),
  ...(cameraFov !== undefined && { cameraFov: degrees(cameraFov) }),
});
