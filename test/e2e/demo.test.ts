import { describe, expect, inject, it } from 'vitest';
import { movingReadings, useBrowser, watch } from '../support/browser.ts';

const browser = useBrowser();

describe('the app with its demo', () => {
  it('measures without a click, stays silent in the console and asks no other origin for anything', async () => {
    const page = await browser.open();
    const watched = watch(page, inject('appUrl'));
    const response = await page.goto(`${inject('appUrl')}?source=demo&model=lite&accelerator=cpu&developer`);
    const moved = await movingReadings(page, 3, 60_000);
    expect(moved.length, `readings that moved: ${moved.join(', ')}`).toBeGreaterThanOrEqual(3);
    for (const stage of ['read', 'crop', 'network', 'core', 'draw', 'age', 'gap'])
      expect(await page.locator(`.developer tr[data-stage=${stage}]`).count(), stage).toBe(1);
    await page.keyboard.press('d');
    await page.locator('.developer').waitFor({ state: 'detached' });
    expect(watched.errors).toEqual([]);
    expect(watched.foreign).toEqual([]);

    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/'unsafe-eval'|'unsafe-inline'|https?:|\*/);
  });

  it('is kept from other origins by the browser itself', async () => {
    const page = await browser.open();
    await page.goto(inject('appUrl'));
    const refused = await page.evaluate(async () => {
      const violated = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
      );
      await fetch('https://example.com/').catch(() => undefined);
      return violated;
    });
    expect(refused).toBe('connect-src');
  });

  it('says which pose file is missing instead of failing in silence', async () => {
    const page = await browser.open();
    await page.route('**/models/pose_landmark_lite.tflite', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(`${inject('appUrl')}?source=demo&model=lite&accelerator=cpu`);
    await page.getByText('pose_landmark_lite.tflite is missing').waitFor({ timeout: 30_000 });
  });
});
