import { rangeBeginScreen } from '../ui/range-begin-screen.ts';
import { dayOf } from '../ui/view/range-view.ts';
import type { Page } from './page.ts';
import { withPeople } from './progress.ts';

/** Shows who should not do a range check, and lets the person agree; `onGo` follows when they have. */
export async function openRangeBegin(page: Page, routine: string, onGo: () => void): Promise<void> {
  const { words, until } = page;
  let agreed: string | null = null;
  let hurts = false;
  const draw = () => {
    if (until.aborted) return;
    const screen = rangeBeginScreen({ routine, agreed, hurts }, words, { onGo: go, onHurts });
    page.show(words.common.pageTitle(words.range.beforeTitle), screen);
  };
  const onHurts = (now: boolean) => {
    hurts = now;
    draw();
  };
  const go = () => {
    void keepConsent(page);
    onGo();
  };
  // What is not kept is asked for again: the page does not wait for the store.
  draw();
  const at = await consentOf(page);
  if (at === null) return;
  agreed = dayOf(at, words);
  draw();
}

async function consentOf({ words }: Page): Promise<number | null> {
  try {
    return await withPeople(words, async (store) => (await store.active()).consentedAt);
  } catch {
    return null;
  }
}

async function keepConsent({ words }: Page): Promise<void> {
  try {
    await withPeople(words, async (store) => {
      const { id } = await store.active();
      await store.change(id, (person) => ({ ...person, consentedAt: Date.now() }));
    });
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
