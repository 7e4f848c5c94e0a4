import { expect, it } from 'vitest';
import type { Worker } from 'playwright-core';
import { compareBodies } from '../../src/cli/parity-compare.ts';
import { WITH_WEBGPU } from '../support/browser-flags.ts';
import { useBrowser } from '../support/browser.ts';
import { bodiesOf, framesOf, openPoseBench, openPose, poseState } from '../support/pose-bench.ts';

const browser = useBrowser(WITH_WEBGPU);

it('a card that is lost leaves the rest to the processor, within three seconds; it is said, and no picture is missing', async () => {
  let worker: Promise<Worker> | undefined;
  const page = await openPoseBench(browser, (opened) => {
    worker = opened.waitForEvent('worker').then(async (started) => {
      await started.evaluate(rememberDevices);
      return started;
    });
  });
  expect(await openPose(page, { model: 'lite', runtime: 'litert', accelerator: 'webgpu' })).toBeNull();
  const before = await bodiesOf(page, 3);
  expect(await poseState(page)).toEqual({ accelerator: 'webgpu', restarts: 0 });
  expect(await (await worker!).evaluate(loseDevices)).toBe(1);
  const began = Date.now();
  const after = await bodiesOf(page, 3);
  expect(Date.now() - began).toBeLessThan(3000);
  expect(compareBodies(framesOf(before), framesOf(after))).toMatchObject({ frames: 3, onlyOne: 0 });
  expect(await poseState(page)).toEqual({ accelerator: 'cpu', restarts: 1 });
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
