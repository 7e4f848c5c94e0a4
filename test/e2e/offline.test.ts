import { expect, it } from 'vitest';
import { serveBuiltApp } from '../../src/cli/built-app.ts';
import { movingReadings, useBrowser, watch } from '../support/browser.ts';

const browser = useBrowser();

it('after one visit the app opens, and its demo measures, without any host; it is isolated and can be installed', async () => {
  const app = await serveBuiltApp();
  const page = await browser.open({ serviceWorkers: 'allow' });
  await page.goto(`${app.url}?screen=settings`);
  await page.getByText('Opens and measures without a network.').waitFor({ timeout: 60_000 });
  await app.close();
  const watched = watch(page, app.url);

  await page.goto(`${app.url}?source=demo&model=lite&accelerator=cpu`);
  const moved = await movingReadings(page, 3, 60_000);
  expect(moved.length, `readings that moved: ${moved.join(', ')}`).toBeGreaterThanOrEqual(3);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(watched.errors).toEqual([]);
  expect(watched.foreign).toEqual([]);

  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A window that nobody sees, in a context that forgets, is never offered it; all else must be right.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});
