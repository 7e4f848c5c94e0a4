import { openFile } from '../source/file.ts';
import { openMediaPipe } from '../pose/mediapipe/estimator.ts';
Object.assign(globalThis, { run: async (file: File, model: 'full'|'lite'|'heavy') => {
  const source = await openFile(file, file.name);
  const est = await openMediaPipe({ model, accelerator: 'cpu' });
  const frames: unknown[] = []; const times: number[] = [];
  for (;;) {
    const p = await source.next(); if (!p) break;
    const a = performance.now();
    const body = await est.estimate(p.picture, p.t);
    times.push(performance.now() - a);
    frames.push({ t: p.t / 1000, image: body && body.image.map(q => [q.x, q.y, q.z, q.visibility]), world: body && body.world.map(q => [q.x, q.y, q.z]) });
    if (frames.length % 100 === 0) console.log(frames.length);
  }
  est.close(); source.close();
  times.sort((a, b) => a - b);
  console.log('p50', times[times.length >> 1], 'max', times.at(-1));
  return JSON.stringify({ format: 'plumbline-track', version: 1, pose: est.info, source: source.info, frames });
}});
