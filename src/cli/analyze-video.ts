import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { VIDEO_INPUT } from './analyze-page.ts';
import type { AnalyzeAnswer, AnalyzeOrder, AnalyzePage, AnalyzeProgress } from './analyze-page.ts';
import { launchBrowser } from './browser.ts';
import { serveBuiltApp } from './built-app.ts';
import { createProgress } from './progress.ts';

/** What was measured, and the video with the marks where it was asked for; or what is wrong with the video. */
export type Analyzed = AnalyzeAnswer & { readonly annotated?: Uint8Array };

/**
 * Has the built app measure a video in a browser without a window, and shows on stderr how far it is. Throws what keeps
 * it from starting or finishing; what is wrong with the video is an answer.
 */
export async function analyzeVideo(video: string, order: AnalyzeOrder): Promise<Analyzed> {
  const app = await serveBuiltApp();
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const progress = createProgress(process.stderr, Date.now);
      await page.exposeFunction('plumblineProgress', (at: AnalyzeProgress) => progress.show(at));
      await page.goto(`${app.url}?analyze`);
      await page.setInputFiles(`#${VIDEO_INPUT}`, video);
      let download: Download | null = null;
      page.on('download', (one) => {
        download = one;
      });
      const answer = await page
        .evaluate((asked) => (globalThis as unknown as AnalyzePage).plumbline.analyze(asked), order)
        .catch(crashed)
        .finally(() => progress.end());
      return { ...answer, ...(order.annotate && !('error' in answer) && { annotated: await contentOf(download) }) };
    } finally {
      await browser.close();
    }
  } finally {
    await app.close();
  }
}

async function contentOf(download: Download | null): Promise<Uint8Array> {
  if (!download) throw new Error('The browser did not hand the annotated video over.');
  return readFileSync(await download.path());
}

/** What Playwright throws goes on with the page's stack; the first line says it. */
function crashed(error: unknown): never {
  const [reason] = String(error instanceof Error ? error.message : error).split('\n');
  throw new Error(`The browser could not finish: ${reason}`);
}
