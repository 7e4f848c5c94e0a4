import { digits, markdownTable } from '../accuracy/table.ts';
import type { Table } from '../accuracy/table.ts';
import { quantile } from '../core/quantile.ts';
import type { ModelName } from '../pose/estimator.ts';

/** Who runs: ours as in the live app, ours as in `analyze`, the landmark network alone, and two peers. */
export const CONTENDERS = ['ours', 'ours-file', 'network', 'pose-detection', 'tasks-vision'] as const;
export type Contender = (typeof CONTENDERS)[number];

const MEGA = 1e6;

/** What was measured of one contender. Times in milliseconds. */
export interface Measured {
  readonly contender: Contender;
  /** From one picture's end to the next one's. */
  readonly times: readonly number[];
  /** Where the time of each picture went, by what was done; empty where the contender does not tell. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
  /** How long the page's main thread was not to be had. */
  readonly gaps: readonly number[];
  /** From the page's start to the first body. */
  readonly firstBody: number;
  /** Bytes fetched until then, as they are on the disk; null where not all were counted. */
  readonly download: number | null;
  /** How it was while it went on and on; empty where that was not looked at. */
  readonly looks: readonly Look[];
}

/** How a contender was since the look before, so many minutes after it had begun to go on and on. */
export interface Look {
  readonly minute: number;
  /** Pictures of the video that it was given, and those of them that it never answered. */
  readonly pictures: number;
  readonly lost: number;
  /** Bytes of the page with its workers, and of all of the browser's processes; null where they cannot be told. */
  readonly page: number | null;
  readonly processes: number | null;
  /** Median time of a picture, and of the engine in it; null where the contender does not tell. Milliseconds. */
  readonly picture: number;
  readonly core: number | null;
}

/** How fast a value grows, by a straight line through the points, and how far that line may be off (95 %). By the minute. */
export function growth(points: readonly (readonly [minute: number, value: number])[]): {
  readonly slope: number;
  readonly within95: number;
} {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [middle, level] = [mean(([minute]) => minute), mean(([, value]) => value)];
  const spread = mean(([minute]) => (minute - middle) ** 2);
  const slope = mean(([minute, value]) => (minute - middle) * (value - level)) / spread;
  const rest = mean(([minute, value]) => (value - level - slope * (minute - middle)) ** 2);
  const free = Math.max(1, points.length - 2);
  return { slope, within95: (T95[free - 1] ?? 2) * Math.sqrt(rest / free / spread) };
}

/** Of Student's t, by degrees of freedom from 1 on. */
const T95 = [12.7, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23];

const NAMES: Readonly<Record<Contender, string>> = {
  ours: 'Plumbline, live: litert, engine, picture drawn',
  'ours-file': 'Plumbline, analyze: litert, engine',
  network: 'its landmark network alone',
  'pose-detection': 'pose-detection 2.1.3, loop of its demo, CPU',
  'tasks-vision': 'tasks-vision 0.10.35, loop of its demo, CPU',
};

const rate = ({ times }: Measured): number => (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);

/** One line a contender. */
export const benchTable = (all: readonly Measured[]): Table => ({
  head: ['contender', 'pictures/s', 'p50 ms', 'p95', 'worst', 'gap p95 ms', 'first body s', 'fetched MB'],
  rows: all.map((each) => [
    NAMES[each.contender],
    digits(rate(each), 1),
    ...[0.5, 0.95, 1].map((q) => digits(quantile(each.times, q), 0)),
    digits(quantile(each.gaps, 0.95), 0),
    digits(each.firstBody / 1000, 1),
    each.download === null ? '' : digits(each.download / MEGA, 1),
  ]),
});

/** One line a contender that went on and on: what got lost, what it held at last, and what grew. */
export const longTable = (all: readonly Measured[]): Table => ({
  head: [
    'over and over',
    'minutes',
    'pictures',
    'lost',
    'page MB',
    'an hour',
    'processes MB',
    'an hour',
    'picture ms',
    'an hour',
    'engine ms',
    'an hour',
  ],
  rows: all.filter(({ looks }) => looks.length > 2).map(longRow),
});

function longRow({ contender, looks }: Measured): readonly string[] {
  const total = (of: (look: Look) => number) => String(looks.reduce((sum, look) => sum + of(look), 0));
  return [
    NAMES[contender],
    digits(looks.at(-1)!.minute, 0),
    total(({ pictures }) => pictures),
    total(({ lost }) => lost),
    ...grown(looks, ({ page }) => page && page / MEGA, 1),
    ...grown(looks, ({ processes }) => processes && processes / MEGA, 1),
    ...grown(looks, ({ picture }) => picture, 2),
    ...grown(looks, ({ core }) => core, 3),
  ];
}

/** The last value, and how fast it grew by the hour, where it can be told. */
function grown(looks: readonly Look[], of: (look: Look) => number | null, count: number): readonly [string, string] {
  const points = looks.flatMap((look) => {
    const value = of(look);
    return value === null ? [] : [[look.minute, value] as const];
  });
  if (points.length < looks.length) return ['', ''];
  const { slope, within95 } = growth(points);
  return [digits(points.at(-1)![1], count), `${digits(60 * slope, count)} ± ${digits(60 * within95, count)}`];
}

const PARTS = ['read', 'detect', 'crop', 'network', 'landmarks', 'looks', 'messages', 'core', 'draw', 'age'] as const;

/** Where our own time goes: median and 95 % of each part, milliseconds. */
export const partsTable = (all: readonly Measured[]): Table => ({
  head: ['ms, p50 / p95', ...PARTS],
  rows: all
    .filter(({ parts }) => Object.keys(parts).length > 0)
    .map(({ contender, parts }) => [
      NAMES[contender],
      ...PARTS.map((part) =>
        parts[part] ? [0.5, 0.95].map((q) => digits(quantile(parts[part]!, q), 1)).join(' / ') : '',
      ),
    ]),
});

/** What does not depend on how fast the machine is, or how busy. Contenders that did not run are left out. */
export function ratios(model: ModelName, all: readonly Measured[]): Table {
  const wanted = model === 'lite' ? '< 1' : model === 'full' ? '≤ 1.5' : '';
  const find = (contender: Contender) => all.find((each) => each.contender === contender);
  const [ours, file, network] = [find('ours'), find('ours-file'), find('network')];
  const rows: string[][] = [];
  for (const peer of [find('pose-detection'), find('tasks-vision')])
    if (ours && peer)
      rows.push([`pictures a second, live, by those of ${peer.contender}`, digits(rate(ours) / rate(peer), 2), '≥ 2']);
  if (file && network) {
    const overhead = quantile(file.times, 0.5) / quantile(network.times, 0.5);
    rows.push(['p50 of analyze, by that of the landmark network alone', digits(overhead, 2), '≤ 1.25']);
  }
  if (file) rows.push(['analyze, by the length of a clip of 30 pictures a second', digits(30 / rate(file), 2), wanted]);
  if (ours) rows.push(...limits(ours));
  return { head: ['ratio', 'measured', 'wanted'], rows };
}

/** Milliseconds that must be kept also in themselves. */
function limits({ gaps, parts: { core = [], age = [] } }: Measured): string[][] {
  const p95 = (times: readonly number[]): string => (times.length > 0 ? digits(quantile(times, 0.95), 1) : '');
  return [
    ['main thread not to be had, live, p95, ms', p95(gaps), '< 34'],
    ['engine, live, p95, ms', p95(core), '< 1'],
    ['age of a picture when it is shown, live, p95, ms', p95(age), '≤ 130'],
  ];
}

/** What the figures hold for. */
export interface Circumstances {
  readonly machine: string;
  readonly browser: string;
  readonly clip: string;
  readonly pictures: number;
  /** How long each went on and on, minutes. */
  readonly minutes: number;
  /** Programs that wanted to run, on average, when it began: more than there are cores, and milliseconds are too long. */
  readonly load: number;
}

/** One network, measured in one run. */
export interface BenchRun {
  readonly model: ModelName;
  readonly all: readonly Measured[];
  readonly about: Circumstances;
}

const section = ({ model, all, about }: BenchRun): string => `## ${model}

${about.clip}, ${about.pictures} pictures each. Machine: ${about.machine}, without a graphics card; load when it began:
${digits(about.load, 1)}. Browser: ${about.browser}, without a window.

${markdownTable(ratios(model, all))}

${markdownTable(partsTable(all))}

${markdownTable(benchTable(all))}
${about.minutes > 0 ? `\n${markdownTable(longTable(all))}\n` : ''}`;

/** `docs/performance.md`, whole. */
export const benchPage = (runs: readonly BenchRun[]): string => `# How fast it is

Written by \`npm run bench -- --write\`: ours and two peers in one run, in turns, on the same pictures. Read the ratios:
milliseconds hold for that machine and that hour only. A load above the number of cores says that others used the machine
too; milliseconds are too long then, by as much as the load is too high.

- The peers run as in their own demos, on the page's main thread, but told to compute on the CPU: WebGL in software takes
  them 0.9 to 4.6 s a picture. They get each picture decoded, and draw it with its points, as ours does live.
- All of them run in a browser that has WebGL in software, which pose-detection cannot be without, and that also puts its page
  together with it. That takes most of a core from whoever shows pictures, and more than that from tasks-vision; Chrome by
  itself does not do so without a graphics card. With \`--flag=--disable-gpu-compositing\` our network is nearly as fast live as
  from a file, but the peers gain more: with _full_ on two cores, we are then 1.4 times as fast live as
  tasks-vision, and 1.9 times as fast as pose-detection.
- "Gap": how long the main thread was not to be had; the page stands still meanwhile. "Fetched": bytes until the first
  body, unpacked.
- "Over and over": the clip in a loop. "Lost": pictures of the file that were given and never answered. Memory is that of the
  page with its workers, and of all processes of the browser. What grows by the hour is the slope of a line through up to
  a dozen looks, ± what 95 % of such lines would be off: flat is what lies within that.
- "Age": from the page having a picture to showing it with what was measured in it.

${runs.map(section).join('\n')}`;
