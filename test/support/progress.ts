import type { Page } from 'playwright-core';
import { newPerson } from '../../src/store/person.ts';
import type { Person } from '../../src/store/person.ts';
import type { Result } from '../../src/store/result.ts';

const DAY = 86_400_000;
/** The last day of what is made up. */
const LAST = Date.UTC(2026, 10, 22, 17);

/** Noise that repeats itself, of about this size. */
const wobble = (i: number, size: number): number => size * Math.sin(i * 12.9898) * Math.cos(i * 4.1414);

const CONDITIONS = { app: '0.1.0', model: 'full', heightGiven: true, cameraHeight: 0.94, distance: 2.5 } as const;

const seen = (value: number, halfWidth95: number) => ({ value, halfWidth95 });

/** A year of one person: a range check a week, two sets a week, a soft-bend check a month; the left foot gains 8°. */
export function yearOf(person: string, seed: number): Result[] {
  const base = { version: 1, person, session: null, pain: 0, conditions: CONDITIONS, hip: {}, twist: {} } as const;
  return Array.from({ length: 52 }, (_, week) => {
    const at = LAST - (51 - week) * 7 * DAY;
    const gain = Math.max(0, week - 42);
    const of = (value: number, k: number) => seen(value + wobble(seed + 10 * week + k, 2), 4.6);
    const check: Result = {
      ...base,
      id: `${person}-check-${week}`,
      at,
      routine: 'range-of-motion',
      values: {
        'external.left': of(24 + gain, 1),
        'internal.left': of(15, 2),
        'external.right': of(42, 3),
        'internal.right': of(24, 4),
      },
      holds: { 'external.left': 3, 'internal.left': 3, 'external.right': 3, 'internal.right': 2 },
      stance: null,
      reps: 6,
      errors: 1,
    };
    const sets = [2, 4].map(
      (day): Result => ({
        ...base,
        id: `${person}-set-${week}-${day}`,
        at: at - day * DAY,
        routine: 'hip-rotation-walk-out',
        values: {},
        holds: {},
        stance: seen(0.55 + 0.002 * week + wobble(week + day, 0.02), 0.04),
        reps: 3,
        errors: Math.max(0, Math.round(9 - week / 8 + wobble(week * day, 2))),
      }),
    );
    const bend: Result = {
      ...base,
      id: `${person}-bend-${week}`,
      at: at + 3_600_000,
      routine: 'soft-bend-check',
      values: {},
      holds: {},
      hip: { left: of(21, 5), right: of(26, 6) },
      twist: { left: of(9, 7), right: of(12, 8) },
      stance: null,
      reps: 2,
      errors: 0,
    };
    return week % 4 === 3 ? [check, ...sets, bend] : [check, ...sets];
  }).flat();
}

/** Three people with a year each; the first has a plan. */
export function threePeople(): { readonly people: readonly Person[]; readonly results: readonly Result[] } {
  const people = ['Kim', 'Alex', 'Noa'].map((name, i) => newPerson(`person-${i}`, name, LAST - 400 * DAY + i));
  const programme = {
    routine: 'hip-rotation-walk-out',
    begun: Math.floor(LAST / DAY) - 20,
    weekdays: [0, 2, 4],
    checkWeekdays: [6],
    painLimit: 3,
    goOn: null,
  };
  return {
    people: people.map((person, i) => (i === 0 ? { ...person, programme, consentedAt: LAST - 300 * DAY } : person)),
    results: people.flatMap(({ id }, i) => yearOf(id, 1000 * i)),
  };
}

/** Puts people and results into the app's own store. The app must have opened it once: a page of it is up. */
export const seed = (page: Page, rows: { readonly people: readonly Person[]; readonly results: readonly Result[] }) =>
  page.evaluate(async ({ people, results }) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('plumbline-progress');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
    });
    const transaction = db.transaction(['people', 'results'], 'readwrite');
    transaction.objectStore('people').clear();
    for (const person of people) transaction.objectStore('people').put(person);
    for (const result of results) transaction.objectStore('results').put(result);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    db.close();
  }, rows);

/** A page on which three people have a year each. */
export async function withYears(browser: { open(): Promise<Page> }, appUrl: string): Promise<Page> {
  const page = await browser.open();
  await page.goto(`${appUrl}?screen=range`);
  await page.locator('html[data-screen=range]').waitFor();
  await seed(page, threePeople());
  return page;
}
