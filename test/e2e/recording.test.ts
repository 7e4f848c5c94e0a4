import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { bitRateOf } from '../../src/record/picture-writer.ts';
import type { Looked, SessionsBench } from '../support/bench/sessions.ts';
import { startMortalBrowser, useBrowser } from '../support/browser.ts';
import { begin, CAMERA, lastT, look, MORE_THAN_WAIT, openRecorderBench, taken } from '../support/recorder-bench.ts';
import type { RecorderPage } from '../support/recorder-bench.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Tells at once what memory a page holds; by itself it takes its time, and one without windows cannot tell. */
const browser = useBrowser({ flags: ['--enable-blink-features=ForceEagerMeasureMemory'], whole: true });
/** How often the browser is killed. All ten of ten: `PLUMBLINE_KILLS=10`. */
const KILLS = Number(process.env['PLUMBLINE_KILLS'] ?? 3);
/** Minutes of a recording that is made faster than life. The whole hour: `PLUMBLINE_MINUTES=60`. */
const MINUTES = Number(process.env['PLUMBLINE_MINUTES'] ?? 2);
/** How many times faster than life, and how long it may take, milliseconds. */
const SPEED = 20;
const LONG = 60_000 + MINUTES * 6000;

/** The video has every picture that was taken while it was recorded, up to the last. */
async function expectAllTaken(page: Page, { pictures, videoEnd }: Looked): Promise<void> {
  const times = await taken(page);
  console.log(JSON.stringify({ pictures, videoEnd, taken: times.length }));
  expect(times.length).toBeGreaterThan(MORE_THAN_WAIT);
  expect(pictures).toBe(times.length);
  expect(videoEnd).toBeGreaterThanOrEqual(times.at(-1)!);
  expect(videoEnd).toBeLessThan(times.at(-1)! + 0.1);
}

describe('a recording', () => {
  it(`outlives its browser's death, ${KILLS} of ${KILLS} times`, { timeout: 240_000 }, async () => {
    const profile = temporaryFolder();
    for (let round = 0; round < KILLS; round++) {
      const first = await startMortalBrowser(profile);
      await openRecorderBench(first.page);
      await begin(first.page, { ...CAMERA, seconds: 60, withPicture: true, speed: 1 });
      await expect.poll(() => lastT(first.page), { timeout: 20_000 }).toBeGreaterThan(2 + round * 0.37);
      const killedAt = await lastT(first.page);
      const takenInTime = (await taken(first.page)).filter((t) => t < killedAt - 1);
      await first.kill();

      const second = await startMortalBrowser(profile);
      await openRecorderBench(second.page);
      const repaired = await second.page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.repair());
      expect(repaired).toMatchObject([{ state: 'repaired' }]);
      const found = await look(second.page, repaired[0]!.id);
      expect(found.lastRow, 'the track reaches to within a second').toBeGreaterThan(killedAt - 1);
      expect(found.videoEnd, 'the video plays to within a second').toBeGreaterThan(killedAt - 1);
      expect(found).toMatchObject({ strayPictures: 0, strayFrames: 0, strayFindings: 0 });
      expect(takenInTime.length).toBeGreaterThan(0);
      expect(found.pictures, 'pictures of up to the last second').toBeGreaterThanOrEqual(takenInTime.length);
      await second.kill();
    }
  });

  it('has a picture for its frames, each with its own number', { timeout: 60_000 }, async () => {
    const page = await openRecorderBench(await browser.open());
    await begin(page, { ...CAMERA, seconds: 4, withPicture: true, speed: 1 });
    const entries = () => page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.list());
    await expect.poll(async () => (await entries())[0]?.state, { timeout: 30_000 }).toBe('whole');
    const found = await look(page, (await entries())[0]!.id);
    expect(found).toMatchObject({ rows: 120, strayPictures: 0, strayFrames: 0, strayFindings: 0 });
    // Pictures may be left out where the encoder is late, rows never, and no picture that was taken.
    await expectAllTaken(page, found);
  });
});

describe('a mirror that is late on purpose', () => {
  it('shows every picture with its own marks, as late as it was asked to', async () => {
    const page = await openRecorderBench(await browser.open());
    const found = await page.evaluate((order) => (globalThis as unknown as RecorderPage).sessions.mirror(order), {
      delay: 3,
      seconds: 7,
    });
    expect(found.stray).toBe(0);
    expect(found.late).toBeGreaterThan(15);
    expect(found.least).toBeGreaterThanOrEqual(3000);
    expect(found.most).toBeLessThan(4000);
  });
});

describe('a long recording', () => {
  it(`of ${MINUTES} minutes costs no memory, and as much disk as its rows`, { timeout: LONG + 90_000 }, async () => {
    const page = await openRecorderBench(await browser.open());
    const order = { fps: 30, size: { width: 160, height: 120 }, seconds: MINUTES * 60 } as const;
    const began = await memoryOf(page);
    await begin(page, { ...order, speed: SPEED, withPicture: true, canned: true });
    const used: number[] = [];
    for (const part of [0.2, 0.4, 0.6, 0.8]) {
      await expect.poll(() => lastT(page), { timeout: LONG }).toBeGreaterThan(part * order.seconds);
      used.push((await memoryOf(page)) - began);
    }
    const ending = () => page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.ending());
    await expect.poll(ending, { timeout: LONG }).not.toBeNull();
    const { largestRead, frames } = (await ending())!;
    const ended = (await memoryOf(page)) - began;
    const entries = await page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.list());
    expect(entries[0]?.state).toBe('whole');
    const found = await page.evaluate(
      (id) => (globalThis as unknown as RecorderPage).sessions.bytes(id),
      entries[0]!.id,
    );
    console.log(
      JSON.stringify({
        minutes: MINUTES,
        usedMB: used.map((bytes) => bytes / 1e6),
        endedMB: ended / 1e6,
        largestRead,
        found,
      }),
    );
    // Rows of a fixed length, and nothing else that grows with time but the log and the picture.
    expect(found.rows).toBe(order.seconds * order.fps * found.rowBytes);
    // Faster than life, many are not taken; those that are, are there. Grey ones take less than they may.
    const times = await taken(page);
    expect(times.length).toBeGreaterThan(MORE_THAN_WAIT);
    expect(found.pictures).toBe(times.length);
    expect(found.picture).toBeLessThan(bitRateOf(order.size) * order.seconds);
    // Of what was handed over, nothing is held: from here on, 1.2 kB a frame would be twice this. What is loaded late, on a
    // busy machine after the first look, is not growth.
    expect(used.at(-1)! - used[1]!).toBeLessThan(0.18 * found.rows);
    // Summed up piece by piece: what was seen stays on the disk, what was measured is a quarter of it.
    expect(frames).toBe(order.seconds * order.fps);
    expect(largestRead).toBeLessThan(2e6);
    expect(ended - used.at(-1)!).toBeLessThan(0.5 * found.rows);
    expect(await page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.faults())).toEqual([]);
  });
});

/** What the page and its workers hold, bytes. */
const memoryOf = (page: Page): Promise<number> =>
  page.evaluate(
    async () =>
      (
        await (
          performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
        ).measureUserAgentSpecificMemory()
      ).bytes,
  );

describe('a recording with sound', () => {
  it('has it in time with the picture', { timeout: 60_000 }, async () => {
    const page = await openRecorderBench(await browser.open());
    await begin(page, { ...CAMERA, seconds: 4, withPicture: true, speed: 1, toneFrom: 2 });
    const entries = () => page.evaluate(() => (globalThis as unknown as RecorderPage).sessions.list());
    await expect.poll(async () => (await entries())[0]?.state, { timeout: 30_000 }).toBe('whole');
    const { id } = (await entries())[0]!;
    const heard = await page.evaluate((one) => (globalThis as unknown as RecorderPage).sessions.sound(one), id);
    const found = await look(page, id);
    expect(found).toMatchObject({ rows: 120, strayPictures: 0 });
    await expectAllTaken(page, found);
    expect(heard.heardFrom).toBeGreaterThan(1.85);
    expect(heard.heardFrom).toBeLessThan(2.15);
    expect(heard.soundEnd).toBeGreaterThan(3);

    const bench = <Result>(call: string, ...args: readonly unknown[]): Promise<Result> =>
      page.evaluate(
        ([name, given]) =>
          (globalThis as unknown as { sessions: Record<string, (...all: unknown[]) => Promise<never>> }).sessions[
            name
          ]!(...given),
        [call, args] as const,
      );
    type Heard = Awaited<ReturnType<SessionsBench['hear']>>;
    const played = await bench<Heard>('hear', { id, toneFrom: 2, speed: 1, muted: false });
    // In the file the tone begins where it was heard; the picture of that moment is shown when it is played.
    const behind = played.heardAt! - played.shownAt - (heard.heardFrom - 2) * 1000;
    console.log(JSON.stringify({ behind, ...heard }));
    expect(Math.abs(behind), 'sound in step with the picture').toBeLessThan(120);
    expect((await bench<Heard>('hear', { id, toneFrom: 2, speed: 2, muted: false })).heardAt).toBeNull();
    expect((await bench<Heard>('hear', { id, toneFrom: 2, speed: 1, muted: true })).heardAt).toBeNull();

    type Sound = Awaited<ReturnType<SessionsBench['sound']>>;
    const whole = await bench<Sound>('clipSound', id, null);
    expect(whole.heardFrom, 'the sound of the video with marks').toBeCloseTo(heard.heardFrom, 1);
    const clip = await bench<Sound>('clipSound', id, { from: 1.5, to: 3 });
    expect(clip.heardFrom, 'the sound of a clip').toBeCloseTo(heard.heardFrom - 1.5, 1);
    expect(clip.soundEnd).toBeLessThan(1.6);
  });
});
