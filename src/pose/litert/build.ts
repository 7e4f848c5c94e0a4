import { supportsFeature } from '@litertjs/core';
import type { ModelFile } from '../check-files.ts';

/** One of LiteRT's builds: with threads; without; without relaxed SIMD either. */
export type Build = 'threaded' | 'plain' | 'compat';

/** More threads than this do not make networks of this size faster, and the browser needs cores too. */
const MOST_THREADS = 4;

/** The fastest build that can run here. Threads need a page that is cross-origin isolated. */
export async function pickBuild(isolated = self.crossOriginIsolated): Promise<Build> {
  if (!(await supportsFeature('relaxedSimd'))) return 'compat';
  const threads = isolated && navigator.hardwareConcurrency > 1 && (await supportsFeature('threads'));
  return threads ? 'threaded' : 'plain';
}

/** The build's wasm file, by its name in the manifest. */
export const wasmFile = (build: Build) =>
  (build === 'plain' ? 'litert_wasm_internal.wasm' : `litert_wasm_${build}_internal.wasm`) satisfies ModelFile;

/** How many threads the build computes with. */
export const threadsOf = (build: Build): number =>
  build === 'threaded' ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1;
