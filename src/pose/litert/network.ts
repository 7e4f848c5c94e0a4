import { getGlobalLiteRt, loadAndCompile, Tensor } from '@litertjs/core';

/** A network with one input, ready to run; its numbers are read and written where they lie, without a copy. */
export interface Network {
  /** The picture's side, pixels; the input is side × side × 3 numbers, RGB, row by row. */
  readonly side: number;
  /** Has `fill` write the input, runs the network, and gives what `read` makes of the outputs; both only see them then. */
  run<T>(fill: (input: Float32Array) => void, read: (outputs: readonly Float32Array[]) => T): Promise<T>;
}

/** Compiles the network for the CPU. */
export async function openNetwork(bytes: Uint8Array, threads: number): Promise<Network> {
  const compiled = await loadAndCompile(bytes, { accelerator: 'wasm', cpuOptions: { numThreads: threads } });
  const shape = compiled.getInputDetails()[0]!.shape;
  const side = shape[1]!;
  const input = new Tensor(new Float32Array(side * side * 3), shape);
  return {
    side,
    async run(fill, read) {
      look(input, 'WRITE', fill);
      const outputs = await compiled.run([input]);
      try {
        return lookAtAll(outputs, read);
      } finally {
        for (const output of outputs) output.delete();
      }
    },
  };
}

/** Has `use` see the tensor's own memory. */
function look<T>({ liteRtTensorBuffer: buffer }: Tensor, mode: 'READ' | 'WRITE', use: (numbers: Float32Array) => T): T {
  const { HEAPU8, LiteRtTensorBufferLockMode } = getGlobalLiteRt().liteRtWasm;
  const at = buffer.lock(LiteRtTensorBufferLockMode[mode]);
  try {
    return use(new Float32Array(HEAPU8.buffer as ArrayBuffer, at, buffer.packedSize() / 4));
  } finally {
    buffer.unlock();
  }
}

function lookAtAll<T>(
  tensors: readonly Tensor[],
  read: (outputs: readonly Float32Array[]) => T,
  seen: readonly Float32Array[] = [],
): T {
  const next = tensors[seen.length];
  return next ? look(next, 'READ', (numbers) => lookAtAll(tensors, read, [...seen, numbers])) : read(seen);
}
