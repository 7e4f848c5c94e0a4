import { checkFiles, weightsFile } from '../../../src/pose/check-files.ts';
import type { ModelName } from '../../../src/pose/estimator.ts';
import { pickBuild, threadsOf, wasmFile } from '../../../src/pose/litert/build.ts';
import { openNetwork } from '../../../src/pose/litert/network.ts';
import type { Network } from '../../../src/pose/litert/network.ts';
import { startLiteRt } from '../../../src/pose/litert/runtime.ts';

let network: Network | null = null;

async function open(model: ModelName, models: string): Promise<void> {
  const build = await pickBuild();
  const [wasm, weights] = await checkFiles(models, [wasmFile(build), weightsFile(model)], () => undefined);
  await startLiteRt(build, wasm!, models);
  network = await openNetwork(weights!, threadsOf(build));
}

self.addEventListener('message', async ({ data }: MessageEvent<{ model?: ModelName; models?: string }>) => {
  if (data.model && data.models) await open(data.model, data.models);
  await network?.run(
    (input) => void input.fill(0.5),
    () => undefined,
  );
  globalThis.postMessage([], { transfer: [] });
});
