import type { ModelName } from '../../../src/pose/estimator.ts';
import type { Loop } from './page.ts';

/** Our landmark network alone, without pictures: what no pipeline around it can beat. */
export async function open(model: ModelName): Promise<Loop> {
  const worker = new Worker(new URL('./network-worker.ts', import.meta.url), { type: 'module' });
  const ask = (what: object) =>
    new Promise<readonly number[]>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<readonly number[]>) => resolve(data), { once: true });
      worker.postMessage(what, []);
    });
  await ask({ model, models: new URL('models/', document.baseURI).pathname });
  return async (count, done) => {
    for (let i = 0; i < count; i++) {
      await ask({});
      done(true);
    }
  };
}
