import type { Source } from './source.ts';

/** Every so many pictures of a source one: the first, and so on. The others are closed. */
export function everyNth(source: Source, every: number): Source {
  let count = 0;
  return {
    info: source.info,
    get dropped() {
      return source.dropped;
    },
    async next() {
      for (;;) {
        const timed = await source.next();
        if (!timed || count++ % every === 0) return timed;
        timed.picture.close();
      }
    },
    close: () => source.close(),
  };
}
