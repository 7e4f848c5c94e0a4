import { expect, it } from 'vitest';
import type { Page, Worker } from 'playwright-core';
import { DRAWN_WITHOUT_CARD } from '../support/browser-flags.ts';
import { useBrowser } from '../support/browser.ts';
import { bodiesOf, openPose, openPoseBench, poseState } from '../support/pose-bench.ts';

const browser = useBrowser({ flags: DRAWN_WITHOUT_CARD, card: true });

/** The bench page with mediapipe open; `lose` takes its worker's graphics contexts away, and gives how many there were. */
async function openWithContexts(): Promise<{ readonly page: Page; readonly lose: () => Promise<number> }> {
  let worker: Promise<Worker> | undefined;
  const page = await openPoseBench(browser, (opened) => {
    worker = opened.waitForEvent('worker').then(async (started) => {
      await started.evaluate(rememberContexts);
      return started;
    });
  });
  await openPose(page, { model: 'lite', accelerator: 'cpu', runtime: 'mediapipe' });
  return { page, lose: async () => (await worker!).evaluate(loseContexts) };
}

it('the pose worker comes back when the graphics context is lost', async () => {
  const { page, lose } = await openWithContexts();
  const before = await bodiesOf(page, 3);
  for (let losses = 1; losses <= 3; losses++) {
    expect(await lose()).toBeGreaterThan(0);
    const began = Date.now();
    const [first] = await bodiesOf(page, 1);
    expect(Date.now() - began, 'until a picture is answered again').toBeLessThan(3000);
    expect(first).toEqual(before[0]);
    expect(await poseState(page)).toMatchObject({ restarts: losses });
  }
  expect(await bodiesOf(page, 3)).toEqual(before);
});

it('the pose worker comes back also when the context goes while pictures are looked at, each time, in the same worker', async () => {
  const { page, lose } = await openWithContexts();
  const looking = bodiesOf(page, 60);
  for (let losses = 1; losses <= 2; losses++) {
    expect(await lose()).toBeGreaterThan(0);
    await expect.poll(() => poseState(page), { timeout: 10_000 }).toMatchObject({ restarts: losses });
  }
  const bodies = await looking;
  expect(bodies).toHaveLength(60);
  expect(bodies.filter((body) => body === null).length).toBeLessThanOrEqual(2);
  expect(page.workers()).toHaveLength(1);
});

/** Runs in the worker: keeps hold of every WebGL context that is made from now on. */
function rememberContexts(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called below with its own canvas
  const original = OffscreenCanvas.prototype.getContext;
  const contexts: unknown[] = [];
  Object.assign(globalThis, { contexts });
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...wanted: unknown[]) {
    const context = Reflect.apply(original, this, wanted);
    if (String(wanted[0]).startsWith('webgl')) contexts.push(context);
    return context;
  } as typeof original;
}

/** Runs in the worker: takes those contexts away, as a driver does that restarts. Gives how many were alive. */
function loseContexts(): number {
  const { contexts } = globalThis as unknown as { contexts: WebGL2RenderingContext[] };
  const alive = contexts.filter((gl) => gl && !gl.isContextLost());
  for (const gl of alive) gl.getExtension('WEBGL_lose_context')?.loseContext();
  return alive.length;
}
