import { brotliCompressSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';

const browser = useBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);

/** All code of ours and of the packages that a set needs, compressed as hosts do (brotli). Bytes. */
const MOST = 250_000;
/** What comes with a model: its runtime's own loader, written by a compiler. */
const OF_THE_MODEL = /\/(?:pose_solution|litert_wasm)[^/]*\.js$/;

for (const runtime of ['litert', 'mediapipe'])
  it(`the code of a set by ${runtime} is 250 kB at most, compressed`, { timeout: 120_000 }, async () => {
    const page = await browser.open();
    const sizes = await codeOf(page, `?source=camera&model=lite&accelerator=cpu&runtime=${runtime}`);
    const told = [...sizes].map(([name, bytes]) => `${bytes} ${name}`).join('\n');
    expect(sizes.size, told).toBeGreaterThan(3);
    const sum = [...sizes.values()].reduce((a, b) => a + b, 0);
    expect(sum, told).toBeLessThan(MOST);
  });

/** Every script and style that is asked for until the person is looked at, from the first screen on: bytes, compressed. */
async function codeOf(page: Page, query: string): Promise<ReadonlyMap<string, number>> {
  const bodies = new Map<string, Promise<Buffer>>();
  page.context().on('response', (response: Response) => {
    const { pathname } = new URL(response.url());
    if (/\.(?:js|css)$/.test(pathname) && !OF_THE_MODEL.test(pathname)) bodies.set(pathname, response.body());
  });
  await page.goto(inject('appUrl'));
  await page.locator('html[data-screen=home]').waitFor();
  await page.goto(inject('appUrl') + query);
  await page.locator('[data-check]').first().waitFor({ timeout: 90_000 });
  const read = [...bodies].map(async ([name, body]) => [name, brotliCompressSync(await body).byteLength] as const);
  return new Map(await Promise.all(read));
}
