import * as v from 'valibot';
import { FOLLOWED } from '../core/progress/series.ts';
import type { Done } from '../core/progress/programme.ts';
import { SIDES } from '../core/landmarks.ts';
import type { RomRecord } from '../core/rom/record.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { finite, text } from './record-schemas.ts';
import type { Versioned } from './versioned.ts';

const seen = v.strictObject({ value: finite, halfWidth95: finite });
const bySide = v.strictObject({ left: v.exactOptional(seen), right: v.exactOptional(seen) });

const RESULT = v.strictObject({
  version: v.literal(1),
  id: text,
  /** Whose it is. */
  person: text,
  /** The kept session that it comes from; null where none was kept. */
  session: v.nullable(text),
  /** When it was done, milliseconds since 1970. */
  at: finite,
  routine: text,
  /** Turnout by direction and side; left out where it was not held without an error. */
  values: v.partial(
    v.strictObject({ 'external.left': seen, 'internal.left': seen, 'external.right': seen, 'internal.right': seen }),
  ),
  /** How many holds each of them is the mean of. */
  holds: v.record(v.picklist(FOLLOWED), finite),
  /** What of a soft bend's turnout came from the hip, and from below the knee. */
  hip: bySide,
  twist: bySide,
  /** The widest stance that was held, metres. */
  stance: v.nullable(seen),
  reps: finite,
  /** Form errors that were found. */
  errors: finite,
  /** Of 10; null: not said. */
  pain: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))),
  /** It was ended because something hurt. */
  forPain: v.exactOptional(v.literal(true)),
  /** With what, and how, it was measured. Metres, degrees. */
  conditions: v.strictObject({
    app: text,
    model: text,
    heightGiven: v.boolean(),
    cameraHeight: v.nullable(finite),
    distance: v.nullable(finite),
  }),
});

/** What is kept of a set or of a range check for the progress of one person. */
export type Result = v.InferOutput<typeof RESULT>;
export const RESULTS: Versioned<typeof RESULT> = { name: 'result', version: 1, schema: RESULT, migrations: [] };

/** Whose a result is, and where it comes from. */
export type ResultOrigin = Pick<Result, 'id' | 'person' | 'session' | 'at'>;

/** What is kept of a session. A value that only spoilt holds gave is none: that one was to be done again. */
export function resultOf(record: SessionRecord, origin: ResultOrigin): Result {
  const { rom, events, findings, calibration } = record;
  return {
    version: 1,
    ...origin,
    routine: record.routine.id,
    ...rangesOf(rom),
    hip: sidesOf(rom, 'hip-rotation'),
    twist: sidesOf(rom, 'below-knee-twist'),
    stance: rom['stance-width'] ?? null,
    reps: events.filter(({ kind }) => kind === 'rep').length,
    errors: findings.filter(({ disputed }) => !disputed).length,
    pain: null,
    conditions: {
      app: record.app.version,
      model: record.pose.model,
      heightGiven: record.subject !== null,
      cameraHeight: calibration.ok ? calibration.cameraHeight : null,
      distance: calibration.ok ? calibration.distance : null,
    },
  };
}

function rangesOf(rom: RomRecord): Pick<Result, 'values' | 'holds'> {
  const found = FOLLOWED.flatMap((followed) => {
    const [direction, side] = followed.split('.') as ['external' | 'internal', 'left' | 'right'];
    const range = rom[`turnout.${side}`];
    const value = range?.[direction];
    if (!range || value === undefined || range.spoilt?.includes(direction)) return [];
    return [{ followed, seen: { value, halfWidth95: range.halfWidths[direction]! }, holds: range.holds[direction] }];
  });
  return {
    values: Object.fromEntries(found.map(({ followed, seen: value }) => [followed, value])),
    holds: Object.fromEntries(found.map(({ followed, holds }) => [followed, holds])) as Result['holds'],
  };
}

const sidesOf = (rom: RomRecord, metric: 'hip-rotation' | 'below-knee-twist'): Result['hip'] =>
  Object.fromEntries(
    SIDES.flatMap((side) => {
      const value = rom[`${metric}.${side}`];
      return value ? [[side, value]] : [];
    }),
  );

/** Whether a result is one of a range check: something of it is followed. */
export const isCheck = ({ values }: Pick<Result, 'values'>): boolean => Object.keys(values).length > 0;

/** What the programme counts; `dayOf` tells the day of the calendar where the person is, `isSet` what is an exercise. */
export const doneOf = (
  results: readonly Result[],
  dayOf: (at: number) => number,
  isSet: (result: Result) => boolean,
): readonly Done[] =>
  results
    .toSorted((a, b) => a.at - b.at)
    .map((result) => {
      const kind = isCheck(result) ? 'check' : isSet(result) ? 'set' : 'other';
      const errors = kind === 'set' && result.reps > 0 ? result.errors / result.reps : null;
      return { day: dayOf(result.at), kind, errors, pain: result.pain, forPain: result.forPain === true };
    });
