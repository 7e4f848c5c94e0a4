// A page with one contender on it: ours, or a peer as its own demo runs it. All get the same pictures, one after the
// other, and draw what they saw.
import { watchGaps } from '../../../src/app/main-thread-gaps.ts';
import type { Contender } from '../../../src/cli/bench-page.ts';
import type { ModelName } from '../../../src/pose/estimator.ts';
import type { TimedPicture } from '../../../src/source/source.ts';

/** What the shell calls on this page. */
export interface Peers {
  /** Opens the contender and has it look at one picture. Gives the milliseconds from the page's start until there was a body. */
  open(contender: Contender, model: ModelName): Promise<number>;
  /** Milliseconds that each of the next `count` pictures took, from the last one's end, and the main thread's gaps meanwhile. */
  run(count: number): Promise<Ran>;
}

/** What the next pictures took, milliseconds; `parts`: of each picture, by what was done, where the contender tells. */
export interface Ran {
  readonly times: readonly number[];
  readonly gaps: readonly number[];
  readonly parts: Readonly<Record<string, readonly number[]>>;
  /** Pictures of the video that were given and never answered. */
  readonly lost: number;
}

/** Looks at the next pictures; calls `done` after each, with whether somebody was seen, and where its time went. */
export type Loop = (
  count: number,
  done: (seen: boolean, parts?: Readonly<Record<string, number>>) => void,
) => Promise<void>;
/** Gives the next picture of the video, which begins again at its end with time going on. */
export type Next = () => Promise<TimedPicture>;

const LOOPS: Record<Contender, () => Promise<{ open(model: ModelName, next: Next): Promise<Loop> }>> = {
  ours: () => import('./ours.ts').then(({ openLive }) => ({ open: openLive })),
  'ours-file': () => import('./ours.ts').then(({ openFileLoop }) => ({ open: openFileLoop })),
  network: () => import('./network.ts'),
  'pose-detection': () => import('./pose-detection.ts'),
  'tasks-vision': () => import('./tasks-vision.ts'),
};

let loop: Loop | null = null;
/** Pictures given so far. */
let given = 0;

async function pictures(): Promise<Next> {
  const { openFile } = await import('../../../src/source/file.ts');
  const { millis } = await import('../../../src/core/units.ts');
  const file = document.querySelector<HTMLInputElement>('#video')?.files?.[0];
  if (!file) throw new Error('no video in the file input');
  let source = await openFile(file, file.name);
  let begun = 0;
  let last = 0;
  return async () => {
    given++;
    // Throws where the file has more pictures than it gives.
    const timed = await source.next();
    if (timed) {
      last = begun + timed.t;
      return { picture: timed.picture, t: millis(last) };
    }
    source.close();
    source = await openFile(file, file.name);
    begun = last + 33;
    const first = await source.next();
    if (!first) throw new Error('the video is empty');
    return { picture: first.picture, t: millis(begun) };
  };
}

const peers: Peers = {
  async open(contender, model) {
    const peer = await LOOPS[contender]();
    loop = await peer.open(model, await pictures());
    const look = { found: false };
    do
      await loop(1, (found) => {
        look.found = found;
      });
    while (!look.found);
    return performance.now();
  },
  async run(count) {
    if (!loop) throw new Error('open first');
    const times: number[] = [];
    const parts: Record<string, number[]> = {};
    const gaps: number[] = [];
    const watch = watchGaps((gap) => gaps.push(gap));
    const before = given;
    let last = performance.now();
    await loop(count, (_seen, spent = {}) => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      for (const [part, time] of Object.entries(spent)) (parts[part] ??= []).push(time);
    });
    watch.end();
    return { times, gaps, parts, lost: given - before - times.length };
  },
};

Object.assign(globalThis, { peers });
