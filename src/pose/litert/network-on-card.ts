import { Environment, loadAndCompile, Tensor, TensorBufferType } from '@litertjs/core';
import type { Network } from './network.ts';

/**
 * Compiles the network for a graphics card; its numbers cross over once each way, through memory that is used again.
 * Throws where the card cannot do all of it: to go to and fro in the middle takes longer than to stay.
 */
export async function openNetworkOnCard(bytes: Uint8Array, device: GPUDevice): Promise<Network> {
  const environment = await Environment.create({ webGpuDevice: device });
  // Half floats move landmarks by more than the runtimes are apart otherwise.
  const gpuOptions = { precision: 'fp32' } as const;
  const compiled = await loadAndCompile(bytes, { accelerator: 'webgpu', environment, gpuOptions });
  const [input] = compiled.getInputDetails();
  // LiteRT itself goes back to the processor where the card cannot do all of it.
  if (!input?.supportedBufferTypes.has(TensorBufferType.WEB_GPU_BUFFER_PACKED)) {
    compiled.delete();
    throw new Error('the graphics card cannot run all of the network');
  }
  const side = input.shape[1]!;
  const numbers = new Float32Array(side * side * 3);
  const { COPY_DST, COPY_SRC, MAP_READ, STORAGE } = GPUBufferUsage;
  const there = device.createBuffer({ size: numbers.byteLength, usage: STORAGE | COPY_DST | COPY_SRC });
  const picture = new Tensor(there, input.shape, 'float32', environment);
  const lengths = compiled.getOutputDetails().map(({ shape }) => shape.reduce((length, size) => length * size, 1));
  const size = Float32Array.BYTES_PER_ELEMENT * lengths.reduce((sum, length) => sum + length, 0);
  const back = device.createBuffer({ size, usage: COPY_DST | MAP_READ });
  return {
    side,
    async run(fill, read) {
      fill(numbers);
      device.queue.writeBuffer(there, 0, numbers);
      const outputs = await compiled.run([picture]);
      try {
        copyAll(outputs, lengths, back, device);
      } finally {
        for (const output of outputs) output.delete();
      }
      await back.mapAsync(GPUMapMode.READ);
      try {
        return read(viewsOf(back.getMappedRange(), lengths));
      } finally {
        back.unmap();
      }
    },
  };
}

/** Has the card put all outputs one after the other into `target`. */
function copyAll(outputs: readonly Tensor[], lengths: readonly number[], target: GPUBuffer, device: GPUDevice): void {
  const encoder = device.createCommandEncoder();
  let at = 0;
  outputs.forEach((output, i) => {
    const bytes = lengths[i]! * Float32Array.BYTES_PER_ELEMENT;
    encoder.copyBufferToBuffer(output.toGpuBuffer(), 0, target, at, bytes);
    at += bytes;
  });
  device.queue.submit([encoder.finish()]);
}

function viewsOf(memory: ArrayBuffer, lengths: readonly number[]): Float32Array[] {
  let at = 0;
  return lengths.map((length) => {
    const view = new Float32Array(memory, at, length);
    at += view.byteLength;
    return view;
  });
}
