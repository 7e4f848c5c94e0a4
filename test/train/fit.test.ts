import { describe, expect, test } from 'vitest';
import full from '../../src/core/learned/weights-full.json' with { type: 'json' };
import type { Example } from '../../src/train/dataset.ts';
import { TARGET_IDS, tell, withLook } from '../../src/train/fit.ts';
import type { Model } from '../../src/train/fit.ts';

const kept: Model = full;
const LOOKS = full.look.mean.length;

/** Somebody seen: numbers that have nothing to do with each other, and feet that point where the first two looks say. */
function exampleOf(seed: number, alone: number): Example {
  const at = (i: number) => Math.sin(12.9898 * (seed + 1) * (i + 1) + i);
  const look = Array.from({ length: LOOKS }, (_, i) => (i === LOOKS - 1 ? alone : at(i)));
  const yaw = 20 * look[0]! - 5 * look[1]! + 3;
  const all = (value: number) => Object.fromEntries(TARGET_IDS.map((id) => [id, value])) as Example['weight'];
  return {
    clip: `clip ${seed}`,
    model: 'full',
    features: Float64Array.from(full.mean, (mean, i) => mean + at(i + 50) / full.scale[i]!),
    look: () => look,
    knee: () => full.knee.mean,
    truth: { ...all(0), 'foot-yaw-by-look': yaw },
    weight: all(1),
    faulty: false,
    moving: { own: false, any: false },
  };
}

describe('what is made of the foot network, learned anew', () => {
  const examples = Array.from({ length: 300 }, (_, seed) => exampleOf(seed, Math.cos(seed)));
  const renewed = withLook(kept, examples);
  const told = (model: Model, example: Example) => tell(model, example)['foot-yaw-by-look'];

  test('lies in the middle between what it was and what these people show', () => {
    for (const seed of [1000, 1001, 1002]) {
      const example = exampleOf(seed, 0);
      const middle = (told(kept, example) + example.truth['foot-yaw-by-look']) / 2;
      expect(told(renewed, example)).toBeCloseTo(middle, 0);
    }
  });

  test('counts a foot turned in alone by what the middle leaves', () => {
    const further = examples.map((example) => {
      const alone = example.look(0).at(-1)!;
      return { ...example, truth: { ...example.truth, 'foot-yaw-by-look': told(renewed, example) + 6 * alone } };
    });
    const [before, after] = [renewed, withLook(renewed, further)].map((model) =>
      [0, 1].map((alone) => told(model, exampleOf(1000, alone))),
    );
    expect(after![1]! - after![0]! - (before![1]! - before![0]!)).toBeCloseTo(6, 0);
  });

  test('changes nothing else', () => {
    const { targets, ...rest } = renewed;
    const { targets: before, ...restBefore } = kept;
    expect(rest).toEqual(restBefore);
    for (const id of TARGET_IDS) if (id !== 'foot-yaw-by-look') expect(targets[id]).toBe(before[id]);
  });
});
