import type { Reps, Routine, Schedule } from '../routine.ts';
import { repsOf } from '../set-flow.ts';

/** A day of the calendar, as the number of days since 1 January 1970 where the person is. */
export type Day = number;
/** Days of the week, Monday first: 1 January 1970 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;
/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => day - weekdayOf(day);

/** How much of a routine, how often, and how it grows; null: it does not. */
export interface Dosage {
  readonly reps: Reps;
  readonly timesAWeek: Reps;
  readonly grows: NonNullable<Schedule['grows']> | null;
}

/** What most routines ask for, where one says nothing. */
const USUAL = {
  timesAWeek: { least: 2, most: 3 },
  grows: { afterWeeks: 1, byReps: 1, upTo: 6 },
} as const satisfies Schedule;

/** How much of a routine its own data ask for. */
export function dosageOf(routine: Routine): Dosage {
  const schedule: Schedule = routine.schedule ?? USUAL;
  return { reps: repsOf(routine), timesAWeek: schedule.timesAWeek, grows: schedule.grows ?? null };
}

/** More pain than this, of 10, stops a plan, where nobody set another limit. */
export const USUAL_PAIN_LIMIT = 3;

/** What a person has agreed with themselves. */
export interface Programme {
  readonly routine: string;
  readonly begun: Day;
  /** Days of the week for a set, and for a range check, Monday is 0. */
  readonly weekdays: readonly number[];
  readonly checkWeekdays: readonly number[];
  /** More pain than this, of 10, stops the plan. */
  readonly painLimit: number;
  /** The person said, on this day, that it may go on: pain from before does not stop it any more. */
  readonly goOn: Day | null;
}

/** A set or a range check that was done; `other` counts for neither, but its pain does. */
export interface Done {
  readonly day: Day;
  readonly kind: 'set' | 'check' | 'other';
  /** Form errors that were found for each repetition; null where there was none. */
  readonly errors: number | null;
  /** Of 10; null: not said. */
  readonly pain: number | null;
  /** It was ended because something hurt. */
  readonly forPain: boolean;
}

export type DayState = 'done' | 'planned' | 'passed' | 'free';
/** A day of the plan. */
export interface PlanDay {
  readonly day: Day;
  readonly set: DayState;
  readonly check: DayState;
}

/** Why the repetitions are as many as they are. */
export type RepsReason = 'start' | 'grown' | 'full' | 'few-sets' | 'pain' | 'more-errors';

/** A plan as it stands today. */
export interface Plan {
  /** Set: too much pain, on this day, of 10 where that was said. Nothing is planned until the person says that it may go on. */
  readonly stopped: { readonly day: Day; readonly pain: number | null } | null;
  readonly reps: Reps;
  readonly reason: RepsReason;
  readonly thisWeek: { readonly done: number; readonly of: Reps };
  /** The next day with a set; null where none is planned. */
  readonly next: Day | null;
  readonly days: readonly PlanDay[];
}

/** Weeks that are shown: this many before this one, and after it. */
const WEEKS_BEFORE = 3;
const WEEKS_AFTER = 2;
/** Errors for each repetition grew where they are more than before by this factor. */
const MORE = 1.25;

/** The plan as it stands on a day: what is done and planned, and how much of it. Adapts to pain and to form. */
export function planOf(programme: Programme, dosage: Dosage, done: readonly Done[], today: Day): Plan {
  const stopped = stopOf(programme, done, today);
  const days = daysOf(programme, done, today, stopped === null);
  const { reps, reason } = grownReps(programme, dosage, done, today);
  const monday = mondayOf(today);
  const setDays = new Set(done.filter(({ kind, day }) => kind === 'set' && day >= monday).map(({ day }) => day));
  return {
    stopped,
    reps,
    reason,
    thisWeek: { done: setDays.size, of: wanted(programme, dosage) },
    next: days.find(({ day, set }) => day >= today && set === 'planned')?.day ?? null,
    days,
  };
}

/** As often as the routine asks for; as often as the person plans is enough, but where they plan none. */
function wanted({ weekdays: { length: planned } }: Programme, { timesAWeek }: Dosage): Reps {
  return planned === 0 ? timesAWeek : { ...timesAWeek, least: Math.min(timesAWeek.least, planned) };
}

/** Above the limit; or not said how much, by somebody who ended because of it. */
const isTooMuch = ({ pain, forPain }: Done, { painLimit }: Programme): boolean =>
  pain === null ? forPain : pain > painLimit;

/** The last time that it hurt too much, and that the person has not gone on after. */
function stopOf(programme: Programme, done: readonly Done[], today: Day): Plan['stopped'] {
  const { goOn } = programme;
  const hurt = done.findLast(
    (one) => isTooMuch(one, programme) && one.day <= today && (goOn === null || one.day > goOn),
  );
  return hurt ? { day: hurt.day, pain: hurt.pain } : null;
}

function daysOf(programme: Programme, done: readonly Done[], today: Day, goesOn: boolean): PlanDay[] {
  const first = mondayOf(today) - 7 * WEEKS_BEFORE;
  const count = 7 * (WEEKS_BEFORE + 1 + WEEKS_AFTER);
  const stateOf = (day: Day, kind: 'set' | 'check', asked: boolean): DayState => {
    if (done.some((one) => one.day === day && one.kind === kind)) return 'done';
    if (!asked || day < programme.begun) return 'free';
    if (day < today) return 'passed';
    return goesOn ? 'planned' : 'free';
  };
  return Array.from({ length: count }, (_, i) => {
    const day = first + i;
    const weekday = weekdayOf(day);
    return {
      day,
      set: stateOf(day, 'set', programme.weekdays.includes(weekday)),
      check: stateOf(day, 'check', programme.checkWeekdays.includes(weekday)),
    };
  });
}

/** Repetitions grow by good weeks: enough sets, no pain above the limit, and no more errors than in the week before. */
function grownReps(programme: Programme, dosage: Dosage, done: readonly Done[], today: Day) {
  const { reps } = dosage;
  const grows = dosage.grows ?? NEVER;
  let [added, good] = [0, 0];
  let reason: RepsReason = 'start';
  let errors: number | null = null;
  for (let monday = mondayOf(programme.begun); monday < mondayOf(today); monday += 7) {
    const week = done.filter(({ kind, day }) => kind === 'set' && day >= monday && day < monday + 7);
    const now = meanErrors(week);
    const setback = setbackOf(week, programme, dosage, errors, now);
    errors = now ?? errors;
    // Who began in the middle of a week had no whole one to do them in; who plans none has not done too few.
    if (setback === 'few-sets' && (monday < programme.begun || programme.weekdays.length === 0)) continue;
    good = setback ? 0 : good + 1;
    if (setback === 'pain') added = Math.max(0, added - grows.byReps);
    if (setback) reason = setback;
    else if (reps.most + added >= grows.upTo) reason = 'full';
    else if (good >= grows.afterWeeks) {
      added = Math.min(added + grows.byReps, grows.upTo - reps.most);
      good = 0;
      reason = 'grown';
    }
  }
  return { reps: { least: reps.least + added, most: reps.most + added }, reason };
}

const NEVER = { afterWeeks: Number.POSITIVE_INFINITY, byReps: 0, upTo: Number.POSITIVE_INFINITY };

/** What keeps a week from being a good one. */
function setbackOf(
  week: readonly Done[],
  programme: Programme,
  dosage: Dosage,
  before: number | null,
  now: number | null,
): RepsReason | null {
  if (week.some((one) => isTooMuch(one, programme))) return 'pain';
  if (new Set(week.map(({ day }) => day)).size < wanted(programme, dosage).least) return 'few-sets';
  return before !== null && now !== null && now > before * MORE && now - before > 0.5 ? 'more-errors' : null;
}

function meanErrors(week: readonly Done[]): number | null {
  const told = week.map(({ errors }) => errors).filter((errors) => errors !== null);
  return told.length ? told.reduce((sum, errors) => sum + errors, 0) / told.length : null;
}
