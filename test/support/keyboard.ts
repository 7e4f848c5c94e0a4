import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any screen has. */
const MOST_STOPS = 150;

/** Presses Tab until `target` has the focus. On the way the focus must be seen wherever it goes. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    expect(await page.evaluate(unseenFocus)).toBeNull();
  }
  throw new Error(`Tab never comes to ${String(target)}`);
}

/** Goes to `target` by keys alone, and presses it. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes through the whole screen with Tab: what can be used and is never reached, by its words. */
export async function neverReached(page: Page): Promise<readonly string[]> {
  await page.evaluate(noteControls);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(unseenFocus)).toBeNull();
    if ((await page.evaluate(notReached)).length === 0) return [];
  }
  return page.evaluate(notReached);
}

/** Where the focus is. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.localName ?? 'nothing');

interface Noted {
  controls: Set<Element>;
}

/** Runs in the page: notes everything that can be used. Of radio buttons one is a stop, the arrows do the rest. */
function noteControls(): void {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const usable = all.filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches('[tabindex="-1"], :disabled, input[type=radio]:not(:checked), dialog:not([open]) *'),
  );
  Object.assign(globalThis, { controls: new Set(usable) });
}

/** Runs in the page: takes what has the focus off the note; gives the rest, by its words. */
function notReached(): string[] {
  const { controls } = globalThis as unknown as Noted;
  if (document.activeElement) controls.delete(document.activeElement);
  return [...controls].map((element) => element.textContent.trim() || element.outerHTML.slice(0, 80));
}

/** Runs in the page: what has the focus without anybody seeing it; null where all is well, also between two rounds. */
function unseenFocus(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A control that is hidden behind its words shows its ring around them; a mark in a drawing, around itself.
  const near = [element, element.closest('label'), element.nextElementSibling, element.querySelector('.hit')];
  const ringed = near.find((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, stroke } = getComputedStyle(one);
    return one.matches('.hit') ? stroke !== 'none' : outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  if (!ringed) return `no ring: ${element.outerHTML.slice(0, 120)}`;
  const { left, top, right, bottom } = ringed.getBoundingClientRect();
  const isInView = right > left && bottom > top && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return isInView ? null : `out of sight: ${element.outerHTML.slice(0, 120)}`;
}
