import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { describe, expect, inject, it } from 'vitest';
import type { Download, Locator, Page } from 'playwright-core';
import { parseCase } from '../../src/replay/disputed-case.ts';
import { readZip } from '../../src/store/zip.ts';
import { CLIP_AS_CAMERA } from '../support/browser-flags.ts';
import { movingReadings, useBrowser, watch } from '../support/browser.ts';
import { bundleOfTrack } from '../support/bundles.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { violations } from '../support/violations.ts';

const browser = useBrowser({ flags: CLIP_AS_CAMERA });
const LIBRARY = '?screen=library';
const SIZE = { viewport: { width: 1280, height: 900 } };

/** A page of its own with these bundles taken in. */
async function libraryWith(...days: readonly number[]): Promise<Page> {
  const page = await browser.open(SIZE);
  await page.goto(inject('appUrl') + LIBRARY);
  for (const day of days) {
    await page.setInputFiles('input[type=file]', (await bundleOfTrack(day)).file);
    await sessions(page).nth(days.indexOf(day)).waitFor();
  }
  return page;
}

const sessions = (page: Page): Locator => page.locator('[data-session]');

async function watchFirst(page: Page): Promise<void> {
  await sessions(page).first().getByRole('button', { name: 'Watch', exact: true }).click();
  await page.locator('html[data-screen=replay] .scrub').waitFor();
}

/** What a click hands over. */
async function downloadBy(page: Page, click: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await click();
  const download: Download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function save(page: Page, kind: string): Promise<{ name: string; bytes: Buffer }> {
  const menu = page.locator('details.saves');
  if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
  return downloadBy(page, () => page.locator(`[data-save=${kind}]`).click());
}

const filesOf = (bytes: Buffer) => readZip(new Blob([new Uint8Array(bytes)]), { files: 30, bytes: 1e9, names: /./ });

describe('a set that is kept with its picture', () => {
  it('is in the list, plays, goes out as one file and comes in elsewhere, byte for byte', {
    timeout: 150_000,
  }, async () => {
    const page = await browser.open(SIZE);
    const watched = watch(page, inject('appUrl'));
    await page.goto(`${inject('appUrl')}?source=camera&model=lite&accelerator=cpu&keep=picture`);
    await movingReadings(page, 1, 60_000);
    await page.getByText('Recording the picture').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('html[data-screen=summary]').waitFor({ timeout: 20_000 });
    // Headless, the browser promises nothing; it was asked, once.
    await page.getByText('The browser was asked to keep it').waitFor();
    await page.reload();
    await page.getByText('Kept on this computer').waitFor();
    expect(await page.getByText('The browser was asked to keep it').count()).toBe(0);

    await page.goto(inject('appUrl') + LIBRARY);
    await expect.poll(() => sessions(page).count()).toBe(1);
    await sessions(page).locator('img').waitFor();
    const out = await downloadBy(page, () => page.getByRole('button', { name: 'Save as a file' }).click());
    const files = await filesOf(out.bytes);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['session.json', 'track.json.gz', 'picture.mp4', 'report.html', 'session.trc']),
    );

    const elsewhere = await browser.open(SIZE);
    await elsewhere.goto(inject('appUrl') + LIBRARY);
    const file = { name: out.name, mimeType: 'application/zip', buffer: out.bytes };
    await elsewhere.setInputFiles('input[type=file]', file);
    await elsewhere.getByText('The session is here.').waitFor();
    const again = await filesOf(
      (await downloadBy(elsewhere, () => elsewhere.getByRole('button', { name: 'Save as a file' }).click())).bytes,
    );
    for (const name of ['session.json', 'picture.mp4', 'metrics.csv', 'session.trc', 'session.mot'])
      expect(
        Buffer.from(await again.get(name)!.arrayBuffer()).equals(Buffer.from(await files.get(name)!.arrayBuffer())),
        name,
      ).toBe(true);

    await watchFirst(elsewhere);
    await elsewhere.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => elsewhere.locator('.clock b').innerText(), { timeout: 20_000 }).not.toBe('0:00.0');
    expect(watched.errors).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });
});

describe('the list', () => {
  it('finds by words and tags, brings back what was deleted, and has no violation', async () => {
    const page = await libraryWith(3, 4);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('No session fits').waitFor();
    await page.getByRole('searchbox').fill('stiff');
    await expect.poll(() => sessions(page).count()).toBe(2);
    await sessions(page).first().getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => sessions(page).count()).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => sessions(page).count()).toBe(2);
  });

  it('brings back what was deleted before the page was loaded again, or frees its room at once', async () => {
    const page = await libraryWith(15, 16);
    const folders = () =>
      page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const names: string[] = [];
        for await (const name of (await root.getDirectoryHandle('sessions')).keys()) names.push(name);
        return names.length;
      });
    await sessions(page).first().getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => sessions(page).count()).toBe(1);
    await page.reload();
    await page.getByText('One deleted session takes').click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await expect.poll(() => sessions(page).count()).toBe(2);
    await sessions(page).first().getByRole('button', { name: 'Delete' }).click();
    await page.getByText('One deleted session takes').waitFor();
    expect(await folders()).toBe(2);
    await page.locator('details.bin:not([open]) summary').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Free their room now' }).click();
    await expect.poll(folders).toBe(1);
    // The list is drawn anew a moment after the files are gone.
    await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });

  it('refuses a file that was tampered with, in one sentence, and stays as it was', async () => {
    const page = await libraryWith(5);
    const { file } = await bundleOfTrack(6);
    const struck = Buffer.from(file.buffer);
    struck[struck.length >> 1]! ^= 1;
    await page.setInputFiles('input[type=file]', { ...file, buffer: struck });
    await page.getByText('The file cannot be taken in').waitFor();
    await page.reload();
    await expect.poll(() => sessions(page).count()).toBe(1);
  });

  it('is the same in two tabs, and neither undoes what the other changed', async () => {
    const first = await libraryWith(7);
    const second = await first.context().newPage();
    await second.goto(inject('appUrl') + LIBRARY);
    await note(first, { name: 'note', text: 'from the first tab' });
    await watchFirst(second);
    await second.getByRole('button', { name: 'Note at this moment' }).click();
    await second.locator('.pinform textarea').fill('from the second tab');
    await second.getByRole('button', { name: 'Keep note' }).click();
    await second.locator('li.pin').waitFor();
    await first.reload();
    await first.getByText('from the first tab').waitFor();
    await watchFirst(first);
    await first.locator('li.pin').getByText('from the second tab').waitFor();
  });

  async function note(page: Page, { name, text }: { name: string; text: string }): Promise<void> {
    await sessions(page).first().getByRole('button', { name: 'Notes' }).click();
    await page.locator(`[name=${name}]`).fill(text);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText(text).first().waitFor();
  }
});

describe('the player', () => {
  it('keeps that a finding was wrong, and saves it as a test case', async () => {
    const page = await libraryWith(8);
    await watchFirst(page);
    await page.locator('.finding .jump').first().click();
    await page.getByRole('button', { name: /This was wrong/ }).click();
    await page.getByText('You said this was wrong.').waitFor();
    await page.reload();
    await page.getByText('You said this was wrong.').waitFor();
    const { name, bytes } = await save(page, 'case');
    expect(name).toMatch(/-case\.json$/);
    const { disputed, track } = parseCase(bytes.toString());
    expect(disputed).toMatchObject([{ disputed: true }]);
    expect(track.frames.length).toBe((await bundleOfTrack(8)).record.frames.length);
  });

  it('keeps what is drawn on the picture, where it was drawn', async () => {
    const page = await libraryWith(9);
    await watchFirst(page);
    await page.getByRole('button', { name: 'Note at this moment' }).click();
    const picture = page.locator('plumb-picture canvas');
    const { x, y, width, height } = (await picture.boundingBox())!;
    const ink = () => inkAt(page, 0.3, 0.5);
    const before = await ink();
    await page.mouse.move(x + width * 0.2, y + height * 0.5);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.4, y + height * 0.5, { steps: 5 });
    await page.mouse.up();
    await expect.poll(ink).not.toBe(before);
    const drawn = await ink();
    await page.getByRole('button', { name: 'Keep note' }).click();
    await page.locator('li.pin').waitFor();
    await page.reload();
    await page.locator('li.pin .jump').click();
    await expect.poll(ink).toBe(drawn);
  });

  it('scores again with other limits, old beside new', async () => {
    const page = await libraryWith(10);
    await watchFirst(page);
    await page.getByText('Score again').click();
    await page.locator('[name=limits]').selectOption('2');
    await page.getByRole('button', { name: 'Score', exact: true }).click();
    await page.locator('.again tbody tr').first().waitFor({ timeout: 30_000 });
    expect(await page.locator('.again tbody').innerText()).toContain('not told');
    await page.locator('[name=limits]').selectOption('1');
    await page.getByRole('button', { name: 'Score', exact: true }).click();
    // The same version with the same limits tells the same.
    await expect.poll(() => page.locator('.again tbody').innerText(), { timeout: 30_000 }).not.toContain('not told');
  });

  it('saves the seconds around a finding as a video of their length', async () => {
    const page = await libraryWith(11);
    await watchFirst(page);
    await page.locator('.finding .jump').first().click();
    const clip = await downloadBy(page, () => page.getByRole('button', { name: 'Save as a clip' }).first().click());
    expect(clip.name).toMatch(/\.mp4$/);
    const { t0, t1 } = (await bundleOfTrack(11)).record.findings[0]!;
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(new Uint8Array(clip.bytes)) });
    const track = (await input.getPrimaryVideoTrack())!;
    // The picture of this session lasts four seconds.
    const expected = Math.min(4, t1 + 2) - Math.max(0, t0 - 2);
    expect(Math.abs((await track.computeDuration()) - expected)).toBeLessThan(2 / 30);
  });

  it('shows two sessions side by side, in the same step', async () => {
    const page = await libraryWith(12, 13);
    await watchFirst(page);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Watch beside').selectOption({ index: 1 });
    await page.locator('html[data-screen=beside] figcaption').nth(1).waitFor();
    await page.getByRole('button', { name: 'Next moment' }).click();
    const told = () => page.locator('figcaption').allInnerTexts();
    await expect.poll(async () => new Set((await told()).map((text) => text.split('\n').at(-1))).size).toBe(1);
    expect(await violations(page)).toEqual([]);
  });

  /** A pixel of the picture on the screen. */
  const inkAt = (page: Page, across: number, down: number): Promise<string> =>
    page.evaluate(
      ([x, y]) => {
        const canvas = document.querySelector<HTMLCanvasElement>('plumb-picture canvas')!;
        // Shown mirrored.
        const at = [Math.round((1 - x) * canvas.width), Math.round(y * canvas.height)] as const;
        return [...canvas.getContext('2d')!.getImageData(...at, 1, 1).data].join(' ');
      },
      [across, down] as const,
    );
});

describe('what other programs read', () => {
  it('opens anywhere, asks for nothing, and means the same', async () => {
    const page = await libraryWith(14);
    await watchFirst(page);
    const report = await save(page, 'html');
    const { record } = await bundleOfTrack(14);

    const offline = await browser.open({ offline: true });
    const asked: string[] = [];
    offline.on('request', (request) => asked.push(request.url()));
    const file = path.join(temporaryFolder(), 'report.html');
    writeFileSync(file, report.bytes);
    await offline.goto(pathToFileURL(file).href);
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(await offline.locator('tbody tr').count()).toBe(record.findings.length);
    expect(await offline.locator('script').count()).toBe(0);
    const pictures = offline.locator('.pics img');
    expect(await pictures.count()).toBe(Math.min(16, record.findings.length));
    expect(await pictures.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);

    const vtt = await save(page, 'vtt');
    const cues = await page.evaluate(readCues, vtt.bytes.toString());
    expect(cues.map(({ text }) => text)).toEqual(record.cues.map(({ text }) => text));
    cues.forEach(({ from }, i) => expect(from).toBeCloseTo(record.cues[i]!.t, 3));
  });

  /** Runs in a page: what the browser's own WebVTT parser makes of a file. */
  const readCues = (text: string): Promise<{ from: number; to: number; text: string }[]> =>
    new Promise((resolve, reject) => {
      const track = document.createElement('track');
      const video = document.createElement('video');
      video.append(track);
      document.body.append(video);
      track.addEventListener('error', () => reject(new Error('no WebVTT')));
      track.addEventListener('load', () =>
        resolve(
          Array.from(track.track.cues ?? [], (cue) => ({
            from: cue.startTime,
            to: cue.endTime,
            text: (cue as VTTCue).getCueAsHTML().textContent ?? '',
          })),
        ),
      );
      track.track.mode = 'hidden';
      track.src = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
    });
});
