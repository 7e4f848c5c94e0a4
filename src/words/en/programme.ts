import type { DayState, RepsReason } from '../../core/progress/programme.ts';

/** The plan. */
export const programme = {
  title: 'Plan',
  none: 'No plan yet',
  noneLead:
    'Two or three times a week, a few repetitions, and a range check now and then. It grows as your control does.',
  today: {
    set: 'Today: a set',
    check: 'Today: a range check',
    both: 'Today: a set and a range check',
    done: 'Done for today',
    rest: (day: string) => `Rest. Next: ${day}`,
    nothing: 'Nothing planned',
  },
  week: (done: number, least: number, most: number) =>
    `${done} of ${least === most ? least : `${least} to ${most}`} sets this week`,
  reps: (least: number, most: number) =>
    least === most ? `${least} repetitions a set` : `${least} or ${most} repetitions a set`,
  reasons: {
    start: 'as the routine begins',
    grown: 'one step more, after good weeks',
    full: 'as much as this routine asks for',
    'few-sets': 'as before: last week had few sets',
    pain: 'less, after a week with pain',
    'more-errors': 'as before: last week had more findings',
  } as Readonly<Record<RepsReason, string>>,
  stoppedTitle: 'The plan stands still',
  stopped: (pain: number | null, day: string) =>
    `${pain === null ? `You stopped on ${day} because it hurt` : `Pain ${pain} of 10 on ${day} is more than your limit`}. Rest. If it does not go away, or comes back, ask a doctor or a physiotherapist before you go on.`,
  goOn: 'It is gone, or I have asked: go on',
  calendar: 'Done and planned',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  weekdaysLong: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  states: { done: 'done', planned: 'planned', passed: 'passed by', free: '' } as Readonly<Record<DayState, string>>,
  set: 'set',
  check: 'check',
  legend:
    'Round: a set. With corners: a range check. Filled: done. Outlined: planned. A dash: it passed by, and that is all right.',
  settings: 'How it goes',
  routine: 'Exercise',
  days: 'Days for a set',
  checkDays: 'Days for a range check',
  checkDaysWhy: 'Two a week show a change sooner and more surely than one.',
  limit: 'Pain that stops it: more than',
  limitOf: (n: number) => `${n} of 10`,
  start: 'Begin this plan',
  change: 'Change it',
  stop: 'End the plan',
  calendarFile: 'Put it into my calendar',
  calendarHow: 'A file (.ics) that every calendar takes in, with a reminder. Nothing is sent anywhere.',
  begin: 'Begin the set',
  beginCheck: 'Begin the range check',
  eventNote: 'A quiet quarter of an hour. If anything hurts, leave it.',
  link: 'Plan',
};
