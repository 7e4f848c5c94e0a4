import { digits, markdownTable } from '../accuracy/table.ts';
import type { Table } from '../accuracy/table.ts';
import { quantile } from '../core/quantile.ts';

/** Who runs: ours as in the live app, ours as in `analyze`, the landmark network alone, and two peers. */
export const CONTENDERS = ['ours', 'ours-file', 'network', 'pose-detection', 'tasks-vision'] as const;
export type Contender = (typeof CONTENDERS)[number];

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
  /** Bytes fetched until then, as they are on the disk. */
  readonly download: number;
  /** Bytes of the page's process: after opening, and at the end. */
  readonly memory: { readonly begin: number; readonly end: number };
}

const NAMES: Readonly<Record<Contender, string>> = {
  ours: 'Plumbline, live: litert, engine, picture drawn',
  'ours-file': 'Plumbline, analyze: litert, engine',
  network: 'its landmark network alone',
  'pose-detection': 'pose-detection 2.1.3, loop of its demo, CPU',
  'tasks-vision': 'tasks-vision 0.10.35, loop of its demo, CPU',
};

const MEGA = 1e6;
const rate = ({ times }: Measured): number => (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);

/** One line a contender. */
export const benchTable = (all: readonly Measured[]): Table => ({
  head: [
    'contender',
    'pictures/s',
    'p50 ms',
    'p95',
    'worst',
    'gap p95 ms',
    'first body s',
    'fetched MB',
    'memory MB',
    'grown MB',
  ],
  rows: all.map((each) => [
    NAMES[each.contender],
    digits(rate(each), 1),
    ...[0.5, 0.95, 1].map((q) => digits(quantile(each.times, q), 0)),
    digits(quantile(each.gaps, 0.95), 0),
    digits(each.firstBody / 1000, 1),
    digits(each.download / MEGA, 1),
    digits(each.memory.end / MEGA, 0),
    digits((each.memory.end - each.memory.begin) / MEGA, 0),
  ]),
});

const PARTS = ['read', 'detect', 'crop', 'network', 'landmarks', 'messages', 'core', 'draw'] as const;

/** Where our own time goes: the median of each part, milliseconds. */
export const partsTable = (all: readonly Measured[]): Table => ({
  head: ['median ms of', ...PARTS],
  rows: all
    .filter(({ parts }) => Object.keys(parts).length > 0)
    .map(({ contender, parts }) => [
      NAMES[contender],
      ...PARTS.map((part) => (parts[part] ? digits(quantile(parts[part], 0.5), 1) : '')),
    ]),
});

/** What does not depend on how fast the machine is, or how busy. Contenders that did not run are left out. */
export function ratios(all: readonly Measured[]): Table {
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
  if (file) rows.push(['analyze, by the length of a clip of 30 pictures a second', digits(30 / rate(file), 2), '']);
  return { head: ['ratio', 'measured', 'wanted'], rows };
}

/** What the figures hold for. */
export interface Circumstances {
  readonly machine: string;
  readonly browser: string;
  readonly clip: string;
  readonly pictures: number;
}

/** One network's part of `docs/performance.md`. */
export const benchSection = (model: string, all: readonly Measured[]): string => `## ${model}

${markdownTable(ratios(all))}

${markdownTable(benchTable(all))}
`;

/** `docs/performance.md`, whole. */
export const benchPage = (sections: readonly string[], { machine, browser, clip, pictures }: Circumstances): string =>
  `# How fast it is

Written by \`npm run bench -- --write\`: ours and two peers in one run, in turns, on the same pictures (${clip}, ${pictures} of
them each). Read the ratios: milliseconds hold for this machine and this hour only.

- Machine: ${machine}, without a graphics card. Browser: ${browser}, without a window.
- The peers run as in their own demos, on the page's main thread, but told to compute on the CPU: WebGL in software takes
  them 0.9 to 4.6 s a picture. They get each picture decoded, and draw it with its points, as ours does live.
- "Gap": how long the main thread was not to be had; the page stands still meanwhile. "Fetched": bytes until the first
  body, unpacked. "Memory": of the page's process, with the browser's own share.

${sections.join('\n')}`;
