import { describe, expect, it } from 'vitest';
import { assemble, four, get, grow, int, repeat, set, times } from '../../src/pose/assemble.ts';
import type { Code, WasmType } from '../../src/pose/assemble.ts';

/** What a function without arguments leaves in the memory's first four numbers. */
function left(body: Code, locals: readonly WasmType[] = []): number[] {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { run } = assemble({ run: { given: [], locals, body } }, memory) as unknown as Readonly<
    Record<'run', () => void>
  >;
  run();
  return [...new Int32Array(memory.buffer, 0, 4)];
}
const keep = (value: Code): Code => four.store(int.constant(0), four.ofInt(value));

describe('WebAssembly that is written out', () => {
  it.each([0, 1, 63, 64, 127, 128, 255, 8191, 8192, 65_535, 70_000, 20_000_000])('has the number %d', (value) => {
    expect(left(keep(int.constant(value)))[3]).toBe(value);
  });

  it('counts', () => {
    const [count, sum] = [0, 1];
    const locals = ['i32', 'i32'] as const;
    const add = grow(sum, int.constant(3));
    expect(left([...set(count, int.constant(5)), ...times(count, add), ...keep(get(sum))], locals)[0]).toBe(15);
    const until = [...repeat(add, int.isLess(get(sum), int.constant(10))), ...keep(get(sum))];
    expect(left(until, locals)[0]).toBe(12);
  });

  it('has any number of functions, each by its name', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const storing = (value: number) => ({
      given: ['i32', 'f32'] as const,
      locals: [],
      body: keep(int.constant(value)),
    });
    const { one, two } = assemble({ one: storing(1), two: storing(2) }, memory) as Record<string, () => void>;
    two!();
    expect(new Int32Array(memory.buffer)[0]).toBe(2);
    one!();
    expect(new Int32Array(memory.buffer)[0]).toBe(1);
  });
});
