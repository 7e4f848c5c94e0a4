import manifest from '../../../models/manifest.json' with { type: 'json' };
import { PoseError } from '../estimator.ts';
import type { ModelName } from '../estimator.ts';

type ModelFile = keyof typeof manifest.files;

/** The landmark network's file. */
export const weightsFile = (model: ModelName) => `pose_landmark_${model}.tflite` as const satisfies ModelFile;
export const sha256Of = (file: ModelFile): string => manifest.files[file].sha256;

/** The bytes of a module that needs SIMD. Source: GoogleChromeLabs/wasm-feature-detect. */
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

const filesFor = (model: ModelName): ModelFile[] => [
  'pose_web.binarypb',
  WebAssembly.validate(Uint8Array.from(SIMD)) ? 'pose_solution_simd_wasm_bin.wasm' : 'pose_solution_wasm_bin.wasm',
  'pose_solution_packed_assets.data',
  weightsFile(model),
];

/**
 * Fetches every file that `model` needs from `base` and compares it with the manifest, which also warms the browser's
 * cache; `@mediapipe/pose` takes a missing file for an empty one and fails much later with an obscure `undefined`.
 * Throws `PoseError` with the file's name and what to do.
 */
export async function checkFiles(
  base: string,
  model: ModelName,
  onProgress: (loaded: number, total: number) => void,
): Promise<void> {
  const files = filesFor(model);
  const total = files.reduce((sum, file) => sum + manifest.files[file].bytes, 0);
  let loaded = 0;
  for (const file of files) {
    const bytes = await fetchFile(base + file, (length) => onProgress(loaded + length, total));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (sha256 !== sha256Of(file))
      throw new PoseError(`The pose file ${file} is damaged. Reload the page; if it stays, run "npm ci" again.`);
    loaded += bytes.byteLength;
  }
}

async function fetchFile(url: string, onLength: (length: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const name = url.split('/').pop();
  const response = await fetch(url).catch(() => null);
  if (!response?.ok || !response.body)
    throw new PoseError(`The pose file ${name} is missing. Run "npm ci" and start again.`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    length += chunk.byteLength;
    onLength(length);
  }
  const bytes = new Uint8Array(length);
  chunks.reduce((at, chunk) => (bytes.set(chunk, at), at + chunk.byteLength), 0);
  return bytes;
}
