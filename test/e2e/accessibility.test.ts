import { expect, inject, it } from 'vitest';
import { SOME_CAMERA } from '../support/browser-flags.ts';
import { movingReadings, useBrowser } from '../support/browser.ts';
import { violations } from '../support/violations.ts';

const browser = useBrowser();
/** Its camera shows a test picture, and nobody. */
const camera = useBrowser({ flags: SOME_CAMERA });
const DEMO = '?source=demo&model=lite&accelerator=cpu';

it('the first screen has no violation, dark or light', async () => {
  const page = await browser.open();
  await page.goto(inject('appUrl'));
  await page.locator('html[data-screen=home]').waitFor();
  expect(await violations(page)).toEqual([]);
});

it('neither has the routine that can be read and watched', async () => {
  const page = await browser.open({ reducedMotion: 'reduce' });
  await page.goto(`${inject('appUrl')}?screen=routine`);
  await page.locator('html[data-screen=routine] .strip svg').first().waitFor();
  expect(await violations(page)).toEqual([]);
});

it('neither has the stage while a set runs, nor what comes after the set', async () => {
  // Words that are coming in are not there yet.
  const page = await browser.open({ reducedMotion: 'reduce' });
  await page.goto(inject('appUrl') + DEMO);
  await movingReadings(page, 1, 60_000);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('n');
  await page.locator('.stage[data-amount=numbers]').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('n');
  await page.locator('.stage[data-amount=mirror]').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('n');
  await page.keyboard.press(' ');
  await page.getByText('Go on', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('html[data-screen=summary]').waitFor();
  expect(await violations(page)).toEqual([]);
});

it('neither have the settings, nor the list of keys', async () => {
  const page = await browser.open();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${inject('appUrl')}?screen=settings`);
  await page.locator('html[data-screen=settings]').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(inject('appUrl') + DEMO);
  await page.locator('html[data-screen=setup], html[data-screen=stage]').waitFor();
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  expect(await violations(page)).toEqual([]);
});

it('neither has getting in place, nor the list of sessions', async () => {
  const page = await camera.open({ reducedMotion: 'reduce' });
  await page.goto(`${inject('appUrl')}?source=camera&model=lite&accelerator=cpu`);
  await page.locator('html[data-screen=setup] [data-check]').first().waitFor({ timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  await page.goto(`${inject('appUrl')}?screen=library`);
  await page.locator('html[data-screen=library]').waitFor();
  expect(await violations(page)).toEqual([]);
});

it('neither has the screen that says what went wrong', async () => {
  const page = await browser.open();
  await page.route('**/models/pose_landmark_lite.tflite', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(inject('appUrl') + DEMO);
  await page.locator('html[data-screen=error]').waitFor({ timeout: 30_000 });
  expect(await violations(page)).toEqual([]);
});
