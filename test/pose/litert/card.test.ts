import { expect, it, vi } from 'vitest';
import { openCard } from '../../../src/pose/litert/card.ts';

const DEVICE = {} as GPUDevice;

/** What a browser with this adapter has as `navigator.gpu`. */
function gpuWith(isFallbackAdapter: boolean, requestDevice = async () => DEVICE) {
  const adapter = { info: { isFallbackAdapter }, limits: {}, features: new Set(['subgroups']), requestDevice };
  return { requestAdapter: vi.fn(async () => adapter) } as unknown as GPU;
}

it('is taken where it is one', async () => {
  expect(await openCard(gpuWith(false), false)).toBe(DEVICE);
});

it('is not taken where software acts as one, but on demand', async () => {
  expect(await openCard(gpuWith(true), false)).toBeNull();
  expect(await openCard(gpuWith(true), true)).toBe(DEVICE);
});

it('is none where the browser has no WebGPU, no adapter, or none that gives a device', async () => {
  expect(await openCard(undefined, true)).toBeNull();
  expect(await openCard({ requestAdapter: async () => null } as unknown as GPU, true)).toBeNull();
  expect(
    await openCard(
      gpuWith(false, () => Promise.reject(new Error('in use'))),
      true,
    ),
  ).toBeNull();
});
