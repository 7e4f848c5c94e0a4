import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { DRAWN_WITHOUT_CARD, SOME_CAMERA } from '../support/browser-flags.ts';
import { useBrowser } from '../support/browser.ts';

/** MediaPipe asks for WebGL. */
const BROWSERS = {
  litert: useBrowser({ flags: SOME_CAMERA }),
  mediapipe: useBrowser({ flags: [...SOME_CAMERA, ...DRAWN_WITHOUT_CARD], card: true }),
};

/** All code of ours and of the packages that a set needs, compressed as hosts do (brotli). Bytes. */
const MOST = 250_000;
/** What comes with a model: its runtime's own loader, written by a compiler. */
const OF_THE_MODEL = /\/(?:pose_solution|litert_wasm)[^/]*\.js$/;

for (const [runtime, browser] of Object.entries(BROWSERS))
  it(`the code of a set by ${runtime} is 250 kB at most, compressed`, { timeout: 120_000 }, async () => {
    // Else all files are fetched at once, to be kept.
    const page = await browser.open({ serviceWorkers: 'block' });
    const sizes = await codeOf(page, `?source=camera&model=lite&accelerator=cpu&runtime=${runtime}`);
    const told = [...sizes].map(([name, bytes]) => `${bytes} ${name}`).join('\n');
    expect(sizes.size, told).toBeGreaterThan(3);
    const sum = [...sizes.values()].reduce((a, b) => a + b, 0);
    expect(sum, told).toBeLessThan(MOST);
  });

/** Every script and style that is asked for until the person is looked at, from the first screen on: bytes, compressed. */
async function codeOf(page: Page, query: string): Promise<ReadonlyMap<string, number>> {
  const asked = new Set<string>();
  page.context().on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (/\.(?:js|css)$/.test(pathname) && !OF_THE_MODEL.test(pathname)) asked.add(origin + pathname);
  });
  await page.goto(inject('appUrl'));
  await page.locator('html[data-screen=home]').waitFor();
  await page.goto(inject('appUrl') + query);
  await page.locator('[data-check]').first().waitFor({ timeout: 90_000 });
  return new Map(await Promise.all([...asked].map(async (url) => [url, await compressedSize(url)] as const)));
}

async function compressedSize(url: string): Promise<number> {
  return brotliCompressSync(Buffer.from(await (await fetch(url)).arrayBuffer())).byteLength;
}
