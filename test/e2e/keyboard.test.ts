import { expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { useBrowser } from '../support/browser.ts';
import { bundleOfTrack } from '../support/bundles.ts';
import { focused, neverReached, press, tabTo } from '../support/keyboard.ts';

const browser = useBrowser();

const screen = (page: Page, name: string) => page.locator(`html[data-screen=${name}]`).waitFor({ timeout: 60_000 });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

it('a set by keys alone: from the first screen through every key to what comes after it', {
  timeout: 240_000,
}, async () => {
  const page = await browser.open({ reducedMotion: 'reduce' });
  await page.addInitScript(() => localStorage.setItem('plumbline-settings', JSON.stringify({ model: 'lite' })));
  await page.goto(inject('appUrl'));
  await screen(page, 'home');
  expect(await neverReached(page)).toEqual([]);
  await press(page, button(page, 'Watch the demo'));

  await screen(page, 'stage');
  expect(await focused(page), 'after the screen changed').toBe('h1');
  await page.locator('.dial').first().waitFor({ timeout: 60_000 });
  expect(await neverReached(page)).toEqual([]);
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Sound on' }).waitFor();
  for (const amount of ['numbers', 'mirror', 'coach']) {
    await page.keyboard.press('n');
    await page.locator(`.stage[data-amount=${amount}]`).waitFor();
  }
  await page.keyboard.press('l');
  await page.getByRole('button', { name: /^Mirror: \d/ }).waitFor();

  await press(page, page.getByRole('button', { name: /^Keys/ }));
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.waitFor();
  for (const key of ['Space', 'R', 'M', 'N', 'F', 'L', 'H', 'Esc', 'D', '?'])
    expect(await keys.getByText(key, { exact: true }).count(), key).toBe(1);
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  expect(await focused(page), 'back where it was').toBe('button');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());

  await page.keyboard.press(' ');
  await button(page, 'Go on').waitFor();
  expect(await neverReached(page)).toEqual([]);
  await press(page, button(page, 'Go on'));
  await button(page, 'Pause').waitFor();
  await page.keyboard.press('Escape');

  await screen(page, 'summary');
  expect(await focused(page), 'after the screen changed').toBe('h1');
  expect(await neverReached(page)).toEqual([]);
  await press(page, link(page, 'Settings'));

  await screen(page, 'settings');
  expect(await focused(page), 'after the screen changed').toBe('h1');
  expect(await neverReached(page)).toEqual([]);
  await tabTo(page, page.getByRole('radio', { name: /^Coach/ }));
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: /^Numbers/ }).isChecked()).toBe(true);
  expect(await focused(page), 'after a change').toBe('input');
});

it('what was kept, by keys alone: called wrong, watched, noted on', { timeout: 120_000 }, async () => {
  const page = await browser.open({ reducedMotion: 'reduce' });
  await page.goto(`${inject('appUrl')}?screen=library`);
  await page.setInputFiles('input[type=file]', (await bundleOfTrack(3)).file);
  await page.locator('[data-session]').waitFor();
  await press(page, link(page, 'Today'));

  await screen(page, 'home');
  expect(await focused(page)).toBe('h1');
  await press(page, link(page, 'Look at your last set again'));
  await screen(page, 'summary');
  expect(await neverReached(page)).toEqual([]);
  await press(page, page.getByRole('button', { name: /^This was wrong/ }).first());
  await page.locator('[data-disputed]').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('It was right after all');
  await press(page, link(page, 'Sessions'));

  await screen(page, 'library');
  expect(await neverReached(page)).toEqual([]);
  await press(page, button(page, 'Watch'));
  await screen(page, 'replay');
  await page.locator('.scrub').waitFor();
  expect(await neverReached(page)).toEqual([]);
  await press(page, button(page, 'Play'), ' ');
  await button(page, 'Pause').waitFor();
  await page.keyboard.press(' ');
  await button(page, 'Play').waitFor();
  await press(page, button(page, 'Note at this moment'));
  expect(await focused(page), 'where the form opened').toBe('textarea');
  await page.keyboard.type('a little stiff');
  await press(page, button(page, 'Keep note'));
  await page.locator('li.pin').getByText('a little stiff').waitFor();
  expect(await focused(page), 'after the form closed').not.toBe('body');
});
