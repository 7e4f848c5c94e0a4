import { readFileSync } from 'node:fs';
import { ALL_FORMATS, BlobSource, Input } from 'mediabunny';
import { describe, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { SessionRecord } from '../../src/core/session-record.ts';
import { readZip } from '../../src/store/zip.ts';
import { CLIP_AS_CAMERA } from '../support/browser-flags.ts';
import { movingReadings, useBrowser, watch } from '../support/browser.ts';
import { keepTracks, trackStates } from '../support/camera-tracks.ts';
import type { Kept } from '../support/camera-tracks.ts';

const camera = useBrowser({ flags: CLIP_AS_CAMERA });

const LIVE = '?source=camera&model=lite&accelerator=cpu';
/** How often the page's own thread is asked for a sign of life, ms. */
const PULSE = 10;
/** How long it may keep one waiting: 95 times out of 100, and at all. Milliseconds. */
const USUAL_WAIT = 34;
const LONGEST_WAIT = 100;

describe('the app with a camera', () => {
  it('measures, and its page stays quick with everything shown', async () => {
    const page = await camera.open();
    const watched = watch(page, inject('appUrl'));
    await page.goto(inject('appUrl') + LIVE);
    const moved = await movingReadings(page, 3, 60_000);
    expect(moved.length, `readings that moved: ${moved.join(', ')}`).toBeGreaterThanOrEqual(3);

    await page.keyboard.press('n');
    await page.locator('.stage[data-amount=numbers]').waitFor();
    // What else runs on this machine makes the page wait, too, but not three times in a row.
    const tries: { readonly p95: number; readonly worst: number }[] = [];
    while (tries.length < 3 && !tries.some(isQuick)) tries.push(await waitsOf(page, 5000));
    expect(tries.some(isQuick), JSON.stringify(tries)).toBe(true);
    expect(watched.errors).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });

  it('says so when the camera is pulled out, lets go of it, and loses at most the last second of a recording', {
    timeout: 150_000,
  }, async () => {
    const page = await camera.open({ acceptDownloads: true });
    await page.addInitScript(keepTracks);
    await page.goto(`${inject('appUrl')}${LIVE}&keep=picture`);
    await movingReadings(page, 1, 60_000);
    await page.evaluate(countShown);
    await expect.poll(() => page.evaluate(lastShown), { timeout: 30_000 }).toBeGreaterThan(0);
    await page.evaluate(takeCameraAway);
    await page.evaluate(endTracks);
    const pulledAt = await page.evaluate(lastShown);
    // Another is waited for, or the same one plugged in again.
    await page.getByText('stopped sending pictures').waitFor({ timeout: 40_000 });
    expect(await page.evaluate(trackStates)).toEqual(['ended']);

    await page.goto(`${inject('appUrl')}?screen=library`);
    await page.locator('[data-session]').waitFor();
    expect(await page.locator('[data-session]').count()).toBe(1);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const bundle = new Blob([new Uint8Array(readFileSync(await (await coming).path()))]);
    const files = await readZip(bundle, { files: 30, bytes: 1e9, names: /./ });
    const { frames } = JSON.parse(await files.get('session.json')!.text()) as SessionRecord;
    expect(frames.at(-1)!.t, 'the numbers').toBeGreaterThan(pulledAt - 1);
    const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(files.get('picture.mp4')!) });
    expect(await input.computeDuration(), 'the picture').toBeGreaterThan(pulledAt - 1);

    await page.getByRole('button', { name: 'Watch', exact: true }).click();
    const scrub = page.locator('html[data-screen=replay] .scrub');
    await scrub.waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => scrub.inputValue().then(Number), { timeout: 20_000 }).toBeGreaterThan(5);
  });
});

/** Runs in the page: from now on there is no camera. */
function takeCameraAway(): void {
  navigator.mediaDevices.getUserMedia = () =>
    Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
}

/** Runs in the page: notes the time of the moment that is shown, seconds. */
function countShown(): void {
  const picture = customElements.get('plumb-picture')!.prototype as { show: (...shown: unknown[]) => void };
  const { show } = picture;
  picture.show = function (...shown: unknown[]) {
    Object.assign(globalThis, { shownT: (shown[1] as { t: number }).t / 1000 });
    return show.apply(this, shown);
  };
}
const lastShown = (): number => (globalThis as unknown as { shownT?: number }).shownT ?? 0;

/** What a page hears when a camera is pulled out. */
const endTracks = (): void => {
  for (const track of (globalThis as unknown as Kept).tracks) track.dispatchEvent(new Event('ended'));
};

const isQuick = ({ p95, worst }: { readonly p95: number; readonly worst: number }): boolean =>
  p95 < USUAL_WAIT && worst < LONGEST_WAIT;

async function waitsOf(page: Page, duration: number) {
  const waits = (await pulse(page, duration)).toSorted((a, b) => a - b);
  return { p95: waits[Math.floor(0.95 * waits.length)]!, worst: waits.at(-1)! };
}

/** How much longer than `PULSE` the page's thread let timers wait, for `duration` ms. */
const pulse = (page: Page, duration: number): Promise<number[]> =>
  page.evaluate(
    ([every, long]) =>
      new Promise<number[]>((resolve) => {
        const waits: number[] = [];
        const end = performance.now() + long;
        let last = performance.now();
        const beat = () => {
          const now = performance.now();
          waits.push(now - last - every);
          last = now;
          if (now < end) setTimeout(beat, every);
          else resolve(waits);
        };
        setTimeout(beat, every);
      }),
    [PULSE, duration] as const,
  );
