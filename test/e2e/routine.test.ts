import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

it('every exercise can be chosen, and home begins with the one begun last', async () => {
  const page = await openRoutine('reduce');
  await page.getByRole('navigation', { name: 'Exercises' }).getByRole('link', { name: 'Heel raise' }).click();
  await page.getByRole('heading', { name: 'Heel raise', level: 1 }).waitFor();
  // It turns no foot, so nothing is said of how to.
  expect(await page.getByText('Two ways to turn a foot').count()).toBe(0);
  await page.getByRole('button', { name: 'Begin with the camera' }).click();
  await page.locator('html[data-screen=setup]').or(page.locator('html[data-screen=error]')).waitFor();
  expect(new URL(page.url()).searchParams.get('routine')).toBe('heel-raise');
  await page.goto(inject('appUrl'));
  await page.locator('html[data-screen=home]').waitFor();
  expect(await page.locator('.plan').innerText()).toContain('Heel raise');
});

const EXAMPLE = fileURLToPath(new URL('../../docs/examples/soft-bend.json', import.meta.url));

it('a routine of one’s own is added from its file, stays, and goes; a broken one is told what is wrong', async () => {
  const page = await openRoutine('reduce');
  const { errors, foreign } = watch(page, inject('appUrl'));
  const buffer = Buffer.from(readFileSync(EXAMPLE, 'utf8').replace('"knee-foot-alignment"', '"knee-caving"'));
  await page
    .getByLabel('Add a routine of your own')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer });
  const refused = page.getByRole('alert');
  await refused.waitFor();
  expect(await refused.innerText()).toMatch(/rules\.0\.metric|rules\[0\]\.metric/);
  expect(await refused.innerText()).toContain('got "knee-caving"; allowed: one of');

  await page.getByLabel('Add a routine of your own').setInputFiles(EXAMPLE);
  await page.getByRole('heading', { name: 'Soft bend', level: 1 }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Soft bend', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Remove Soft bend' }).click();
  await page.getByRole('heading', { name: 'Hip-rotation walk-out', level: 1 }).waitFor();
  expect(await page.getByRole('link', { name: 'Soft bend' }).count()).toBe(0);
  expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
});
