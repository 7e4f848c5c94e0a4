import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FOOT } from '../../../src/pose/looks/foot.ts';
import { KNEE } from '../../../src/pose/looks/knee.ts';
import { PELVIS } from '../../../src/pose/looks/pelvis.ts';
import { readLookNetwork } from '../../../src/pose/looks/network.ts';

interface Seen {
  /** Bytes of the picture, row by row, base64. */
  readonly grey: string;
  /** Of each that is asked, degrees. */
  readonly truth: readonly number[];
  /** What PyTorch makes of the same weights. */
  readonly told: readonly number[];
}

const read = (name: string) => JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf8')) as readonly Seen[];
const greyOf = ({ grey }: Seen): Float32Array => Float32Array.from(Buffer.from(grey, 'base64'));
const NETWORKS = [
  { name: 'foot', part: FOOT, seen: read('feet'), within: 5, spread: 40 },
  { name: 'knee', part: KNEE, seen: read('knees'), within: 6, spread: 40 },
  { name: 'pelvis', part: PELVIS, seen: read('pelvis'), within: 4, spread: 25 },
] as const;

describe.each(NETWORKS)('the $name network', ({ name, part, seen, within, spread }) => {
  const file = new Uint8Array(readFileSync(`models/${name}-network.bin`));
  const network = readLookNetwork(file, part.shape);
  const say = (grey: Float32Array) => {
    const told = network.run(grey);
    return part.asked.map(({ output, unit }) => told[output]! * unit);
  };
  const apart = (a: readonly number[], b: readonly number[]) => a.map((value, i) => Math.abs(value - b[i]!));

  it('says what it said where it was learned', () => {
    expect(seen.length).toBeGreaterThan(10);
    for (const each of seen) {
      expect(greyOf(each)).toHaveLength(part.shape.rows * part.shape.columns);
      expect(Math.max(...apart(say(greyOf(each)), each.told))).toBeLessThan(0.02);
    }
  });

  it.each(part.asked.map((_, i) => i))('tells what is asked (%d) of people it did not learn from', (i) => {
    const off = seen.map((each) => apart(say(greyOf(each)), each.truth)[i]!);
    expect(off.reduce((sum, each) => sum + each, 0) / off.length).toBeLessThan(within);
    const truths = seen.map(({ truth }) => truth[i]!);
    expect(Math.max(...truths) - Math.min(...truths)).toBeGreaterThan(spread);
  });

  it('goes by neither brightness nor contrast', () => {
    const grey = greyOf(seen[0]!);
    const other = grey.map((value) => 0.6 * value + 70);
    expect(Math.max(...apart(say(other), say(grey)))).toBeLessThan(1.25);
  });

  it('gives the same for the same picture, whatever it saw in between', () => {
    const [first, second] = seen.map(greyOf);
    const before = say(first!);
    network.run(second!);
    expect(say(first!)).toEqual(before);
  });

  it.each([
    ['cut off', file.subarray(0, file.length - 4)],
    ['too long', Uint8Array.from([...file, 0])],
    ['empty', new Uint8Array(0)],
  ])('refuses a file that is %s', (_name, broken) => {
    expect(() => readLookNetwork(broken, part.shape)).toThrow('A pose file is damaged.');
  });
});
