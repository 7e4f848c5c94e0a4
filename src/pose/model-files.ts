import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../../models/manifest.json' with { type: 'json' };

/** Where the pose files lie, as an absolute path. */
export const MODELS_DIR = fileURLToPath(new URL('../../models', import.meta.url));

type FileName = keyof typeof manifest.files;
const FILES = Object.keys(manifest.files) as FileName[];

/** Copies every file of the manifest that is missing or altered from its npm package into `models/`; our own lie there. */
export function copyModels(): void {
  const { resolve } = createRequire(import.meta.url);
  for (const file of FILES) {
    const { package: name } = manifest.files[file];
    if (name === null) continue;
    const source = path.join(path.dirname(resolve(`${name}/package.json`)), packageOf(name).folder, file);
    if (!existsSync(source)) throw new Error(`${name} has no ${file}. Run \`npm ci\` to install it again.`);
    if (problemWith(file)) copyFileSync(source, path.join(MODELS_DIR, file));
  }
}

const packageOf = (name: string) => manifest.packages[name as keyof typeof manifest.packages];

/** Throws an error that names the first pose file which is missing or not the one the manifest promises. */
export function checkModels(): void {
  for (const file of FILES) {
    const problem = problemWith(file);
    if (problem) throw new Error(problem);
  }
}

function problemWith(file: FileName): string | null {
  const target = path.join(MODELS_DIR, file);
  if (!existsSync(target))
    return manifest.files[file].package === null
      ? `models/${file} is missing. It is part of this repository: check it out again.`
      : `models/${file} is missing. Run \`npm ci\` to copy the pose files again.`;
  const sha256 = createHash('sha256').update(readFileSync(target)).digest('hex');
  const { sha256: wanted, package: name } = manifest.files[file];
  if (sha256 === wanted) return null;
  const promised = `models/${file} is not the file that models/manifest.json promises (SHA-256 ${sha256.slice(0, 12)}…, wanted ${wanted.slice(0, 12)}…).`;
  if (name === null) return `${promised} It is part of this repository: check it out again.`;
  return `${promised} Run \`npm ci\` to copy it again; if it stays, the package ${name}@${packageOf(name).version} was altered.`;
}
