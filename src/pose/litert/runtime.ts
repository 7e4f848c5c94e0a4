import { loadLiteRt } from '@litertjs/core';
import { threadsOf } from './build.ts';
import type { Build } from './build.ts';

const GLUE = {
  threaded: () => import('virtual:litert/litert_wasm_threaded_internal.js'),
  plain: () => import('virtual:litert/litert_wasm_internal.js'),
  compat: () => import('virtual:litert/litert_wasm_compat_internal.js'),
} as const satisfies Record<Build, unknown>;

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

/** LiteRT takes hold of a graphics card unasked; it gets one only with the network that is to run there. */
const NO_CARD = {
  requestAdapter: async () => ({ limits: {}, features: new Set(), requestDevice: async () => null }),
};

/** LiteRT writes its news to where errors go. */
function tellOfFaults(text: string): void {
  if (!/^(?:INFO|VERBOSE|WARNING)\b/.test(text)) console.error(text);
}
