// npm run analyze -- VIDEO --out DIR: the same measuring as in the app, from a shell.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
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
  const video = fromWhereItWasTyped(wanted.video);
  const out = fromWhereItWasTyped(wanted.out);
  checkReadable(video);
  checkWritable(out);
  const answer = await analyzeInBrowser({ ...wanted, video });
  if ('error' in answer) throw new Error(answer.error);
  const record = JSON.parse(answer.session) as SessionRecord;
  writeTogether(out, {
    'session.json': answer.session,
    'track.json.gz': gzipSync(answer.track),
    'metrics.csv': metricsCsv(record),
  });
  console.log(`Wrote ${path.join(wanted.out, 'session.json')}, track.json.gz, metrics.csv: ${summaryLine(record)}.`);
}

/** npm runs scripts in the project's folder, wherever it was called: a relative path is meant from there. */
function fromWhereItWasTyped(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env;
  return path.resolve(script === 'analyze' && typedIn !== undefined ? typedIn : '.', file);
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

/** Found out now, not after minutes of work: whether `folder` can be made, or written into. */
function checkWritable(folder: string): void {
  if (!existsSync(folder)) return checkWritable(path.dirname(folder));
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file, so nothing can be written into it.`);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(`${folder} may not be written into. Check its permissions.`);
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
      return await page
        .evaluate((asked) => (globalThis as unknown as AnalyzePage).plumbline.analyze(asked), order)
        .catch(crashed)
        .finally(() => progress.end());
    } finally {
      await browser.close();
    }
  } finally {
    await app.close();
  }
}

/** What Playwright throws goes on with the page's stack; the first line says it. */
function crashed(error: unknown): never {
  const [reason] = String(error instanceof Error ? error.message : error).split('\n');
  throw new Error(`The browser could not finish: ${reason}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
