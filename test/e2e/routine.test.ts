import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { useBrowser, watch } from '../support/browser.ts';

const browser = useBrowser();
const ROUTINE = '?screen=routine&routine=hip-rotation-walk-out';

/** How the large figure stands now. */
const drawing = (page: Page): Promise<string> => page.locator('.teacher .front').innerHTML();

async function openRoutine(reducedMotion: 'reduce' | 'no-preference'): Promise<Page> {
  const page = await browser.open({ reducedMotion });
  await page.goto(inject('appUrl') + ROUTINE);
  await page.locator('html[data-screen=routine]').waitFor();
  return page;
}

it('the figure goes through the routine, and through one step when that is chosen by keyboard', async () => {
  const page = await browser.open();
  const { errors, foreign } = watch(page, inject('appUrl'));
  await page.goto(inject('appUrl') + ROUTINE);
  await page.getByText('Right foot, on the heel, toes out').waitFor();
  await page.getByRole('button', { name: '5. Soft bend' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Knees bend over the second toes').waitFor();
  expect(await page.getByRole('button', { name: '5. Soft bend' }).getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('.teacher .step').innerText()).toBe('Soft bend');
  expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
});

it('who asked for less motion gets a still picture, until they press Play', async () => {
  const page = await openRoutine('reduce');
  const still = await drawing(page);
  expect(still).toContain('fig-shoe');
  await page.locator('.teacher').scrollIntoViewIfNeeded();
  expect(await drawing(page)).toBe(still);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText('Right foot, on the heel, toes out').waitFor();
  expect(await drawing(page)).not.toBe(still);
});
