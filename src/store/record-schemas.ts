import * as v from 'valibot';
import { RULE_IDS } from '../core/routine.ts';
import type { CueRecord, EventRecord, FindingRecord, FoundCalibration } from '../core/session-record.ts';

// What the parts of a session's record look like, for checking what comes out of a store or in from a file.

/** A number that is one. */
export const finite = v.pipe(v.number(), v.finite());
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
  v.strictObject({ kind: v.picklist(['pause', 'bend']), ...times }),
  v.strictObject({ kind: v.literal('rep'), ...times, index: finite }),
]);
export const FINDING = v.looseObject({
  rule,
  side: v.exactOptional(side),
  step: v.nullable(text),
  ...times,
  peak: finite,
  halfWidth95: v.nullable(finite),
  threshold: finite,
  firstCueAt: v.nullable(finite),
});
export const CUE = v.strictObject({ t: finite, rule, side: v.exactOptional(side), text, spoken: v.boolean() });
export const CALIBRATION = v.looseObject({
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

/** Does not compile where a record has grown a form that its schema would throw away. */
type Covers<Schema extends v.GenericSchema, Type> = [Type] extends [v.InferInput<Schema>] ? true : false;
type Covered = [
  Covers<typeof EVENT, EventRecord>,
  Covers<typeof FINDING, FindingRecord>,
  Covers<typeof CUE, CueRecord>,
  Covers<typeof CALIBRATION, FoundCalibration>,
];
true satisfies Covered[number];
