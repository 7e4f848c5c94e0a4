import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startMortalBrowser, useBrowser } from '../support/browser.ts';
import { begin, CAMERA, lastT, look, openRecorderBench } from '../support/recorder-bench.ts';
import type { RecorderPage } from '../support/recorder-bench.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const browser = useBrowser();

describe('a recording', () => {
  it('of a routine of one’s own is made whole after a crash, also when the routine is gone', {
    timeout: 60_000,
  }, async () => {
    const own = readFileSync(new URL('../../docs/examples/soft-bend.json', import.meta.url), 'utf8');
    const first = await openRecorderBench(await browser.open());
    await begin(first, { ...CAMERA, seconds: 60, withPicture: false, speed: 4, own });
    await expect.poll(() => lastT(first), { timeout: 30_000 }).toBeGreaterThan(8);
    const second = await first.context().newPage();
    await first.close();
    await openRecorderBench(second);
    await second.evaluate(() => (globalThis as unknown as RecorderPage).sessions.forget('soft-bend'));
    const repaired = await second.evaluate(() => (globalThis as unknown as RecorderPage).sessions.repair());
    expect(repaired).toMatchObject([{ state: 'repaired', routine: 'soft-bend' }]);
    expect(await look(second, repaired[0]!.id)).toMatchObject({ goneOver: true, strayFrames: 0, strayFindings: 0 });
  });
});

describe('a recording on a full disk', () => {
  it('keeps what came before, whole, and says that no more is kept', { timeout: 60_000 }, async () => {
    const { page, kill } = await startMortalBrowser(temporaryFolder());
    await openRecorderBench(page);
    // What a browser tells of its room is not what it gives: this is what it gives.
    await grant(page, 8e6);
    const order = { ...CAMERA, seconds: 600, withPicture: false, speed: 100, canned: true } as const;
    await begin(page, order);
    const faults = () => page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.faults());
    const entries = () => page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.list());
    await expect.poll(faults, { timeout: 30_000 }).toEqual(['no-space, all']);
    await grant(page, 1e9);
    await expect.poll(async () => (await entries())[0]?.state, { timeout: 30_000 }).toBe('whole');
    const found = await look(page, (await entries())[0]!.id);
    expect(found.rows).toBeGreaterThan(100);
    expect(found.rows).toBeLessThan(order.seconds * order.fps);
    expect(found.lastRow).toBeCloseTo((found.rows - 1) / order.fps, 3);
    await kill();
  });

  it('keeps a result and its pictures, or neither', async () => {
    const page = await openRecorderBench(await browser.open());
    const keepResult = () => page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.keepResult());
    expect(await keepResult()).toEqual({ error: null, results: 1 });
    // What is granted is not held against pictures: they find no room as on a full disk, which ends their transaction.
    await page.evaluate(() => {
      type Put = (this: IDBObjectStore, ...what: unknown[]) => IDBRequest<IDBValidKey>;
      const put = Reflect.get(IDBObjectStore.prototype, 'put') as Put;
      IDBObjectStore.prototype.put = function putWithoutRoom(...what) {
        const request = put.apply(this, what);
        if (this.name === 'pictures') this.transaction.abort();
        return request;
      };
    });
    expect(await keepResult()).toEqual({ error: 'AbortError', results: 1 });
  });

  /** Lets the page's origin store no more than this, bytes. */
  async function grant(page: Page, quotaSize: number): Promise<void> {
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(inject('benchUrl')).origin, quotaSize });
  }
});
