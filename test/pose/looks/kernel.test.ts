import { describe, expect, it } from 'vitest';
import { AT_ONCE, createKernel } from '../../../src/pose/looks/kernel.ts';

const wave = (count: number, pace: number): number[] => Array.from({ length: count }, (_, i) => Math.sin(1 + i * pace));

/** Two rows of three inputs each, of a picture five wide, through so many groups of outputs. */
function mixed(groups: number, least: number) {
  const kernel = createKernel();
  const [picture, outputs] = [wave(10, 0.7), groups * AT_ONCE];
  const inputs = [1, 2, 3, 6, 7, 8].map((at) => picture[at]!);
  const weights = wave(outputs * (1 + inputs.length), 0.3);
  const [from, heavy, to] = [kernel.room(picture.length), kernel.room(weights.length), kernel.room(outputs + 1)];
  kernel.numbers.set(picture, from / 4);
  kernel.numbers.set(weights, heavy / 4);
  kernel.mix(from + 4, 2, 20, 12, heavy, to, groups, least);
  const weightOf = (output: number, input: number): number =>
    weights[(Math.floor(output / AT_ONCE) * (1 + inputs.length) + input) * AT_ONCE + (output % AT_ONCE)]!;
  const wanted = Array.from({ length: outputs }, (_, o) =>
    Math.max(
      least,
      inputs.reduce((sum, value, i) => sum + value * weightOf(o, 1 + i), weightOf(o, 0)),
    ),
  );
  const got = [...kernel.numbers.subarray(to / 4, to / 4 + outputs + 1)];
  return { got: got.slice(0, -1), after: got.at(-1), wanted };
}

describe('the kernel of small networks', () => {
  it.each([1, 2, 3])('adds up stretches of a picture times weights, %d groups', (groups) => {
    const { got, after, wanted } = mixed(groups, Number.NEGATIVE_INFINITY);
    got.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 5));
    expect(Math.min(...wanted)).toBeLessThan(-0.5);
    expect(after).toBe(0);
  });

  it.each([1, 2])('adds up at two places at once what it adds up at each, %d groups', (groups) => {
    const kernel = createKernel();
    const [picture, outputs] = [wave(20, 0.7), groups * AT_ONCE];
    const weights = wave(outputs * 7, 0.3);
    const [from, heavy] = [kernel.room(picture.length), kernel.room(weights.length)];
    const [to, first, second] = [kernel.room(3 * outputs), kernel.room(outputs), kernel.room(outputs)];
    kernel.numbers.set(picture, from / 4);
    kernel.numbers.set(weights, heavy / 4);
    const at = (place: number) => [...kernel.numbers.subarray(place / 4, place / 4 + outputs)];
    kernel.mix(from + 4, 2, 20, 12, heavy, first, groups, -0.5);
    kernel.mix(from + 36, 2, 20, 12, heavy, second, groups, -0.5);
    kernel.mixTwo(from + 4, 2, 20, 12, heavy, to, groups, -0.5, 32, 8 * outputs);
    expect(at(to)).toEqual(at(first));
    expect(at(to + 8 * outputs)).toEqual(at(second));
    expect(at(to + 4 * outputs)).toEqual(at(first).fill(0));
    expect(at(first)).not.toEqual(at(second));
  });

  it('gives nothing less than it may', () => {
    const { got, wanted } = mixed(1, 0);
    got.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 5));
    expect(Math.min(...got)).toBe(0);
    expect(Math.max(...got)).toBeGreaterThan(0.5);
  });

  it('has room for much, and keeps what lay there', () => {
    const kernel = createKernel();
    const first = kernel.room(3);
    kernel.numbers.set([1, 2, 3], first / 4);
    const second = kernel.room(100_000);
    expect(second).toBe(first + 12);
    expect([...kernel.numbers.subarray(0, 4)]).toEqual([1, 2, 3, 0]);
    expect(kernel.numbers.length).toBeGreaterThanOrEqual(100_003);
  });
});
