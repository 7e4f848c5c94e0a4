// npm run analyze -- VIDEO --out DIR: the same measuring as in the app, from a shell.
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SessionRecord } from '../core/session-record.ts';
import { metricsCsv } from '../export/metrics-csv.ts';
import { ROUTINES } from '../routines/index.ts';
import { VIDEO_INPUT } from './analyze-page.ts';
import type { AnalyzeAnswer, AnalyzeOrder, AnalyzePage, AnalyzeProgress } from './analyze-page.ts';
import { parseAnalyzeArguments, USAGE, UsageError } from './arguments.ts';
import type { AnalyzeArguments } from './arguments.ts';
import { launchBrowser } from './browser.ts';
import { serveBuiltApp } from './built-app.ts';
import { createProgress } from './progress.ts';
import { summaryLine } from './summary.ts';
import { writeTogether } from './write-together.ts';

async function main(argv: readonly string[]): Promise<void> {
  const wanted = parseAnalyzeArguments(
    argv,
    ROUTINES.map(({ id }) => id),
  );
  if (!wanted) {
    console.log(USAGE);
    return;
  }
  checkReadable(wanted.video);
  const answer = await analyzeInBrowser(wanted);
  if ('error' in answer) throw new Error(answer.error);
  const record = JSON.parse(answer.session) as SessionRecord;
  writeTogether(wanted.out, {
    'session.json': answer.session,
    'track.json.gz': gzipSync(answer.track),
    'metrics.csv': metricsCsv(record),
  });
  console.log(`Wrote ${path.join(wanted.out, 'session.json')}, track.json.gz, metrics.csv: ${summaryLine(record)}.`);
}

function checkReadable(video: string): void {
  const stat = statSync(video, { throwIfNoEntry: false });
  if (!stat) throw new Error(`${video} is not there.`);
  if (!stat.isFile()) throw new Error(`${video} is not a file.`);
  try {
    accessSync(video, constants.R_OK);
  } catch {
    throw new Error(`${video} may not be read. Check its permissions.`);
  }
}

/** Has the built app do the work in a browser without a window, on the CPU: results are the same on every machine. */
async function analyzeInBrowser({
  video,
  routine,
  model,
  height,
  cameraFov,
}: AnalyzeArguments): Promise<AnalyzeAnswer> {
  const app = await serveBuiltApp();
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const progress = createProgress(process.stderr, Date.now);
      await page.exposeFunction('plumblineProgress', (at: AnalyzeProgress) => progress.show(at));
      await page.goto(`${app.url}?analyze`);
      await page.setInputFiles(`#${VIDEO_INPUT}`, video);
      const order: AnalyzeOrder = { routine, model, accelerator: 'cpu', height, cameraFov };
      const answer = await page.evaluate(
        (asked) => (globalThis as unknown as AnalyzePage).plumbline.analyze(asked),
        order,
      );
      progress.end();
      return answer;
    } finally {
      await browser.close();
    }
  } finally {
    await app.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
