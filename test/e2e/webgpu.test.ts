import { expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { compareBodies } from '../../src/cli/parity-compare.ts';
import type { Accelerator } from '../../src/pose/messages.ts';
import { WITH_WEBGPU } from '../support/browser-flags.ts';
import { useBrowser, watch } from '../support/browser.ts';
import { bodiesOf, framesOf, openPose, openPoseBench, poseState } from '../support/pose-bench.ts';

const browser = useBrowser(WITH_WEBGPU);
const PICTURES = 8;

/** What went wrong, and what computes. */
const open = async (page: Page, accelerator: Accelerator) => ({
  error: await openPose(page, { model: 'lite', runtime: 'litert', accelerator }),
  ...(await poseState(page)),
});

it('the landmark network says by WebGPU what it says on the processor', async () => {
  const page = await openPoseBench(browser);
  const watched = watch(page, inject('benchUrl'));
  expect(await open(page, 'cpu')).toEqual({ error: null, accelerator: 'cpu', restarts: 0 });
  const reference = await bodiesOf(page, PICTURES);
  expect(await open(page, 'webgpu')).toEqual({ error: null, accelerator: 'webgpu', restarts: 0 });
  const bodies = await bodiesOf(page, PICTURES);
  expect(await poseState(page), 'it stayed on the card').toEqual({ accelerator: 'webgpu', restarts: 0 });
  const parity = compareBodies(framesOf(reference), framesOf(bodies));
  expect(parity).toMatchObject({ frames: PICTURES, onlyOne: 0 });
  expect(parity.image.median).toBeLessThan(0.1);
  expect(parity.bias).toBeLessThan(0.1);
  expect(parity.world.median).toBeLessThan(0.15);
  expect(watched.errors).toEqual([]);
});

it('software that acts as a card is not taken unasked', async () => {
  const page = await openPoseBench(browser);
  expect(await open(page, 'auto')).toMatchObject({ error: null, accelerator: 'cpu' });
});
