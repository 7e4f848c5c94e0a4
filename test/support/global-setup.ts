import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { buildForUsers, serveBuiltApp } from '../../src/cli/built-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built app, as a user gets it. */
    appUrl: string;
    /** A page with nothing on it but source and estimator, see `bench/bench.ts`. */
    benchUrl: string;
  }
}

/** Builds and serves, once for all tests in the browser, the app and the bench page. */
export default async function setup({ vitest }: TestProject): Promise<(() => Promise<void>) | undefined> {
  // What the root provides, all projects have: the second finds it there.
  const root = vitest.getRootProject();
  if ('appUrl' in root.getProvidedContext()) return undefined;
  const app = await serveBuiltApp();
  const bench = await serveBench();
  root.provide('appUrl', app.url);
  root.provide('benchUrl', bench.url);
  return async () => {
    await Promise.all([app.close(), bench.close()]);
  };
}

async function serveBench() {
  const root = fileURLToPath(new URL('bench', import.meta.url));
  const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
  const outDir = mkdtempSync(path.join(tmpdir(), 'plumbline-bench-'));
  await buildForUsers({ root, configFile, logLevel: 'silent', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    configFile,
    logLevel: 'silent',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  const address = server.httpServer.address() as { port: number };
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
