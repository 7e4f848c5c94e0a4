import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import type { InlineConfig } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = path.join(ROOT, 'dist');
/** What the built app is made from. */
const SOURCES = ['src', 'index.html', 'vite.config.ts', 'package-lock.json', 'models/manifest.json'];

/** The built app at an address of this machine only. */
export interface ServedApp {
  /** Ends in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the app where the build is missing or older than the sources, and serves it on a free port. */
export async function serveBuiltApp(): Promise<ServedApp> {
  await ensureBuilt();
  const server = await preview({
    root: ROOT,
    logLevel: 'silent',
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The app could not be served on this machine.');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/**
 * Builds what users get. A test runner says in `NODE_ENV` that it tests, and packages then bring all their own checks along:
 * twice the code, and slower.
 */
export async function buildForUsers(config: InlineConfig): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build(config);
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/**
 * Builds beside `dist` and swaps, so that another run never meets a half-built app; whoever comes second throws its own
 * build away.
 */
async function ensureBuilt(): Promise<void> {
  if (isFresh()) return;
  const own = `${DIST}.${process.pid}`;
  try {
    await buildForUsers({ root: ROOT, logLevel: 'silent', build: { outDir: own, emptyOutDir: true } });
    if (isFresh()) return;
    rmSync(DIST, { recursive: true, force: true });
    renameSync(own, DIST);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function isFresh(): boolean {
  const page = path.join(DIST, 'index.html');
  return existsSync(page) && SOURCES.every((source) => newest(path.join(ROOT, source)) <= statSync(page).mtimeMs);
}

/** Last change of a file, or of anything in a folder, ms. A folder's own time tells of files taken away. */
function newest(file: string): number {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}
