// npm run bench -- [VIDEO]: how fast the pipeline is, beside its peers.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { plainTable } from '../accuracy/table.ts';
import { quantile } from '../core/quantile.ts';
import { MODELS } from '../pose/estimator.ts';
import type { ModelName } from '../pose/estimator.ts';
import { MODELS_DIR } from '../pose/model-files.ts';
import { oneOf, understood, UsageError } from './arguments.ts';
import { benchPage, benchTable, CONTENDERS, longTable, partsTable, ratios } from './bench-page.ts';
import type { BenchRun, Circumstances, Contender, Look, Measured } from './bench-page.ts';
import { taskFile } from './bench-task-file.ts';
import { launchBrowser } from './browser.ts';
import { fromWhereItWasTyped } from './typed-path.ts';
import { writeTogether } from './write-together.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = path.join(ROOT, 'test/support/peers');
const DEMO = path.join(ROOT, 'src/source/walk-out-demo.mp4');
const USAGE = `npm run bench -- [VIDEO] [options]

Measures the pipeline beside pose-detection and tasks-vision, in turns on the same pictures. Without VIDEO: the demo clip.

  --model NAME       ${MODELS.join(', ')}; may be given several times; default full
  --pictures COUNT   how many each gets; default 200
  --minutes COUNT    how long each goes on after that, over and over: what gets lost, and what grows; default 0
  --only NAME        one of ${CONTENDERS.join(', ')}; may be given several times
  --flag=FLAG        starts the browser with FLAG, too, such as --disable-gpu-compositing; may be given several times
  --keep DIR         keep what was measured there; --write also takes what earlier runs kept of other models, and without
                     --model nothing else
  --write            write docs/performance.md
  --help             this text`;

/** Memory is told at once, not whenever the browser cleans up the next time, which may be in half a minute. */
const MEASURING = ['--enable-blink-features=ForceEagerMeasureMemory'];

/** Each contender gets its pictures in so many turns, so that a busy minute does not fall on one of them. */
const TURNS = 10;

/** Half a day. */
const MOST_MINUTES = 720;
/** A contender is looked at so often while it goes on and on, or less often where it is over sooner than its memory is told. */
const LOOKS = 12;
/** Pictures from one word of the page to the next, meanwhile. */
const CHUNK = 60;

interface Wanted {
  readonly video: string;
  readonly models: readonly ModelName[];
  readonly pictures: number;
  readonly minutes: number;
  readonly contenders: readonly Contender[];
  /** More flags for the browser. */
  readonly flags: readonly string[];
  /** Where what was measured is kept; null: nowhere. */
  readonly keep: string | null;
  readonly write: boolean;
}

async function main(argv: readonly string[]): Promise<void> {
  const wanted = parse(argv);
  if (!wanted) {
    console.log(USAGE);
    return;
  }
  const runs = new Map<ModelName, BenchRun>();
  const site = wanted.models.length > 0 ? await serve(wanted.models) : null;
  try {
    for (const model of wanted.models) {
      const browser = await launchBrowser([...MEASURING, ...wanted.flags], { whole: true });
      const about = circumstances(browser, wanted);
      try {
        const all = await measureAll(browser, site!.url, model, wanted);
        const tables = [benchTable(all), partsTable(all), ratios(model, all), longTable(all)];
        const filled = tables.filter(({ rows }) => rows.length > 0);
        console.log(`${model}\n\n${filled.map((table) => `${plainTable(table)}\n`).join('\n')}`);
        runs.set(model, { model, all, about });
        if (wanted.keep) writeTogether(wanted.keep, { [keptName(model)]: JSON.stringify({ model, all, about }) });
      } finally {
        await browser.close();
      }
    }
  } finally {
    await site?.close();
  }
  if (!wanted.write) return;
  const shown = MODELS.map((model) => runs.get(model) ?? keptRun(wanted.keep, model)).filter((run) => run !== null);
  writeTogether(path.join(ROOT, 'docs'), { 'performance.md': benchPage(shown) });
  console.log('Wrote docs/performance.md.');
}

const circumstances = (browser: Browser, { video, pictures, minutes, flags }: Wanted): Circumstances => ({
  machine: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB`,
  browser: ['Chromium', browser.version(), ...flags].join(' '),
  clip: path.basename(video),
  pictures,
  minutes,
  load: loadavg()[0]!,
});

const keptName = (model: ModelName): string => `bench-${model}.json`;

/** What an earlier run measured of `model`; null where none did. */
function keptRun(folder: string | null, model: ModelName): BenchRun | null {
  const file = folder && path.join(folder, keptName(model));
  return file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BenchRun) : null;
}

function parse(argv: readonly string[]): Wanted | null {
  const { values, positionals } = understood(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        model: { type: 'string', multiple: true },
        only: { type: 'string', multiple: true },
        flag: { type: 'string', multiple: true },
        pictures: { type: 'string' },
        minutes: { type: 'string' },
        keep: { type: 'string' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return null;
  const pictures = Number(values.pictures ?? 200);
  if (!Number.isInteger(pictures) || pictures < TURNS)
    throw new UsageError(`--pictures ${values.pictures}: a whole number from ${TURNS} is needed.`);
  const minutes = Number(values.minutes ?? 0);
  if (!(minutes >= 0 && minutes <= MOST_MINUTES))
    throw new UsageError(`--minutes ${values.minutes}: a number from 0 to ${MOST_MINUTES} is needed.`);
  return {
    video: positionals[0] === undefined ? DEMO : fromWhereItWasTyped('bench', positionals[0]),
    models: (values.model ?? (values.write && values.keep !== undefined ? [] : ['full'])).map((name) =>
      oneOf('--model', name, MODELS),
    ),
    pictures,
    minutes,
    flags: values.flag ?? [],
    contenders: (values.only ?? CONTENDERS).map((name) => oneOf('--only', name, CONTENDERS)),
    keep: values.keep === undefined ? null : fromWhereItWasTyped('bench', values.keep),
    write: values.write ?? false,
  };
}

/** Builds the page with the contenders, adds what the peers fetch, and serves it. */
async function serve(models: readonly ModelName[]) {
  const outDir = mkdtempSync(path.join(tmpdir(), 'plumbline-peers-'));
  const config = { root: PAGE, configFile: path.join(ROOT, 'vite.config.ts'), logLevel: 'silent' } as const;
  await build({ ...config, build: { outDir, emptyOutDir: true } });
  const tasks = path.join(outDir, 'tasks');
  mkdirSync(tasks);
  cpSync(path.join(ROOT, 'node_modules/@mediapipe/tasks-vision/wasm'), tasks, { recursive: true });
  const read = (file: string) => readFileSync(path.join(MODELS_DIR, file));
  const detector = read('pose_solution_packed_assets.data');
  for (const model of models)
    writeFileSync(path.join(tasks, `${model}.task`), taskFile(detector, read(`pose_landmark_${model}.tflite`)));
  for (const script of ['simd_wasm_bin', 'packed_assets_loader'])
    copyFileSync(
      path.join(MODELS_DIR, `pose_solution_${script}.js`),
      path.join(outDir, 'models', `pose_solution_${script}.js`),
    );
  const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0, open: false } });
  const { port } = server.httpServer.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** What `test/support/peers/page.ts` puts on its page. */
interface PeersPage {
  readonly peers: {
    open(contender: Contender, model: ModelName): Promise<number>;
    run(count: number): Promise<{ times: number[]; gaps: number[]; parts: Record<string, number[]>; lost: number }>;
  };
}

async function measureAll(browser: Browser, url: string, model: ModelName, wanted: Wanted): Promise<Measured[]> {
  const pages = [];
  for (const contender of wanted.contenders) {
    console.error(`${model}: opening ${contender}`);
    pages.push(await openPage(browser, url, contender, model, wanted.video));
  }
  for (let turn = 0; turn < TURNS; turn++) {
    console.error(`${model}: turn ${turn + 1} of ${TURNS}`);
    for (const { page, times, gaps, parts } of pages) {
      const count = Math.ceil(wanted.pictures / TURNS);
      const got = await page.evaluate((many) => (globalThis as unknown as PeersPage).peers.run(many), count);
      times.push(...got.times);
      gaps.push(...got.gaps);
      for (const [part, spent] of Object.entries(got.parts)) (parts[part] ??= []).push(...spent);
    }
  }
  const all: Measured[] = [];
  for (const { page, ...each } of pages)
    all.push({ ...each, looks: await goOn(browser, page, model, each.contender, wanted) });
  return all;
}

async function openPage(browser: Browser, url: string, contender: Contender, model: ModelName, video: string) {
  // A context of its own: nothing is cached, and the process is nobody else's.
  const page = await (await browser.newContext()).newPage();
  const sizes: Promise<number>[] = [];
  page.context().on('requestfinished', (request) => {
    sizes.push(
      request.sizes().then(
        ({ responseBodySize }) => responseBodySize,
        () => Number.NaN,
      ),
    );
  });
  await page.goto(url);
  await page.setInputFiles('#video', video);
  const firstBody = await page.evaluate(
    ([name, network]) => (globalThis as unknown as PeersPage).peers.open(name, network),
    [contender, model] as const,
  );
  const fetched = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const download = Number.isNaN(fetched) ? null : fetched;
  const times: number[] = [];
  const gaps: number[] = [];
  const parts: Record<string, number[]> = {};
  return { page, contender, firstBody, download, times, gaps, parts };
}

/** How a contender is while it goes on and on. The landmark network alone has no pictures to lose. */
async function goOn(
  browser: Browser,
  page: Page,
  model: ModelName,
  contender: Contender,
  { minutes }: Wanted,
): Promise<Look[]> {
  if (minutes === 0 || contender === 'network') return [];
  const looks: Look[] = [];
  const began = Date.now();
  const minute = () => (Date.now() - began) / 60_000;
  while (minute() < minutes) {
    console.error(`${model}: ${contender} goes on, ${minute().toFixed(0)} of ${minutes} minutes`);
    const times: number[] = [];
    const core: number[] = [];
    let lost = 0;
    const end = minute() + minutes / LOOKS;
    const held = memoryOf(page);
    do {
      const got = await page.evaluate((many) => (globalThis as unknown as PeersPage).peers.run(many), CHUNK);
      times.push(...got.times);
      core.push(...(got.parts['core'] ?? []));
      lost += got.lost;
    } while (minute() < end || !(await isThere(held)));
    looks.push({
      minute: minute(),
      pictures: times.length + lost,
      lost,
      page: await held,
      processes: await memoryOfAll(browser),
      picture: quantile(times, 0.5),
      core: core.length > 0 ? quantile(core, 0.5) : null,
    });
  }
  return looks;
}

/** Whether what was promised is there already. */
const isThere = (promised: Promise<unknown>): Promise<boolean> =>
  Promise.race([promised.then(() => true), new Promise<false>((resolve) => setImmediate(resolve, false))]);

/**
 * Bytes of the page's JavaScript, wasm and DOM, with its workers; null where the browser does not tell. It takes a minute
 * where there are wasm threads: the browser waits for them to answer, which they never do.
 */
async function memoryOf(page: Page): Promise<number | null> {
  return page.evaluate(async () => {
    const { measureUserAgentSpecificMemory: measure } = performance as unknown as {
      measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
    };
    return measure ? (await measure.call(performance)).bytes : null;
  });
}

/** Bytes that all of the browser's processes hold, pictures of the decoder among them; null where `ps` does not tell. */
async function memoryOfAll(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', processInfo.map(({ id }) => id).join(',')]);
  const kilobytes = String(stdout ?? '')
    .split('\n')
    .reduce((sum, line) => sum + Number(line), 0);
  return kilobytes > 0 ? 1024 * kilobytes : null;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
