import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { CLIP_AS_CAMERA } from '../support/browser-flags.ts';
import { useBrowser, watch } from '../support/browser.ts';

const browser = useBrowser({ flags: CLIP_AS_CAMERA });

it('a set begins, runs, ends and shows its summary without a hand on the keyboard', { timeout: 180_000 }, async () => {
  const page = await browser.open();
  const watched = watch(page, inject('appUrl'));
  await page.addInitScript(clipAsCamera, await demoClip(page));
  await page.addInitScript(noteScreens);
  await page.goto(`${inject('appUrl')}?source=camera&routine=hip-rotation-walk-out&reps=1&model=lite&accelerator=cpu`);
  const end = page.locator('html[data-screen=summary]').waitFor({ timeout: 150_000 });
  const ended = await end.then(
    () => true,
    () => false,
  );
  expect(ended, await page.evaluate(said)).toBe(true);
  expect(await page.evaluate(screens)).toEqual(['setup', 'stage', 'summary']);
  await page.getByText('Kept on this computer').waitFor();
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.locator('html[data-screen=home] .last img').waitFor();
  expect(watched.errors).toEqual([]);
  expect(watched.foreign).toEqual([]);
});

/** The address of the demo clip, which the built app names by its content. */
async function demoClip(page: Page): Promise<string> {
  const asked = page.waitForRequest(/walk-out-demo/);
  await page.goto(`${inject('appUrl')}?source=demo&model=lite&accelerator=cpu`);
  return (await asked).url();
}

/** Runs in the page: the camera is a whole set that plays again and again. */
function clipAsCamera(url: string): void {
  navigator.mediaDevices.getUserMedia = async () => {
    const video = Object.assign(document.createElement('video'), { src: url, muted: true, loop: true });
    await video.play();
    return (video as HTMLVideoElement & { captureStream(): MediaStream }).captureStream();
  };
}

/** What a page showed from beginning to end. */
interface Seen {
  readonly screens: readonly string[];
  /** The large words, each with the second when they came. */
  readonly words: readonly string[];
}

/** Runs in the page: remembers every screen that was up, and what the large words said. */
function noteScreens(): void {
  const seen: { screens: string[]; words: string[] } = { screens: [], words: [] };
  Object.assign(globalThis, { seen });
  const note = () => {
    const { screen } = document.documentElement.dataset;
    if (screen && seen.screens.at(-1) !== screen) seen.screens.push(screen);
  };
  new MutationObserver(note).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-screen'] });
  let last = '';
  setInterval(() => {
    const words = document.querySelector<HTMLElement>('.cue')?.innerText.replace(/\s+/g, ' ') ?? '';
    if (words !== last) seen.words.push(`${Math.round(performance.now() / 1000)} s: ${words}`);
    last = words;
  }, 500);
}

const screens = (): readonly string[] => (globalThis as unknown as { readonly seen: Seen }).seen.screens;
const said = (): string => (globalThis as unknown as { readonly seen: Seen }).seen.words.join('\n');
