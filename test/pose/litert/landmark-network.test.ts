import { describe, expect, it, vi } from 'vitest';
import { areAlike, LandmarkNetwork, saysTheSame } from '../../../src/pose/litert/landmark-network.ts';
import type { Network } from '../../../src/pose/litert/network.ts';

/** A network that says `x` of its first landmark, or breaks. */
function network(x: number | Error): Network & { readonly runs: ReturnType<typeof vi.fn> } {
  const runs = vi.fn();
  return {
    side: 256,
    runs,
    async run(fill, read) {
      runs();
      fill(new Float32Array(256 * 256 * 3));
      if (x instanceof Error) throw x;
      const landmarks = Float32Array.from({ length: 195 }, (_, i) => (i === 0 ? x : 0));
      return read([landmarks, Float32Array.of(1), new Float32Array(64 * 64 * 39), new Float32Array(117)]);
    },
  };
}
const NEVER = new Promise(() => undefined);
const look = (of: Network): Promise<number> =>
  of.run(
    () => undefined,
    ([landmarks]) => landmarks![0]!,
  );

describe('the landmark network', () => {
  it('runs on the card where there is one, and leaves the processor alone', async () => {
    const processor = network(1);
    const both = new LandmarkNetwork(processor, { network: network(2), lost: NEVER });
    expect(await look(both)).toBe(2);
    expect(both.accelerator).toBe('webgpu');
    expect(processor.runs).not.toHaveBeenCalled();
  });

  it('runs on the processor where there is none', async () => {
    const alone = new LandmarkNetwork(network(1), null);
    expect(await look(alone)).toBe(1);
    expect([alone.accelerator, alone.falls]).toEqual(['cpu', 0]);
  });

  it('goes on on the processor, with the same picture, where the card breaks, and stays there', async () => {
    const card = network(new Error('device lost'));
    const both = new LandmarkNetwork(network(1), { network: card, lost: NEVER });
    expect([await look(both), await look(both)]).toEqual([1, 1]);
    expect([both.accelerator, both.falls]).toEqual(['cpu', 1]);
    expect(card.runs).toHaveBeenCalledOnce();
  });

  it('does not wait for a card that is lost without a word about the picture that it had', async () => {
    const silent: Network = { side: 256, run: () => new Promise(() => undefined) };
    const both = new LandmarkNetwork(network(1), { network: silent, lost: Promise.resolve({ reason: 'unknown' }) });
    expect(await look(both)).toBe(1);
    expect(both.falls).toBe(1);
  });
});

describe('a card', () => {
  it('is believed where it says what the processor says, but for rounding', async () => {
    expect(await saysTheSame(network(128.01), network(128))).toBe(true);
  });

  it.each([
    ['something else', 131],
    ['no number', Number.NaN],
  ])('is not where it says %s', async (_what, x) => {
    expect(await saysTheSame(network(x), network(128))).toBe(false);
  });

  it('is not where one metre is off in the world', () => {
    const outputs = { landmarks: Float32Array.of(1), presence: Float32Array.of(1), heatmaps: Float32Array.of(1) };
    expect(areAlike({ ...outputs, world: Float32Array.of(0) }, { ...outputs, world: Float32Array.of(1) })).toBe(false);
  });
});
