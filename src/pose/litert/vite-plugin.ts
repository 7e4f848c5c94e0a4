import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { MODELS_DIR } from '../model-files.ts';

const GLUE = 'virtual:litert/';
/** Every thread loads it by itself, so it must also lie beside the app as it is. */
const THREAD_SCRIPT = 'litert_wasm_threaded_internal.js';

/**
 * Makes LiteRT's wasm glue, classic scripts that leave a global behind, importable in a module worker:
 * `virtual:litert/<script>` exports that global, `ModuleFactory`. The files come from the checked copies in `models/`.
 */
export function litert(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'plumbline:litert',
    enforce: 'pre',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id.startsWith(GLUE) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${GLUE}`)) return undefined;
      const script = readFileSync(path.join(MODELS_DIR, id.slice(GLUE.length + 1)), 'utf8');
      return { code: `${NO_NODE}\n${script}\nexport { ModuleFactory };\n`, map: null };
    },
    closeBundle() {
      if (config.command !== 'build' || config.isWorker) return;
      const models = path.resolve(config.root, config.build.outDir, 'models');
      cpSync(path.join(MODELS_DIR, THREAD_SCRIPT), path.join(models, THREAD_SCRIPT), { recursive: true });
    },
  };
}

/** The glue also runs in Node; the bundler would follow it there. */
const NO_NODE = 'const require = undefined, module = undefined, exports = undefined, define = undefined;';
