import { loadLiteRt, supportsFeature } from '@litertjs/core';
import type { ModelFile } from '../check-files.ts';

const GLUE = {
  threaded: () => import('virtual:litert/litert_wasm_threaded_internal.js'),
  plain: () => import('virtual:litert/litert_wasm_internal.js'),
  compat: () => import('virtual:litert/litert_wasm_compat_internal.js'),
} as const;

/** One of LiteRT's builds: with threads; without; without relaxed SIMD either. */
export type Build = keyof typeof GLUE;

/** More threads than this do not make networks of this size faster, and the browser needs cores too. */
const MOST_THREADS = 4;

/** The fastest build that this worker can run. Threads need a page that is cross-origin isolated. */
export async function pickBuild(): Promise<Build> {
  if (!(await supportsFeature('relaxedSimd'))) return 'compat';
  const threads = self.crossOriginIsolated && navigator.hardwareConcurrency > 1 && (await supportsFeature('threads'));
  return threads ? 'threaded' : 'plain';
}

/** The build's wasm file, by its name in the manifest. */
export const wasmFile = (build: Build) =>
  (build === 'plain' ? 'litert_wasm_internal.wasm' : `litert_wasm_${build}_internal.wasm`) satisfies ModelFile;

/** How many threads the build computes with. */
export const threadsOf = (build: Build): number =>
  build === 'threaded' ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1;

/**
 * Starts LiteRT in this worker, once. `wasm`: the bytes of the build's wasm file; `models`: where the pose files lie.
 *
 * LiteRT loads its glue with `importScripts`, which a module worker refuses, so the glue is imported beforehand and the
 * call made empty. Each thread loads `mainScriptUrlOrBlob`; left to itself it would load this worker's own script, which
 * would start threads again, until the page is closed.
 */
export async function startLiteRt(build: Build, wasm: Uint8Array, models: string): Promise<void> {
  const { ModuleFactory } = await GLUE[build]();
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: threadsOf(build) });
  Object.defineProperty(navigator, 'gpu', { value: NO_CARD });
  Object.assign(self, {
    importScripts: () => undefined,
    ModuleFactory,
    Module: {
      wasmBinary: wasm,
      mainScriptUrlOrBlob: `${models}litert_wasm_threaded_internal.js`,
      print: () => undefined,
      printErr: tellOfFaults,
    },
  });
  await loadLiteRt(models, { threads: build === 'threaded' });
}

/** LiteRT takes hold of a graphics card unasked; nothing here computes on one. */
const NO_CARD = {
  requestAdapter: async () => ({ limits: {}, features: new Set(), requestDevice: async () => null }),
};

/** LiteRT writes its news to where errors go. */
function tellOfFaults(text: string): void {
  if (!/^(?:INFO|VERBOSE|WARNING)\b/.test(text)) console.error(text);
}
