import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser, watch } from '../support/browser.ts';
import { withYears } from '../support/progress.ts';
import { violations } from '../support/violations.ts';

const browser = useBrowser();
const RANGE = '?screen=range';

const saved = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8');

describe('a year of three people', () => {
  it('has a table beside every plot, and nothing that axe finds', async () => {
    const page = await withYears(browser, inject('appUrl'));
    await page.reload();
    await page.locator('.rom .trends .trend').first().waitFor();
    for (const summary of await page.locator('.rom summary').all()) await summary.click();
    expect(await page.locator('.trends table tbody tr').count()).toBe(52);
    expect(await page.locator('section:has(.trend) table').count()).toBe(
      await page.locator('section:has(.trend)').count(),
    );
    expect(await violations(page)).toEqual([]);
  });

  it('is kept apart: another person has their own', async () => {
    const page = await withYears(browser, inject('appUrl'));
    await page.reload();
    await page.getByRole('button', { name: 'Alex', exact: true }).click();
    await page.getByText('Results of Alex').first().waitFor();
    await page.getByRole('button', { name: 'Delete this person' }).click();
    await page.getByRole('button', { name: 'Delete everything of Alex' }).click();
    await page.getByText('Results of Kim').first().waitFor();
    expect(await page.getByRole('button', { name: 'Alex', exact: true }).count()).toBe(0);
    expect(await page.locator('.trends .tr').count()).toBe(4);
  });

  it('leaves as a page that prints on one sheet and asks nothing of any network, as a table, and as JSON', async () => {
    const page = await withYears(browser, inject('appUrl'));
    await page.reload();
    const savedBy = async (name: string): Promise<string> => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      return saved(await download);
    };
    const paper = await browser.open();
    const watching = watch(paper, 'nowhere:');
    await paper.setContent(await savedBy('One page for a professional'));
    const pdf = (await paper.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect(watching.foreign).toEqual([]);
    expect(watching.errors).toEqual([]);
    expect(await savedBy('All results as CSV')).toMatch(/^time,routine,/);
    expect(await savedBy('All results as JSON')).toMatch(/^\{\n {2}"format": "plumbline-range"/);
  });
});

describe('the plan', () => {
  it('is begun, shown, and put into a calendar', async () => {
    const page = await browser.open();
    await page.goto(`${inject('appUrl')}?screen=programme`);
    await page.getByRole('button', { name: 'Begin this plan' }).click();
    await page.locator('.cal td').first().waitFor();
    expect(await violations(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Put it into my calendar' }).click();
    const file = await saved(await download);
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[^]*RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR\r\n/);
  });
});

describe('before the first check', () => {
  it('who should not do it is said, and nothing begins without consent', async () => {
    const page = await browser.open();
    await page.goto(inject('appUrl') + RANGE);
    await page.getByRole('button', { name: 'Begin a range check' }).click();
    await page.locator('html[data-screen=range-begin]').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    expect(await page.locator('html').getAttribute('data-screen')).toBe('range-begin');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    expect(await page.locator('html').getAttribute('data-screen')).toBe('range-begin');
    await page.getByRole('radio', { name: 'Yes' }).check();
    await page.getByText('Then not today.').waitFor();
    expect(await page.getByRole('button', { name: 'Begin', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'No' }).check();
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.locator('html:not([data-screen=range-begin])').waitFor();
  });
});

it('a check in a video is shown, and is nobody’s', { timeout: 150_000 }, async () => {
  const page = await withYears(browser, inject('appUrl'));
  await page.evaluate(() =>
    localStorage.setItem(
      'plumbline-settings',
      '{"version":1,"routine":"range-of-motion","model":"lite","heightCm":179}',
    ),
  );
  await page.goto(inject('appUrl'));
  await page.locator('html[data-screen=home]').waitFor();
  await page.setInputFiles('input[type=file]', new URL('../fixtures/range.mp4', import.meta.url).pathname);
  await page.locator('html[data-screen=range]').waitFor({ timeout: 120_000 });
  await page.getByRole('heading', { name: 'Seen in a video' }).waitFor();
  await page.getByText('counts for nobody').waitFor();
  expect(await page.locator('.soles svg').count()).toBe(2);
  expect(await page.locator('.trends').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to your own results' }).click();
  await page.locator('.trends table').first().waitFor({ state: 'attached' });
  expect(await page.locator('.trends table tbody tr').count()).toBe(52);
});

it('what another tab is recording is not deleted, which is said; all the rest is', async () => {
  const page = await withYears(browser, inject('appUrl'));
  const other = await page.context().newPage();
  await other.goto(`${inject('appUrl')}?screen=settings`);
  await other.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('sessions', { create: true });
    for (const id of ['before', 'recorded', 'then']) {
      const file = await (await folder.getDirectoryHandle(id, { create: true })).getFileHandle('rows', {
        create: true,
      });
      if (id !== 'recorded') continue;
      const writable = await file.createWritable();
      void navigator.locks.request(
        `plumbline-session-${id}`,
        () =>
          new Promise<void>((letGo) => {
            Object.assign(globalThis, { end: () => writable.close().then(letGo) });
          }),
      );
    }
  });
  const left = () =>
    page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sessions', { create: true });
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names;
    });
  const forget = async () => {
    await page.goto(inject('appUrl') + RANGE);
    await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  };
  await forget();
  await page.getByRole('heading', { name: 'Not everything is deleted' }).waitFor();
  await page.getByText('Another tab is recording a set').first().waitFor();
  expect(await left()).toEqual(['recorded']);
  expect(await goesToANewPage(page, 'Range')).toBe(true);
  await page.getByRole('button', { name: 'Begin a range check' }).waitFor();
  expect(await page.getByRole('button', { name: 'Kim' }).count()).toBe(0);
  await other.evaluate(() => (globalThis as unknown as { end(): Promise<void> }).end());
  await forget();
  await page.locator('html[data-screen=home]').waitFor();
  expect(await left()).toEqual([]);
});

/** Whether a link of the page that is up leads to one that remembers nothing of it. */
async function goesToANewPage(page: Page, link: string): Promise<boolean> {
  await page.evaluate(() => Object.assign(globalThis, { isOld: true }));
  await page.getByRole('link', { name: link, exact: true }).first().click();
  await page.locator('html:not([data-screen=error])').waitFor();
  return page.evaluate(() => !('isOld' in globalThis));
}

it('what another tab does not let go of is said; the page goes on without what is gone, and works once the tab is closed', async () => {
  const page = await withYears(browser, inject('appUrl'));
  await page.evaluate(() => localStorage.setItem('plumbline-settings', '{"version":1,"language":"de","heightCm":170}'));
  await page.reload();
  const other = await page.context().newPage();
  await other.goto(`${inject('appUrl')}docs`);
  // Like a tab of an app that does not listen.
  await other.evaluate(async () => {
    for (const name of ['plumbline', 'plumbline-progress'])
      await new Promise((resolve) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => {
          Object.assign(globalThis, { [name]: opening.result });
          resolve(null);
        });
      });
  });
  await page.getByRole('button', { name: 'Alles löschen', exact: true }).click();
  await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
  await page.getByRole('heading', { name: 'Es ist nicht alles gelöscht' }).waitFor();
  expect(await page.evaluate(() => localStorage.getItem('plumbline-settings'))).toBeNull();
  await page.getByRole('button', { name: 'Startseite' }).click();
  await page.locator('html[data-screen=home][lang=en-GB]').waitFor();
  await page.getByRole('link', { name: 'Range', exact: true }).first().click();
  await page.getByRole('heading', { name: 'What is kept on this computer cannot be opened' }).waitFor();
  await other.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Begin a range check' }).waitFor();
  expect(await page.getByRole('button', { name: 'Kim' }).count()).toBe(0);
});

it('everything is deleted in one place, for real', async () => {
  const page = await withYears(browser, inject('appUrl'));
  await page.evaluate(async () => {
    localStorage.setItem('plumbline-settings', '{"heightCm":170}');
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('sessions', { create: true });
    const session = await folder.getDirectoryHandle('one', { create: true });
    await session.getFileHandle('head.json', { create: true });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await page.locator('html[data-screen=home]').waitFor();
  const left = await page.evaluate(async () => {
    const files: string[] = [];
    // Home looks for sessions, and may have made their folder anew: what counts is what lies in it.
    const look = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, handle] of folder.entries())
        if (handle.kind === 'file') files.push(name);
        else await look(handle);
    };
    await look(await navigator.storage.getDirectory());
    const stored = Object.keys(localStorage).filter((key) => localStorage.getItem(key)?.includes('170'));
    return { files, stored };
  });
  expect(left).toEqual({ files: [], stored: [] });
  await page.goto(inject('appUrl') + RANGE);
  await page.getByRole('button', { name: 'Begin a range check' }).waitFor();
  expect(await page.getByRole('button', { name: 'Kim' }).count()).toBe(0);
});
