import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder } from './temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the shell command left behind. */
export interface AnalyzeRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Names of the files it wrote. */
  readonly files: readonly string[];
  bytes(name: string): Uint8Array<ArrayBuffer>;
  /** A written file's text, unpacked. */
  read(name: string): string;
}

/** Runs `analyze` as a shell does, with a fresh output folder. */
export async function analyze(
  video: string,
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<AnalyzeRun> {
  const out = path.join(temporaryFolder(), 'out');
  const argv = ['--import', 'tsx', 'src/cli/analyze.ts', video, '--out', out, ...options];
  const child = spawn(process.execPath, argv, { cwd: ROOT, env: { ...process.env, ...env } });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
    });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    code,
    ...text,
    files: list(out),
    bytes: (name) => new Uint8Array(readFileSync(path.join(out, name))),
    read(name) {
      const bytes = readFileSync(path.join(out, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    },
  };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
