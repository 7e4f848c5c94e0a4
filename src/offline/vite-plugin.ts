import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import manifest from '../../models/manifest.json' with { type: 'json' };
import type { OfflineFile, OfflineFiles } from './files.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const APP = path.join(HERE, '../..');
const WORKER = 'sw.js';

/** Files of the pose runtimes that lie beside the app as they are. Scripts are in the app, but for the one that threads load. */
const isBesideTheApp = (file: string): boolean => !file.endsWith('.js') || file === 'litert_wasm_threaded_internal.js';

/**
 * Makes the app installable, and usable without a network: its manifest and icon, and the service worker `sw.js`, which
 * knows every file of this build by its hash. `headers`: what a host should send; the service worker adds them.
 */
export function offline(headers: Readonly<Record<string, string>>): Plugin {
  let isTheApp = false;
  return {
    name: 'plumbline:offline',
    apply: 'build',
    enforce: 'post',
    configResolved({ root }) {
      isTheApp = path.resolve(root) === path.resolve(APP);
    },
    buildStart() {
      if (!isTheApp) return;
      this.emitFile({ type: 'chunk', id: path.join(HERE, 'worker.ts'), fileName: WORKER });
      const asset = (fileName: string, file: string) =>
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path.join(HERE, file)) });
      asset('manifest.webmanifest', 'manifest.json');
      asset('icon.svg', 'icon.svg');
    },
    transformIndexHtml: () =>
      isTheApp ? [{ tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' }] : [],
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== 'chunk') return;
        // Browsers without module service workers run it, too.
        if (worker.imports.length > 0) this.error(`${WORKER} imports ${worker.imports.join(', ')}`);
        const built = Object.values(bundle).filter(({ fileName }) => fileName !== WORKER);
        const files = Object.fromEntries([...built.map(described), ...besideTheApp()]);
        const page = files['index.html'];
        if (!page) this.error('the build has no index.html');
        delete files['index.html'];
        worker.code = withData(worker.code, { '': page, ...files }, headers);
      },
    },
  };
}

function withData(code: string, files: OfflineFiles, headers: Readonly<Record<string, string>>): string {
  return `const PLUMBLINE_FILES = ${JSON.stringify(files)};\nconst PLUMBLINE_HEADERS = ${JSON.stringify(headers)};\n${code}`;
}

type Built = { readonly fileName: string } & (
  | { readonly type: 'chunk'; readonly code: string }
  | { readonly type: 'asset'; readonly source: string | Uint8Array }
);

function described(file: Built): [string, OfflineFile] {
  const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return [file.fileName, { sha256, bytes: content.length }];
}

const besideTheApp = (): [string, OfflineFile][] =>
  Object.entries(manifest.files)
    .filter(([file]) => isBesideTheApp(file))
    .map(([file, { sha256, bytes }]) => [`models/${file}`, { sha256, bytes }]);
