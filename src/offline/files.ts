import type { Build } from '../pose/litert/build.ts';

/** A file of the app. */
export interface OfflineFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** Every file of the built app, by its path below the app's address; the page itself is `''`. */
export type OfflineFiles = Readonly<Record<string, OfflineFile>>;

/** Kept only once they were used: large, or for machines of other kinds. */
const ON_DEMAND = [
  'models/pose_landmark_heavy.tflite',
  'models/litert_wasm_compat_internal.wasm',
  'models/litert_wasm_internal.wasm',
  'models/litert_wasm_threaded_internal.wasm',
];

/** The file that each of LiteRT's builds computes with. */
const WASM: Readonly<Record<Build, string>> = {
  compat: 'models/litert_wasm_compat_internal.wasm',
  plain: 'models/litert_wasm_internal.wasm',
  threaded: 'models/litert_wasm_threaded_internal.wasm',
};

/** The name of one of LiteRT's builds; null for any other text. */
export const buildNamed = (name: string | null): Build | null =>
  (Object.keys(WASM) as Build[]).find((build) => build === name) ?? null;

/** Paths that are kept from the first visit on: with them every screen and the demo work without a network. */
export function keptAtOnce(files: OfflineFiles, build: Build | null): string[] {
  const own = build && WASM[build];
  return Object.keys(files).filter((path) => path === own || !ON_DEMAND.includes(path));
}
