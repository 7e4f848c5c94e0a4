import { describe, expect, it, vi } from 'vitest';
import { chooseWay } from '../../src/app/choose-runtime.ts';
import type { Machine, Way } from '../../src/app/choose-runtime.ts';

/** A machine on which a picture takes so long. */
function machine(times: Readonly<Partial<Record<Way, number>>>, graphics: string | null = 'A real card') {
  let kept: string | null = null;
  return {
    traits: '8 cores',
    graphics: () => graphics,
    measure: vi.fn(async (way: Way) => times[way] ?? Number.POSITIVE_INFINITY),
    recall: () => kept,
    remember: vi.fn((text: string) => {
      kept = text;
    }),
  } satisfies Machine;
}

describe('the runtime', () => {
  it.each([
    ['no WebGL at all', null],
    ['WebGL in software', 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)))'],
  ])('is litert, unmeasured, where there is %s', async (_what, graphics) => {
    const here = machine({ mediapipe: 1, litert: 100 }, graphics);
    expect(await chooseWay('full', 'auto', here)).toBe('litert');
    expect(here.measure).not.toHaveBeenCalled();
  });

  it.each([
    ['mediapipe on a fast card', { mediapipe: 12, litert: 30 }, 'mediapipe'],
    ['litert on a slow one', { mediapipe: 90, litert: 30 }, 'litert'],
    [
      'mediapipe where litert is hardly faster, to leave the processor alone',
      { mediapipe: 30, litert: 25 },
      'mediapipe',
    ],
    ['the card by WebGPU where that is fastest', { mediapipe: 30, litert: 25, 'litert-webgpu': 12 }, 'litert-webgpu'],
    ['the processor where it is faster than either card', { mediapipe: 60, litert: 20, 'litert-webgpu': 40 }, 'litert'],
    ['litert where mediapipe does not start', { mediapipe: Number.POSITIVE_INFINITY, litert: 200 }, 'litert'],
  ] as const)('is %s', async (_what, times, wanted) => {
    expect(await chooseWay('full', 'auto', machine(times))).toBe(wanted);
  });

  it('is measured once for each network, and remembered', async () => {
    const here = machine({ mediapipe: 90, litert: 30 });
    expect(await chooseWay('full', 'auto', here)).toBe('litert');
    expect(await chooseWay('full', 'auto', here)).toBe('litert');
    expect(here.measure).toHaveBeenCalledTimes(3);
    await chooseWay('heavy', 'auto', here);
    expect(here.measure).toHaveBeenCalledTimes(6);
    expect(await chooseWay('full', 'auto', here)).toBe('litert');
    expect(here.measure).toHaveBeenCalledTimes(6);
  });

  it('is not remembered where neither started', async () => {
    const here = machine({});
    await chooseWay('full', 'auto', here);
    expect(here.remember).not.toHaveBeenCalled();
  });

  it('follows an accelerator that was asked for', async () => {
    const here = machine({ mediapipe: 1, litert: 1 });
    expect(await chooseWay('full', 'cpu', here)).toBe('litert');
    expect(await chooseWay('full', 'webgl', here)).toBe('mediapipe');
    expect(await chooseWay('full', 'webgpu', here)).toBe('litert-webgpu');
    expect(here.measure).not.toHaveBeenCalled();
  });

  it('is measured anew where what was remembered makes no sense', async () => {
    const here = machine({ mediapipe: 90, litert: 30 });
    here.remember('not JSON');
    expect(await chooseWay('full', 'auto', here)).toBe('litert');
    expect(here.measure).toHaveBeenCalledTimes(3);
  });
});
