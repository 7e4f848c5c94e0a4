import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFootNetwork, SIDE } from '../../../src/pose/feet/network.ts';

interface Foot {
  /** `SIDE` × `SIDE` bytes, base64. */
  readonly grey: string;
  readonly truth: number;
  /** What PyTorch makes of the same weights. */
  readonly told: number;
}

const file = new Uint8Array(readFileSync('models/foot-network.bin'));
const feet = JSON.parse(readFileSync('test/fixtures/feet.json', 'utf8')) as readonly Foot[];
const greyOf = ({ grey }: Foot): Float32Array => Float32Array.from(Buffer.from(grey, 'base64'));
const network = readFootNetwork(file);

describe('the foot network', () => {
  it('says what it said where it was learned', () => {
    expect(feet.length).toBeGreaterThan(10);
    for (const foot of feet) {
      expect(greyOf(foot)).toHaveLength(SIDE * SIDE);
      expect(Math.abs(network.run(greyOf(foot)) - foot.told)).toBeLessThan(0.02);
    }
  });

  it('tells toes in from toes out on people it did not learn from', () => {
    const off = feet.map((foot) => Math.abs(network.run(greyOf(foot)) - foot.truth));
    expect(off.reduce((sum, each) => sum + each, 0) / off.length).toBeLessThan(5);
    const [most, least] = [
      feet.map(({ truth }) => truth).toSorted((a, b) => b - a)[0]!,
      Math.min(...feet.map(({ truth }) => truth)),
    ];
    expect(most - least).toBeGreaterThan(40);
  });

  it('goes by neither brightness nor contrast', () => {
    const [foot] = feet;
    const grey = greyOf(foot!);
    const other = grey.map((value) => 0.6 * value + 70);
    expect(network.run(other)).toBeCloseTo(network.run(grey), -0.4);
  });

  it('gives the same for the same picture, whatever it saw in between', () => {
    const [first, second] = feet.map(greyOf);
    const before = network.run(first!);
    network.run(second!);
    expect(network.run(first!)).toBe(before);
  });

  it.each([
    ['cut off', file.subarray(0, file.length - 4)],
    ['too long', Uint8Array.from([...file, 0])],
    ['empty', new Uint8Array(0)],
  ])('refuses a file that is %s', (_name, broken) => {
    expect(() => readFootNetwork(broken)).toThrow('foot network');
  });
});
