import { planOf } from '../../core/progress/programme.ts';
import type { Day, DayState, Done, Dosage, Plan, Programme } from '../../core/progress/programme.ts';
import type { Words } from '../../words/index.ts';

/** One day of the calendar. */
export interface DayView {
  readonly day: Day;
  /** Its date, `14`. */
  readonly date: string;
  readonly isToday: boolean;
  readonly set: DayState;
  readonly check: DayState;
  /** For those who do not see the marks. */
  readonly label: string;
}

/** What the plan's screen shows. */
export interface PlanView {
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly string[];
  readonly stopped: string | null;
  /** What is to be done today. */
  readonly due: 'set' | 'check' | 'both' | null;
  readonly weeks: readonly (readonly DayView[])[];
}

const DAY_MS = 86_400_000;
/** The day of the calendar that a moment lies on, where the person is. */
export const dayOfTime = (at: number): Day => {
  const date = new Date(at);
  return Math.floor((at - date.getTimezoneOffset() * 60_000) / DAY_MS);
};

/** `Monday 23 November`. */
const dayWords = (day: Day, { format }: Words): string =>
  new Intl.DateTimeFormat(format.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    day * DAY_MS,
  );

/** A plan as it stands today, in words and weeks. */
export function planView(
  programme: Programme,
  dosage: Dosage,
  done: readonly Done[],
  today: Day,
  words: Words,
): PlanView {
  const { programme: say } = words;
  const plan = planOf(programme, dosage, done, today);
  const due = dueOf(plan, today);
  const stopped = plan.stopped && say.stopped(plan.stopped.pain, dayWords(plan.stopped.day, words));
  const days = plan.days.map((day): DayView => {
    const marks = [
      day.set === 'free' ? '' : `${say.set} ${say.states[day.set]}`,
      day.check === 'free' ? '' : `${say.check} ${say.states[day.check]}`,
    ].filter(Boolean);
    const date = new Date(day.day * DAY_MS).getUTCDate();
    const label = [dayWords(day.day, words), ...marks].join(', ');
    return { ...day, date: String(date), isToday: day.day === today, label };
  });
  return {
    title: stopped ? say.stoppedTitle : titleOf(plan, due, today, words),
    lead: stopped ?? `${say.week(plan.thisWeek.done, plan.thisWeek.of.least, plan.thisWeek.of.most)}.`,
    facts: stopped ? [] : [`${say.reps(plan.reps.least, plan.reps.most)}: ${say.reasons[plan.reason]}.`],
    stopped,
    due,
    weeks: Array.from({ length: days.length / 7 }, (_, i) => days.slice(7 * i, 7 * i + 7)),
  };
}

function dueOf({ days, stopped }: Plan, today: Day): PlanView['due'] {
  const now = days.find(({ day }) => day === today);
  if (stopped || !now) return null;
  const [set, check] = [now.set === 'planned', now.check === 'planned'];
  return set && check ? 'both' : set ? 'set' : check ? 'check' : null;
}

function titleOf({ days, next }: Plan, due: PlanView['due'], today: Day, words: Words): string {
  const { today: say } = words.programme;
  if (due) return say[due];
  const now = days.find(({ day }) => day === today);
  if (now?.set === 'done' || now?.check === 'done') return say.done;
  return next === null ? say.nothing : say.rest(dayWords(next, words));
}
