import { describe, expect, it } from 'vitest';
import type { Annotated } from '../support/bench/sessions.ts';
import { useBrowser } from '../support/browser.ts';
import { openRecorderBench } from '../support/recorder-bench.ts';
import type { RecorderPage } from '../support/recorder-bench.ts';

const browser = useBrowser();
/** Seconds of the clip that is written with marks. Half a minute of a whole camera picture: `PLUMBLINE_CLIP=30`. */
const CLIP = Number(process.env['PLUMBLINE_CLIP'] ?? 10);
const CLIP_SIZE = CLIP >= 30 ? { width: 1280, height: 720 } : { width: 640, height: 480 };

describe('a video with the marks on it', () => {
  it('is as long as the clip, and every picture has its own marks', { timeout: 120_000 }, async () => {
    const page = await openRecorderBench(await browser.open());
    const made = await page.evaluate(
      (order): Promise<Annotated> => (globalThis as unknown as RecorderPage).sessions.annotate(order),
      { fps: 30, size: CLIP_SIZE, seconds: CLIP },
    );
    console.log(JSON.stringify(made));
    expect(made.pictures).toBe(CLIP * 30);
    expect(Math.abs(made.duration - CLIP), 'right to a picture').toBeLessThan(1 / 30);
    expect(made).toMatchObject({ strayPictures: 0, strayMarks: 0 });
    expect(String.fromCodePoint(...made.head.slice(4, 8))).toBe('ftyp');
  });
});
