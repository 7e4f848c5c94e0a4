import { expect, inject, it } from 'vitest';
import { movingReadings, useBrowser, watch } from '../support/browser.ts';

const browser = useBrowser();

it('without any WebGL the app finds out what keeps up, and measures, without an alert or a word in the console', async () => {
  const page = await browser.open();
  const watched = watch(page, inject('appUrl'));
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(inject('appUrl'));
  expect(await page.evaluate(() => new OffscreenCanvas(1, 1).getContext('webgl2'))).toBeNull();
  await page.goto(`${inject('appUrl')}?source=demo`);
  const moved = await movingReadings(page, 3, 60_000);
  expect(moved.length, `readings that moved: ${moved.join(', ')}`).toBeGreaterThanOrEqual(3);
  // What keeps up is measured when the set is over.
  await page.keyboard.press('Escape');
  const chosen = () => page.evaluate(() => JSON.parse(localStorage.getItem('plumbline-runtime') ?? '{}') as unknown);
  const machine = `model | no WebGL | ${await page.evaluate(() => navigator.hardwareConcurrency)} cores`;
  await expect
    .poll(chosen, { timeout: 60_000 })
    .toEqual({ [machine]: expect.stringMatching(/^(?:lite|full|heavy)$/) as unknown });
  expect(alerts).toEqual([]);
  expect(watched.errors).toEqual([]);
  expect(watched.foreign).toEqual([]);
});
