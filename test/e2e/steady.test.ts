import { expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { CLIP_AS_CAMERA } from '../support/browser-flags.ts';
import { movingReadings, useBrowser } from '../support/browser.ts';
import { keepTracks } from '../support/camera-tracks.ts';
import type { Kept } from '../support/camera-tracks.ts';

const browser = useBrowser({ flags: CLIP_AS_CAMERA });

it('a camera that goes away is replaced within three seconds, each time, and it is said', async () => {
  const page = await browser.open();
  await page.addInitScript(keepTracks);
  await page.goto(`${inject('appUrl')}?source=camera&model=lite&accelerator=cpu`);
  await movingReadings(page, 1, 60_000);
  const waits: number[] = [];
  while (waits.length < 3) waits.push(await replacement(page));
  expect(Math.max(...waits), JSON.stringify(waits)).toBeLessThan(3000);
  expect((await movingReadings(page, 1, 60_000)).length).toBeGreaterThan(0);
}, 240_000);

it('a page that was hidden says so when it is back, and goes on within three seconds of being told to', async () => {
  const page = await browser.open();
  await page.goto(`${inject('appUrl')}?source=camera&model=lite&accelerator=cpu`);
  await movingReadings(page, 1, 60_000);
  await page.evaluate(hide, true);
  await page.waitForTimeout(2000);
  await page.evaluate(hide, false);
  await page.getByText('The page was hidden.').waitFor({ timeout: 3000 });
  await page.keyboard.press('Space');
  expect((await movingReadings(page, 1, 3000)).length).toBeGreaterThan(0);
});

/** Runs in the page: what another tab in front looks like from there. */
function hide(isHidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: isHidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Pulls the camera out; how long it took until another one's pictures went on, milliseconds. */
async function replacement(page: Page): Promise<number> {
  const notice = page.getByText('The camera was gone.');
  await notice.waitFor({ state: 'hidden', timeout: 30_000 });
  const began = Date.now();
  await page.evaluate(unplug);
  await notice.waitFor({ timeout: 60_000 });
  return Date.now() - began;
}

/**
 * Runs in the page: what a cable that is pulled out looks like from there. A copy of the track stays open: Chromium puts away a
 * camera that nobody uses, and asked for again while it does so, sends nothing for five seconds.
 */
function unplug(): void {
  const { tracks, held } = globalThis as unknown as Kept & { held?: MediaStreamTrack };
  for (const track of tracks.filter(({ readyState }) => readyState === 'live')) {
    if (!held) Object.assign(globalThis, { held: track.clone() });
    track.stop();
    track.dispatchEvent(new Event('ended'));
  }
}
