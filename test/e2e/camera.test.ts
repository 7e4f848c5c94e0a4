import { describe, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { fixture, movingReadings, useBrowser, watch } from '../support/browser.ts';

const camera = useBrowser([
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${fixture('walk-out-camera.mjpeg')}`,
]);
const noCamera = useBrowser(['--use-fake-ui-for-media-stream']);

const LIVE = '?source=camera&model=lite&accelerator=cpu';
/** How often the page's own thread is asked for a sign of life, and how long it may keep one waiting at most, ms. */
const PULSE = 10;
const LONGEST_WAIT = 50;

describe('the app with a camera', () => {
  it('measures, and its page stays quick while the worker computes', async () => {
    const page = await camera.open();
    const watched = watch(page, inject('appUrl'));
    await page.goto(inject('appUrl') + LIVE);
    const moved = await movingReadings(page, 3, 60_000);
    expect(moved.length, `readings that moved: ${moved.join(', ')}`).toBeGreaterThanOrEqual(3);

    const waits = await pulse(page, 5000);
    const p95 = waits.toSorted((a, b) => a - b)[Math.floor(0.95 * waits.length)]!;
    expect(p95).toBeLessThan(LONGEST_WAIT);
    expect(watched.errors).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });

  it('says that there is no camera, and what to do', async () => {
    const page = await noCamera.open();
    await page.goto(inject('appUrl') + LIVE);
    await page.getByText('Plug one in').waitFor({ timeout: 30_000 });
  });

  it('says how to allow a camera that was refused', async () => {
    const page = await noCamera.open();
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    });
    await page.goto(inject('appUrl') + LIVE);
    await page.getByText('blocked for this page').waitFor({ timeout: 30_000 });
  });
});

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
