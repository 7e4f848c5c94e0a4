import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import type { Download, Page } from 'playwright-core';
import type { SessionRecord } from '../../src/core/session-record.ts';
import { CLIP_AS_CAMERA } from '../support/browser-flags.ts';
import { movingReadings, useBrowser, watch } from '../support/browser.ts';

const browser = useBrowser({ flags: CLIP_AS_CAMERA });

const KILLS = 20;

it('a worker that is killed twenty times in a set comes back twenty times; it is said, and no picture is missing', async () => {
  const page = await browser.open({ acceptDownloads: true });
  await page.addInitScript(remember);
  const watched = watch(page, inject('appUrl'));
  await page.goto(`${inject('appUrl')}?source=demo&model=lite&accelerator=cpu`);
  await movingReadings(page, 1, 60_000);
  for (let kill = 1; kill <= KILLS; kill++) {
    expect(await page.evaluate(killWorkers), 'workers so far').toBe(kill);
    const isBack = () => page.evaluate(isBackAfter, kill);
    await expect.poll(isBack, { timeout: 30_000, message: `recovery ${kill}` }).toBe(true);
  }
  await page.getByText('was started again').waitFor({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  const { frames } = await savedSession(page);
  expect(frames.length).toBeGreaterThan(KILLS);
  frames.forEach(({ t, seen }, i) => {
    expect(t).toBeCloseTo(i / 30, 2);
    expect(seen, `picture ${i}`).toBe(true);
  });
  expect(watched.errors).toEqual([]);
}, 300_000);

it('a camera that goes away is replaced within three seconds, each time, and it is said', async () => {
  const page = await browser.open();
  await page.addInitScript(remember);
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

async function savedSession(page: Page): Promise<SessionRecord> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await page.getByText('Save session').click();
  await expect.poll(() => downloads.length, { timeout: 10_000 }).toBe(2);
  const session = downloads.find((download) => download.suggestedFilename().includes('session'))!;
  return JSON.parse(readFileSync(await session.path(), 'utf8')) as SessionRecord;
}

/** Runs in the page: keeps hold of every pose worker and camera from now on. */
function remember(): void {
  const { Worker } = globalThis;
  const workers: InstanceType<typeof Worker>[] = [];
  const tracks: MediaStreamTrack[] = [];
  Object.assign(globalThis, {
    workers,
    tracks,
    Worker: class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name !== 'pose') return;
        workers.push(this);
        this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; values?: unknown }>) => {
          if (data.kind === 'estimated' && data.values) Object.assign(this, { hasSeenSomebody: true });
        });
      }
    },
  });
  const { mediaDevices } = navigator;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wish) => {
    const stream = await ask(wish);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

/** Runs in the page: whether the worker that came after so many deaths has seen somebody. */
function isBackAfter(kills: number): boolean {
  const { workers } = globalThis as unknown as { workers: readonly { hasSeenSomebody?: boolean }[] };
  return workers[kills]?.hasSeenSomebody === true;
}

/** Runs in the page: ends them without a word, as the system does when memory is short. Gives how many there were so far. */
function killWorkers(): number {
  const { workers } = globalThis as unknown as { workers: readonly { terminate(): void }[] };
  for (const worker of workers) worker.terminate();
  return workers.length;
}

/** Runs in the page: what a cable that is pulled out looks like from there. */
function unplug(): void {
  const { tracks } = globalThis as unknown as { tracks: readonly MediaStreamTrack[] };
  for (const track of tracks.filter(({ readyState }) => readyState === 'live')) {
    track.stop();
    track.dispatchEvent(new Event('ended'));
  }
}
