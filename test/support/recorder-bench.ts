import { inject } from 'vitest';
import type { Page } from 'playwright-core';
import { trackText } from '../core/support/recorded.ts';
import type { Looked, RecordOrder, SessionsBench } from './bench/sessions.ts';

/** What `openRecorderBench` finds on the page. */
export type RecorderPage = { readonly sessions: SessionsBench };

/** A camera's pictures, as most of these recordings have them. */
export const CAMERA = { fps: 30, size: { width: 640, height: 480 } } as const;
/** More than may wait for the encoder: it has given some back. */
export const MORE_THAN_WAIT = 3;

/** Opens the bench page that records, with the bodies of a recorded track. */
export async function openRecorderBench(page: Page): Promise<Page> {
  await page.goto(inject('benchUrl'));
  await page.waitForFunction(() => 'sessions' in globalThis);
  await page.evaluate((text) => (globalThis as unknown as RecorderPage).sessions.use(text), trackText('body'));
  return page;
}

/** What lies on the disk of a session. */
export const look = (page: Page, id: string): Promise<Looked> =>
  page.evaluate((one) => (globalThis as unknown as RecorderPage).sessions.look(one), id);

/** Begins to record, and does not wait for the end. */
export const begin = (page: Page, order: RecordOrder): Promise<void> =>
  page.evaluate((asked) => void (globalThis as unknown as RecorderPage).sessions.record(asked), order);

/** Times of the pictures that the recording took so far, seconds. */
export const taken = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.taken());

/** Time of the frame that was handed over last, seconds; −1 before the first. */
export const lastT = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.lastT());
