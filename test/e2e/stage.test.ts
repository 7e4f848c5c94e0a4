import { expect, inject, it } from 'vitest';
import { CLIP_AS_CAMERA } from '../support/browser-flags.ts';
import { useBrowser, watch } from '../support/browser.ts';
import { violations } from '../support/violations.ts';

const browser = useBrowser({ flags: CLIP_AS_CAMERA });

it('pain ends a set at once, by one key; it is asked how much, and the next set is not offered', {
  timeout: 120_000,
}, async () => {
  const page = await browser.open();
  const watched = watch(page, inject('appUrl'));
  await page.goto(`${inject('appUrl')}?source=camera&model=lite&accelerator=cpu`);
  await page.locator('.dial').first().waitFor({ timeout: 60_000 });
  await page.keyboard.press('h');
  await page.locator('html[data-screen=summary]').waitFor({ timeout: 10_000 });
  await page.getByText('You stopped because it hurt.').waitFor();
  await page.getByLabel('How much, 1 to 10').selectOption('5');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('Pain 5 of 10.').waitFor();
  expect(await page.getByRole('button', { name: 'Again' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(watched.errors).toEqual([]);
});

it('the large words take a twentieth of the screen’s height at least: phone, laptop, television', async () => {
  const page = await browser.open();
  await page.goto(`${inject('appUrl')}?source=demo&model=lite&accelerator=cpu`);
  await page.locator('.cue[data-cue] .say').waitFor({ timeout: 60_000 });
  for (const amount of ['coach', 'numbers']) {
    await page.locator(`.stage[data-amount=${amount}]`).waitFor({ timeout: 60_000 });
    for (const size of SCREENS) {
      await page.setViewportSize(size);
      const shares = await page.evaluate(shareOfWords);
      expect(Math.min(...shares), `${amount} at ${size.width} × ${size.height}`).toBeGreaterThanOrEqual(0.05);
    }
    await page.keyboard.press('n');
  }
});

const SCREENS = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 820, height: 1180 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const;

/** Runs in the page: how tall the letters of the large words are, of the screen, as they are, as a step, and when long. */
function shareOfWords(): readonly number[] {
  const cue = document.querySelector('.cue')!;
  const own = cue.className;
  const shares = ['cue', 'cue step', 'cue long'].map((name) => {
    cue.className = name;
    return Number.parseFloat(getComputedStyle(cue.querySelector('.say')!).fontSize) / innerHeight;
  });
  cue.className = own;
  return shares;
}
