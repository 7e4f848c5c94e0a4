import { describe, expect, it, vi } from 'vitest';
import { measureWay, wayNow } from '../../src/app/choose-runtime.ts';
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

const ASKED = [
  ['cpu', 'litert'],
  ['webgl', 'mediapipe'],
  ['webgpu', 'litert-webgpu'],
] as const;

describe('the runtime', () => {
  it.each([
    ['no WebGL at all', null],
    ['WebGL in software', 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)))'],
  ])('is litert, unmeasured, where there is %s', async (_what, graphics) => {
    const here = machine({ mediapipe: 1, litert: 100 }, graphics);
    expect(await measureWay('full', 'auto', here)).toBe('litert');
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
    expect(await measureWay('full', 'auto', machine(times))).toBe(wanted);
  });

  it('is measured once for each network, and remembered', async () => {
    const here = machine({ mediapipe: 90, litert: 30 });
    expect(await measureWay('full', 'auto', here)).toBe('litert');
    expect(await measureWay('full', 'auto', here)).toBe('litert');
    expect(here.measure).toHaveBeenCalledTimes(3);
    await measureWay('heavy', 'auto', here);
    expect(here.measure).toHaveBeenCalledTimes(6);
    expect(await measureWay('full', 'auto', here)).toBe('litert');
    expect(here.measure).toHaveBeenCalledTimes(6);
  });

  it('is the processor until it is measured, for which nothing waits', async () => {
    const here = machine({ mediapipe: 12, litert: 30 });
    expect(wayNow('full', 'auto', here)).toBe('litert');
    await measureWay('full', 'auto', here);
    expect(wayNow('full', 'auto', here)).toBe('mediapipe');
    expect(wayNow('lite', 'auto', here)).toBe('litert');
  });

  it('is not remembered where measuring was given up', async () => {
    const here = machine({ mediapipe: 12, litert: 30 });
    here.measure.mockResolvedValueOnce(12).mockRejectedValueOnce(new Error('given up'));
    await expect(measureWay('full', 'auto', here)).rejects.toThrow('given up');
    expect(here.remember).not.toHaveBeenCalled();
  });

  it('is not remembered where neither started', async () => {
    const here = machine({});
    await measureWay('full', 'auto', here);
    expect(here.remember).not.toHaveBeenCalled();
  });

  it('follows an accelerator that was asked for', async () => {
    const here = machine({ mediapipe: 1, litert: 1 });
    for (const [accelerator, way] of ASKED) {
      expect(wayNow('full', accelerator, here)).toBe(way);
      expect(await measureWay('full', accelerator, here)).toBe(way);
    }
    expect(here.measure).not.toHaveBeenCalled();
  });

  it('is measured anew where what was remembered makes no sense', async () => {
    const here = machine({ mediapipe: 90, litert: 30 });
    here.remember('not JSON');
    expect(await measureWay('full', 'auto', here)).toBe('litert');
    expect(here.measure).toHaveBeenCalledTimes(3);
  });
});
