import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import manifest from '../../../models/manifest.json' with { type: 'json' };
import { checkModels, MODELS_DIR } from '../model-files.ts';

const POSE = '\0plumbline:mediapipe-pose';
const GLUE = 'virtual:mediapipe/';

/**
 * Makes `@mediapipe/pose`, a Closure script without exports, importable in a module worker, from the checked copies in
 * `models/`, and puts the files it fetches beside the built app.
 *
 * - `@mediapipe/pose` becomes a module that exports `Pose`. Each frame's result carries a full-size `ImageBitmap` that
 *   pose-detection drops without closing; the exported class closes it, or memory grows with every frame.
 * - `virtual:mediapipe/<script>` is the wasm glue that the package would load with script tags, as a function: every new
 *   instance runs its scripts again, and a module would run only once.
 */
export function mediapipePose(): Plugin {
  let config: ResolvedConfig;
  const model = (file: string) => readFileSync(path.join(MODELS_DIR, file), 'utf8');
  return {
    name: 'plumbline:mediapipe-pose',
    enforce: 'pre',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      checkModels();
    },
    resolveId(id) {
      if (id === '@mediapipe/pose') return POSE;
      return id.startsWith(GLUE) ? `\0${id}` : undefined;
    },
    load(id) {
      if (id === POSE) return { code: `${model('pose.js')}\n${POSE_EXPORTS}`, map: null, moduleSideEffects: true };
      if (!id.startsWith(`\0${GLUE}`)) return undefined;
      const file = id.slice(GLUE.length + 1);
      const publish = file.endsWith('_bin.js')
        ? 'globalThis.createMediapipeSolutionsWasm = createMediapipeSolutionsWasm;'
        : '';
      return { code: `export function run() {\n${NO_COMMONJS}\n${model(file)}\n${publish}\n}\n`, map: null };
    },
    closeBundle() {
      if (config.command !== 'build' || config.isWorker) return;
      const target = path.resolve(config.root, config.build.outDir, 'models');
      mkdirSync(target, { recursive: true });
      for (const file of Object.keys(manifest.files))
        if (!file.endsWith('.js')) cpSync(path.join(MODELS_DIR, file), path.join(target, file));
    },
  };
}

/** The scripts look for Node and AMD before they are content with being scripts; the bundler would follow them there. */
const NO_COMMONJS = 'const require = undefined, module = undefined, exports = undefined, define = undefined;';

const POSE_EXPORTS = `
export class Pose extends globalThis.Pose {
  onResults(listener) {
    super.onResults((results) => { listener(results); results.image?.close?.(); });
  }
}
export const VERSION = globalThis.VERSION;
export const POSE_CONNECTIONS = globalThis.POSE_CONNECTIONS;
`;
