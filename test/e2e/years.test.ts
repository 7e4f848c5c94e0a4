import { expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { withYears } from '../support/progress.ts';

const browser = useBrowser();

it('a year of three people opens in half a second, once the app is loaded', async () => {
  const page = await withYears(browser, inject('appUrl'));
  await page.goto(`${inject('appUrl')}?screen=settings`);
  await page.locator('html[data-screen=settings]').waitFor();
  const took = await page.evaluate(async () => {
    const before = performance.now();
    document.querySelector<HTMLAnchorElement>('a[href="./?screen=range"]')!.click();
    while (!document.querySelector('.rom .trends .trend')) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - before;
  });
  expect(took).toBeLessThan(500);
  expect(await page.locator('.trends .tr').count()).toBe(4);
});
