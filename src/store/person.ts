import * as v from 'valibot';
import { finite, text } from './record-schemas.ts';
import type { Versioned } from './versioned.ts';

const weekday = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6));
/** Of 10. */
const pain = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));

const PROGRAMME = v.strictObject({
  routine: text,
  begun: finite,
  weekdays: v.pipe(v.array(weekday), v.maxLength(7)),
  checkWeekdays: v.pipe(v.array(weekday), v.maxLength(7)),
  painLimit: pain,
  goOn: v.nullable(finite),
});

const PERSON = v.strictObject({
  version: v.literal(2),
  id: text,
  name: text,
  createdAt: finite,
  /** When they said that they had read who should not do a range check; null: not yet. */
  consentedAt: v.nullable(finite),
  /** Centimetres; null where it was not given. */
  heightCm: v.nullable(finite),
  programme: v.nullable(PROGRAMME),
});

/** Somebody who uses the app on this computer. */
export type Person = v.InferOutput<typeof PERSON>;

export const PERSONS: Versioned<typeof PERSON> = {
  name: 'person',
  version: 2,
  schema: PERSON,
  // A plan had one day for a range check, or none.
  migrations: [
    ({ programme, ...person }) => ({ ...person, version: 2, programme: programme && withCheckDays(programme) }),
  ],
};

function withCheckDays(programme: object): object {
  const { checkWeekday, ...rest } = programme as { readonly checkWeekday?: number | null };
  return { ...rest, checkWeekdays: checkWeekday == null ? [] : [checkWeekday] };
}

/** Somebody new. */
export const newPerson = (id: string, name: string, now: number): Person => ({
  version: 2,
  id,
  name,
  createdAt: now,
  consentedAt: null,
  heightCm: null,
  programme: null,
});
