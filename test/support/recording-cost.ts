// npx tsx test/support/recording-cost.ts [ROUNDS]
// What it costs to record the picture: pictures a second of the whole app before a camera, with and without, by turns, so
// that whatever else the computer does falls on both alike. Prints each and the share that is lost.
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../src/cli/browser.ts';
import { serveBuiltApp } from '../../src/cli/built-app.ts';
import { CLIP_AS_CAMERA, WITHOUT_CARD } from './browser-flags.ts';

/** Counted over this long, after this long, milliseconds. */
const COUNTED = 12_000;
const SETTLES = 3000;

/** Runs in the page: counts the pictures that are shown. */
function countShown(): void {
  const Picture = customElements.get('plumb-picture')!;
  const counted = globalThis as unknown as { shown: number };
  const { show } = Picture.prototype as { show: (...args: unknown[]) => void };
  counted.shown = 0;
  Picture.prototype.show = function (...args: unknown[]) {
    counted.shown++;
    return show.apply(this, args);
  };
}

const shown = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as { shown: number }).shown);

const app = await serveBuiltApp();
const browser = await launchBrowser([...WITHOUT_CARD, ...CLIP_AS_CAMERA]);

async function rate(keep: 'nothing' | 'picture'): Promise<number> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(`${app.url}?source=camera&model=lite&keep=${keep}`);
  await page.locator('html[data-screen=stage]').waitFor({ timeout: 90_000 });
  await page.evaluate(countShown);
  await page.waitForTimeout(SETTLES);
  const began = Date.now();
  const before = await shown(page);
  await page.waitForTimeout(COUNTED);
  const pictures = (await shown(page)) - before;
  const seconds = (Date.now() - began) / 1000;
  await page.context().close();
  return pictures / seconds;
}

const rates = { nothing: [] as number[], picture: [] as number[] };
for (let round = 0; round < Number(process.argv[2] ?? 3); round++)
  for (const keep of round % 2 ? (['picture', 'nothing'] as const) : (['nothing', 'picture'] as const)) {
    rates[keep].push(await rate(keep));
    console.log(`${keep}: ${rates[keep].at(-1)!.toFixed(1)} pictures/s`);
  }
const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
console.log(`recording costs ${(100 * (1 - sum(rates.picture) / sum(rates.nothing))).toFixed(1)} % of the rate`);
await browser.close();
await app.close();
