import * as v from 'valibot';
import { RULE_IDS } from '../core/routine.ts';
import type { Digest } from './digest.ts';
import { finite, notList, text } from './record-schemas.ts';
import type { Versioned } from './versioned.ts';

/** Of this form are the entries that this version writes. */
export const ENTRY_VERSION = 3;

/** Longest note and tag, and most of them, so that nothing that comes in can fill the disk. */
export const LIMITS = { note: 5000, tag: 40, tags: 20, pins: 500, strokes: 40, points: 400 } as const;

const seen = v.strictObject({ value: finite, halfWidth95: finite });
const DIGEST = v.strictObject({
  duration: finite,
  frames: finite,
  reps: finite,
  pivots: finite,
  turnout: notList(v.strictObject({ left: v.exactOptional(seen), right: v.exactOptional(seen) })),
  findings: v.array(v.strictObject({ rule: v.picklist(RULE_IDS), count: finite })),
});

const note = v.pipe(v.string(), v.maxLength(LIMITS.note));
/** In shares of the picture's width or height; a line may leave the picture a little. */
const share = v.pipe(finite, v.minValue(-1), v.maxValue(2));
/** A line that was drawn on the picture. */
const stroke = v.pipe(v.array(v.strictObject({ x: share, y: share })), v.maxLength(LIMITS.points));

/** What the person adds to a session. */
const OWN = {
  note,
  tags: v.pipe(v.array(v.pipe(v.string(), v.maxLength(LIMITS.tag))), v.maxLength(LIMITS.tags)),
  /** How much it hurt, 0 to 10; null: not said. */
  pain: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))),
  /** Notes at a moment, seconds from the first frame, written or drawn. */
  pins: v.pipe(
    v.array(
      v.strictObject({
        t: finite,
        note,
        strokes: v.optional(v.pipe(v.array(stroke), v.maxLength(LIMITS.strokes)), []),
      }),
    ),
    v.maxLength(LIMITS.pins),
  ),
};
export const OWN_NOTES = v.strictObject(OWN);
export type OwnNotes = v.InferOutput<typeof OWN_NOTES>;
export const NO_NOTES: OwnNotes = { note: '', tags: [], pain: null, pins: [] };

const ENTRY = v.strictObject({
  version: v.literal(ENTRY_VERSION),
  id: text,
  startedAt: finite,
  updatedAt: finite,
  /** When it was deleted; its row stays as a tombstone, so that a copy elsewhere does not bring it back. */
  deletedAt: v.nullable(finite),
  /** `recording` while it grows; `repaired` where it was found cut off. */
  state: v.picklist(['recording', 'whole', 'repaired']),
  routine: text,
  source: v.strictObject({ kind: v.picklist(['camera', 'file', 'demo']), name: text }),
  /** Type of the picture's file; null where only the numbers were kept. */
  video: v.nullable(text),
  bytes: finite,
  digest: v.nullable(DIGEST),
  ...OWN,
});

/** One session in the list. */
export type Entry = Omit<v.InferOutput<typeof ENTRY>, 'digest'> & { readonly digest: Digest | null };

const MIGRATIONS: Versioned<typeof ENTRY>['migrations'] = [
  // Version 1 knew no notes at a moment, and one text for all tags.
  ({ tags, ...rest }) => ({
    ...rest,
    version: 2,
    tags:
      typeof tags === 'string'
        ? tags
            .split(',')
            .map((tag) => tag.trim())
            .filter(Boolean)
        : [],
    pins: [],
  }),
  // In version 2 notes could only be written.
  ({ pins, ...rest }) => ({
    ...rest,
    version: 3,
    pins: Array.isArray(pins) ? (pins as object[]).map((pin) => ({ ...pin, strokes: [] })) : pins,
  }),
];

export const ENTRIES: Versioned<typeof ENTRY> = {
  name: 'entry',
  version: ENTRY_VERSION,
  schema: ENTRY,
  migrations: MIGRATIONS,
};
