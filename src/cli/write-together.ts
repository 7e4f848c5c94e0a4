import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes all of `files` (name → content) into `folder`, or none: first under temporary names, and only when every one
 * is whole under their own. Throws what the file system says.
 */
export function writeTogether(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(files);
  const temporary = (name: string) => path.join(folder, `.${name}.${process.pid}.part`);
  try {
    for (const name of names) writeFileSync(temporary(name), files[name]!);
    for (const name of names) renameSync(temporary(name), path.join(folder, name));
  } finally {
    for (const name of names) rmSync(temporary(name), { force: true });
  }
}
