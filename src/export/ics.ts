import { weekdayOf } from '../core/progress/programme.ts';
import type { Day } from '../core/progress/programme.ts';

/** Something that comes back every week. */
export interface WeeklyEvent {
  /** Tells it from all others, also in another calendar. */
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** The first day that it may be on, and the days of the week, Monday is 0. */
  readonly from: Day;
  readonly weekdays: readonly number[];
  /** Minutes after midnight, where the person is; and how long it takes. */
  readonly startsAt: number;
  readonly minutes: number;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const DAY_MS = 86_400_000;
/** Reminds this long before it begins. */
const REMINDER = 'PT15M';

/**
 * A calendar file (iCalendar, RFC 5545) of weekly events, each with a reminder. Times float: they are meant where the
 * person is. `stamp`: when it was made, milliseconds since 1970.
 */
export function calendarFile(events: readonly WeeklyEvent[], stamp: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plumbline//Programme//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.filter(({ weekdays }) => weekdays.length > 0).flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines({ id, title, note, from, weekdays, startsAt, minutes }: WeeklyEvent, stamp: number): string[] {
  const sorted = weekdays.toSorted((a, b) => a - b);
  // A series has to begin on one of its own days.
  const first = Array.from({ length: 7 }, (_, i) => from + i).find((day) => sorted.includes(weekdayOf(day)))!;
  return [
    'BEGIN:VEVENT',
    `UID:${id}@plumbline`,
    `DTSTAMP:${dateOf(stamp)}T${timeOf(Math.floor((stamp % DAY_MS) / 60_000))}Z`,
    `DTSTART:${dateOf(first * DAY_MS)}T${timeOf(startsAt)}`,
    `DURATION:PT${minutes}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${sorted.map((day) => WEEKDAYS[day]).join(',')}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(note)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-${REMINDER}`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');
const two = (n: number): string => String(n).padStart(2, '0');
const timeOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}${two(minutes % 60)}00`;

/** Text as a value: RFC 5545, section 3.3.11. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Octets that a line may have, without its end: RFC 5545, section 3.1. */
const LONGEST = 75;

/** A line in pieces that are short enough, each further one after a blank; no sign is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const pieces: string[] = [''];
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > LONGEST) {
      pieces.push(' ');
      octets = 1;
    }
    pieces[pieces.length - 1] += sign;
    octets += size;
  }
  return pieces.join('\r\n');
}
