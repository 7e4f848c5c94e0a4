import { run } from '../../../src/app/run.ts';
import type { Tick } from '../../../src/app/run.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { createSession } from '../../../src/core/session.ts';
import type { ModelName } from '../../../src/pose/estimator.ts';
import { openPose } from '../../../src/pose/open.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';
import type { Source } from '../../../src/source/source.ts';
import { draw } from './draw.ts';
import type { Loop, Next } from './page.ts';

/** Estimator, whole engine, and the picture drawn. */
export const openLive = (model: ModelName, next: Next): Promise<Loop> => openOurs(model, next, true);
/** The same without a picture on the screen. */
export const openFileLoop = (model: ModelName, next: Next): Promise<Loop> => openOurs(model, next, false);

async function openOurs(model: ModelName, next: Next, withPictures: boolean): Promise<Loop> {
  const estimator = await openPose('litert', { model, accelerator: 'cpu' });
  const session = createSession(hipRotationWalkOut, {}, CORRECTIONS[model]);
  return async (count, done) => {
    let given = 0;
    const source: Source = {
      info: { kind: 'file', name: 'bench', fps: 30, frames: null },
      dropped: 0,
      next: async () => (given++ < count ? next() : null),
      close: () => undefined,
    };
    const onTick = ({ frame, picture, came, estimateMs, spent = {}, coreMs }: Tick): void => {
      const began = performance.now();
      if (picture) {
        draw(picture, frame.body?.image ?? [], false);
        picture.close();
      }
      const now = performance.now();
      const shown = picture ? { draw: now - began, age: now - came } : {};
      const messages = estimateMs - Object.values(spent).reduce((sum, time) => sum + time, 0);
      done(frame.body !== null, { ...spent, messages, core: coreMs, ...shown });
    };
    await run({ source, estimator, session, signal: new AbortController().signal, withPictures, onTick });
  };
}
