import { expect, inject, it } from 'vitest';
import { movingReadings, useBrowser, watch } from '../support/browser.ts';
import { keepWorkers, killWorkers } from '../support/pose-workers.ts';
import { saveSession } from '../support/saved-session.ts';

const browser = useBrowser();
const KILLS = 20;

it('a worker that is killed twenty times in a set comes back twenty times; it is said, and no picture is missing', async () => {
  const page = await browser.open({ acceptDownloads: true });
  await page.addInitScript(keepWorkers);
  const watched = watch(page, inject('appUrl'));
  await page.goto(`${inject('appUrl')}?source=demo&model=lite&accelerator=cpu`);
  await movingReadings(page, 1, 60_000);
  for (let kill = 1; kill <= KILLS; kill++) {
    expect(await page.evaluate(killWorkers), 'workers so far').toBe(kill);
    const isBack = () => page.evaluate(isBackAfter, kill);
    await expect.poll(isBack, { timeout: 30_000, message: `recovery ${kill}` }).toBe(true);
  }
  await page.getByText('was started again').waitFor({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  const { frames } = (await saveSession(page)).session;
  expect(frames.length).toBeGreaterThan(KILLS);
  frames.forEach(({ t, seen }, i) => {
    expect(t).toBeCloseTo(i / 30, 2);
    expect(seen, `picture ${i}`).toBe(true);
  });
  expect(watched.errors).toEqual([]);
}, 300_000);

/** Runs in the page: whether the worker that came after so many deaths has seen somebody. */
function isBackAfter(kills: number): boolean {
  const { workers } = globalThis as unknown as { workers: readonly { hasSeenSomebody?: boolean }[] };
  return workers[kills]?.hasSeenSomebody === true;
}
