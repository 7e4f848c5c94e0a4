import manifest from '../../models/manifest.json' with { type: 'json' };
import { PoseError } from './estimator.ts';
import type { ModelName } from './estimator.ts';

/** A file of the manifest. */
export type ModelFile = keyof typeof manifest.files;

/** The landmark network's file. */
export const weightsFile = (model: ModelName) => `pose_landmark_${model}.tflite` as const satisfies ModelFile;
/** Our own networks, which look at feet, knees and pelvis. */
export const LOOK_NETWORKS = [
  'foot-network.bin',
  'knee-network.bin',
  'pelvis-network.bin',
] as const satisfies ModelFile[];
const [FOOT_NETWORK, KNEE_NETWORK, PELVIS_NETWORK] = LOOK_NETWORKS;
const sha256Of = (file: ModelFile): string => manifest.files[file].sha256;
/** Of the networks that see a body, for its record. */
export const hashesOf = (model: ModelName) => ({
  weightsSha256: sha256Of(weightsFile(model)),
  feetSha256: sha256Of(FOOT_NETWORK),
  kneesSha256: sha256Of(KNEE_NETWORK),
  bendsSha256: sha256Of(KNEE_NETWORK),
  pelvisSha256: sha256Of(PELVIS_NETWORK),
});

/**
 * Fetches `files` from `base`, all at once, and compares each with the manifest. Gives their bytes, in order.
 * Throws `PoseError` with the file's name and what to do.
 */
export async function checkFiles(
  base: string,
  files: readonly ModelFile[],
  onProgress: (loaded: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const total = files.reduce((sum, file) => sum + manifest.files[file].bytes, 0);
  const read = files.map(() => 0);
  return Promise.all(
    files.map(async (file, index) => {
      const bytes = await fetchFile(base + file, (length) => {
        read[index] = length;
        onProgress(
          read.reduce((sum, each) => sum + each, 0),
          total,
        );
      });
      if ((await sha256(bytes)) !== sha256Of(file))
        throw new PoseError(
          `The pose file ${file} is damaged. Reload the page; if it stays, run "npm ci" again.`,
          'file-damaged',
        );
      return bytes;
    }),
  );
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fetchFile(url: string, onLength: (length: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const name = url.split('/').pop();
  const response = await fetch(url).catch(() => null);
  if (!response?.ok || !response.body)
    throw new PoseError(`The pose file ${name} is missing. Run "npm ci" and start again.`, 'file-missing');
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
