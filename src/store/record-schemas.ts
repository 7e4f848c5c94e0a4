import * as v from 'valibot';
import { RULE_IDS } from '../core/routine.ts';
import type { RomRecord } from '../core/rom/record.ts';
import type {
  CueRecord,
  EventRecord,
  FindingRecord,
  FoundCalibration,
  SessionRecord,
  TimingRecord,
} from '../core/session-record.ts';

// What the parts of a session's record look like, for checking what comes out of a store or in from a file.

/** A number that is one. */
export const finite = v.pipe(v.number(), v.finite());
/** For objects all of whose fields may be left out: to the library, an empty list would be one of those. */
export const notList = <Schema extends v.GenericSchema>(
  schema: Schema,
): v.LazySchema<Schema | v.NeverSchema<undefined>> => v.lazy((input) => (Array.isArray(input) ? v.never() : schema));
/** A text of a length that a record may have. */
export const text = v.pipe(v.string(), v.maxLength(300));
const side = v.picklist(['left', 'right']);
const rule = v.picklist(RULE_IDS);
const times = { t0: finite, t1: finite };

export const EVENT = v.variant('kind', [
  v.strictObject({
    kind: v.literal('pivot'),
    ...times,
    foot: side,
    about: v.picklist(['heel', 'ball']),
    direction: v.picklist(['external', 'internal']),
    from: finite,
    to: finite,
    peakSpeed: finite,
  }),
  v.strictObject({ kind: v.literal('step'), ...times, foot: side, lift: finite }),
  v.strictObject({ kind: v.picklist(['pause', 'bend']), ...times }),
  v.strictObject({ kind: v.literal('rep'), ...times, index: finite }),
]);
export const FINDING = v.strictObject({
  rule,
  side: v.exactOptional(side),
  step: v.nullable(text),
  ...times,
  peak: finite,
  halfWidth95: v.nullable(finite),
  threshold: finite,
  firstCueAt: v.nullable(finite),
  disputed: v.exactOptional(v.literal(true)),
});
export const CUE = v.strictObject({ t: finite, rule, side: v.exactOptional(side), text, spoken: v.boolean() });
export const CALIBRATION = v.strictObject({
  ok: v.literal(true),
  from: finite,
  to: finite,
  roll: finite,
  pitch: finite,
  cameraHeight: finite,
  distance: finite,
  focalPx: finite,
  footLength: v.strictObject({ left: finite, right: finite }),
});

const quantiles = v.strictObject({ p50: finite, p95: finite });
export const TIMING = v.strictObject({ estimateMs: quantiles, coreMs: quantiles, framesDropped: finite });

/** Whole numbers from 0. */
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const length = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16_384));
export const POSE = v.strictObject({
  runtime: text,
  model: text,
  weightsSha256: text,
  accelerator: text,
  smoothing: v.boolean(),
  feetSha256: v.exactOptional(text),
  kneesSha256: v.exactOptional(text),
  bendsSha256: v.exactOptional(text),
  pelvisSha256: v.exactOptional(text),
});
export const SOURCE = {
  kind: v.picklist(['camera', 'file', 'demo']),
  name: text,
  width: length,
  height: length,
  fps: v.nullable(finite),
};

const direction = v.picklist(['external', 'internal']);
const seen = v.strictObject({ value: finite, halfWidth95: finite });
const each = { external: v.exactOptional(finite), internal: v.exactOptional(finite) };
const both = v.exactOptional(
  notList(v.strictObject({ external: v.exactOptional(seen), internal: v.exactOptional(seen) })),
);
const range = v.exactOptional(
  v.strictObject({
    ...each,
    halfWidth95: finite,
    halfWidths: notList(v.strictObject(each)),
    holds: v.strictObject({ external: finite, internal: finite }),
    spoilt: v.exactOptional(v.array(direction)),
  }),
);
const one = v.exactOptional(seen);
export const ROM = notList(
  v.strictObject({
    'turnout.left': range,
    'turnout.right': range,
    'turnout.total': both,
    'turnout.asymmetry': both,
    'reach.left': both,
    'reach.right': both,
    'hip-rotation.left': one,
    'hip-rotation.right': one,
    'below-knee-twist.left': one,
    'below-knee-twist.right': one,
    'stance-width': one,
    holds: v.exactOptional(
      v.array(
        v.strictObject({
          foot: side,
          direction,
          ...times,
          value: finite,
          halfWidth95: finite,
          spoilt: v.exactOptional(v.array(rule)),
        }),
      ),
    ),
  }),
);

/** All of a session's record but its frames, which are stored as rows. */
export const WHOLE = v.strictObject({
  format: v.literal('plumbline-session'),
  version: v.literal(1),
  app: v.strictObject({ version: text }),
  pose: POSE,
  source: v.strictObject({ ...SOURCE, frames: count, duration: finite }),
  subject: v.nullable(v.strictObject({ height: finite })),
  calibration: v.variant('ok', [v.strictObject({ ok: v.literal(false) }), CALIBRATION]),
  recalibrations: v.array(CALIBRATION),
  routine: v.strictObject({ id: text, version: finite }),
  events: v.array(EVENT),
  findings: v.array(FINDING),
  cues: v.array(CUE),
  rom: ROM,
  timing: TIMING,
  differences: v.exactOptional(v.array(v.strictObject({ ...times, live: v.nullable(text), record: v.nullable(text) }))),
});

/** Does not compile where a record has grown a form, or a field, that its schema would throw away. */
type Covers<Schema extends v.GenericSchema, Type> = [Mutable<Type>] extends [v.InferInput<Schema>]
  ? [keyof Type] extends [keyof v.InferInput<Schema>]
    ? true
    : false
  : false;
type Mutable<Type> = Type extends object ? { -readonly [Key in keyof Type]: Mutable<Type[Key]> } : Type;
type Covered = [
  Covers<typeof EVENT, EventRecord>,
  Covers<typeof FINDING, FindingRecord>,
  Covers<typeof CUE, CueRecord>,
  Covers<typeof CALIBRATION, FoundCalibration>,
  Covers<typeof WHOLE, Omit<SessionRecord, 'frames'>>,
  Covers<typeof TIMING, TimingRecord>,
  Covers<typeof ROM, RomRecord>,
];
[true, true, true, true, true, true, true] satisfies Covered;
