import { expect, inject, it } from 'vitest';
import type { Page, Worker } from 'playwright-core';
import { compareBodies } from '../../src/cli/parity-compare.ts';
import type { Body, Frame } from '../../src/core/frame.ts';
import { millis } from '../../src/core/units.ts';
import type { Accelerator } from '../../src/pose/messages.ts';
import type { Bench } from '../support/bench/bench.ts';
import { fixture } from '../support/browser-flags.ts';
import { useBrowser, watch } from '../support/browser.ts';

/** A card that software imitates: as slow as it is, it computes what a real one does. */
const browser = useBrowser({ flags: ['--enable-unsafe-webgpu'], card: true });
const PICTURES = 8;

type BenchPage = { readonly bench: Bench };
async function openBench(prepare?: (page: Page) => unknown): Promise<Page> {
  const page = await browser.open();
  await prepare?.(page);
  await page.goto(inject('benchUrl'));
  await page.setInputFiles('#video', fixture('walk-out-4s.mp4'));
  return page;
}
const open = (page: Page, accelerator: Accelerator) =>
  page.evaluate(async (asked) => {
    const { bench } = globalThis as unknown as BenchPage;
    return { error: await bench.open({ model: 'lite', runtime: 'litert', accelerator: asked }), ...bench.state() };
  }, accelerator);
const stateOf = (page: Page) => page.evaluate(() => (globalThis as unknown as BenchPage).bench.state());
const bodiesOf = (page: Page, count: number): Promise<(Body | null)[]> =>
  page.evaluate((many) => (globalThis as unknown as BenchPage).bench.bodies(many), count);
const framesOf = (bodies: readonly (Body | null)[]): Frame[] =>
  bodies.map((body, i) => ({ t: millis(i), size: { width: 640, height: 480 }, body }));

it('the landmark network says by WebGPU what it says on the processor', async () => {
  const page = await openBench();
  const watched = watch(page, inject('benchUrl'));
  expect(await open(page, 'cpu')).toEqual({ error: null, accelerator: 'cpu', restarts: 0 });
  const reference = await bodiesOf(page, PICTURES);
  expect(await open(page, 'webgpu')).toEqual({ error: null, accelerator: 'webgpu', restarts: 0 });
  const bodies = await bodiesOf(page, PICTURES);
  expect(await stateOf(page), 'it stayed on the card').toEqual({ accelerator: 'webgpu', restarts: 0 });
  const parity = compareBodies(framesOf(reference), framesOf(bodies));
  expect(parity).toMatchObject({ frames: PICTURES, onlyOne: 0 });
  expect(parity.image.median).toBeLessThan(0.1);
  expect(parity.bias).toBeLessThan(0.1);
  expect(parity.world.median).toBeLessThan(0.15);
  expect(watched.errors).toEqual([]);
});

it('a card that is lost leaves the rest to the processor, within three seconds; it is said, and no picture is missing', async () => {
  let worker: Promise<Worker> | undefined;
  const page = await openBench((opened) => {
    worker = opened.waitForEvent('worker').then(async (started) => {
      await started.evaluate(rememberDevices);
      return started;
    });
  });
  await open(page, 'webgpu');
  const before = await bodiesOf(page, 3);
  expect(await stateOf(page)).toEqual({ accelerator: 'webgpu', restarts: 0 });
  expect(await (await worker!).evaluate(loseDevices)).toBe(1);
  const began = Date.now();
  const after = await bodiesOf(page, 3);
  expect(Date.now() - began).toBeLessThan(3000);
  expect(compareBodies(framesOf(before), framesOf(after))).toMatchObject({ frames: 3, onlyOne: 0 });
  expect(await stateOf(page)).toEqual({ accelerator: 'cpu', restarts: 1 });
});

it('software that acts as a card is not taken unasked', async () => {
  const page = await openBench();
  expect(await open(page, 'auto')).toMatchObject({ error: null, accelerator: 'cpu' });
});

/** Runs in the worker: keeps hold of every device that is asked for from now on. */
function rememberDevices(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called below with its own adapter
  const original = GPUAdapter.prototype.requestDevice;
  const devices: GPUDevice[] = [];
  Object.assign(globalThis, { devices });
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, wish) {
    const device = await Reflect.apply(original, this, [wish]);
    devices.push(device);
    return device;
  };
}

/** Runs in the worker: takes those devices away, as a driver does that restarts. Gives how many there were. */
function loseDevices(): number {
  const { devices } = globalThis as unknown as { devices: readonly GPUDevice[] };
  for (const device of devices) device.destroy();
  return devices.length;
}
