import { describe, expect, test } from 'vitest';
import { calendarFile } from '../../src/export/ics.ts';
import type { WeeklyEvent } from '../../src/export/ics.ts';

/** Monday 11 November 2024. */
const MONDAY = 20_038;
const STAMP = Date.UTC(2026, 10, 23, 9, 5);
const event: WeeklyEvent = {
  id: 'abc',
  title: 'Hip-rotation walk-out',
  note: 'Two or three repetitions.',
  from: MONDAY + 1,
  weekdays: [4, 0, 2],
  startsAt: 18 * 60 + 30,
  minutes: 10,
};

/** The lines of a calendar file, put together again as a reader does. */
const linesOf = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');

/** The values of a property, without its parameters. */
const valuesOf = (file: string, name: string): string[] =>
  linesOf(file).flatMap((line) => (line.startsWith(`${name}:`) ? [line.slice(name.length + 1)] : []));

describe('a calendar file', () => {
  const file = calendarFile([event], STAMP);

  test('ends every line as the format asks, also the last', () => {
    expect(file.endsWith('\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('opens and closes every part in its order', () => {
    const open: string[] = [];
    for (const line of linesOf(file)) {
      if (line.startsWith('BEGIN:')) open.push(line.slice(6));
      if (line.startsWith('END:')) expect(open.pop()).toBe(line.slice(4));
    }
    expect(open).toEqual([]);
  });

  test('has what the format demands of a calendar, an event and an alarm', () => {
    for (const name of ['VERSION', 'PRODID', 'UID', 'DTSTAMP', 'DTSTART', 'ACTION', 'TRIGGER'])
      expect(valuesOf(file, name), name).toHaveLength(1);
    expect(valuesOf(file, 'VERSION')).toEqual(['2.0']);
    expect(valuesOf(file, 'DTSTAMP')).toEqual(['20261123T090500Z']);
  });

  test('begins on the first of its days, at the hour where the person is, every week', () => {
    expect(valuesOf(file, 'DTSTART')).toEqual(['20241113T183000']);
    expect(valuesOf(file, 'RRULE')).toEqual(['FREQ=WEEKLY;BYDAY=MO,WE,FR']);
  });

  test('leaves out what is on no day', () => {
    expect(calendarFile([{ ...event, weekdays: [] }], STAMP)).not.toContain('VEVENT');
  });
});

test('signs that mean something are escaped, and lines stay short without a sign cut in two', () => {
  const note = `Ä;ü,ö\\ und\nnoch ${'größer '.repeat(30)}`;
  const file = calendarFile([{ ...event, note }], STAMP);
  for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const [, described] = [0, valuesOf(file, 'DESCRIPTION')[0]!];
  expect(described.startsWith('Ä\\;ü\\,ö\\\\ und\\nnoch größer')).toBe(true);
  expect(described).not.toContain('\uFFFD');
});
