import { inject } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Body, Frame } from '../../src/core/frame.ts';
import { millis } from '../../src/core/units.ts';
import type { Bench } from './bench/bench.ts';
import { fixture } from './browser-flags.ts';

type BenchPage = { readonly bench: Bench };

/** The bench page with a video in its file input. `prepare` sees it before it is opened. */
export async function openPoseBench(
  browser: { open(options?: BrowserContextOptions): Promise<Page> },
  prepare?: (page: Page) => unknown,
  video = 'walk-out-4s.mp4',
): Promise<Page> {
  const page = await browser.open();
  await prepare?.(page);
  await page.goto(inject('benchUrl'));
  await page.setInputFiles('#video', fixture(video));
  return page;
}

/** Opens the page's estimator; gives its error's name and message, or null. */
export const openPose = (page: Page, options: Parameters<Bench['open']>[0]): Promise<string | null> =>
  page.evaluate((wanted) => (globalThis as unknown as BenchPage).bench.open(wanted), options);

export const poseState = (page: Page): Promise<ReturnType<Bench['state']>> =>
  page.evaluate(() => (globalThis as unknown as BenchPage).bench.state());

/** The bodies of the video's first `count` pictures. */
export const bodiesOf = (page: Page, count: number): Promise<(Body | null)[]> =>
  page.evaluate((many) => (globalThis as unknown as BenchPage).bench.bodies(many), count);

/** Bodies of one picture of the video, given at these times. */
export const atTimes = (page: Page, times: readonly number[]): Promise<(Body | null)[]> =>
  page.evaluate((at) => (globalThis as unknown as BenchPage).bench.atTimes(at), times);

/** The bodies as frames of the video. */
export const framesOf = (bodies: readonly (Body | null)[]): Frame[] =>
  bodies.map((body, i) => ({ t: millis(i), size: { width: 640, height: 480 }, body }));
