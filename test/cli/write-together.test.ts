import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTogether } from '../../src/cli/write-together.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('writing files together', () => {
  it('makes the folder and leaves nothing but the files', () => {
    const deep = path.join(folder, 'a', 'b');
    writeTogether(deep, { 'one.txt': '1', 'two.bin': Uint8Array.of(2) });
    expect(readdirSync(deep).sort()).toEqual(['one.txt', 'two.bin']);
    expect(readFileSync(path.join(deep, 'one.txt'), 'utf8')).toBe('1');
  });

  it('leaves what was there, and nothing half-written, when one of them cannot be written', () => {
    writeTogether(folder, { 'one.txt': 'old' });
    mkdirSync(path.join(folder, `.two.txt.${process.pid}.part`));
    expect(() => writeTogether(folder, { 'one.txt': 'new', 'two.txt': '2' })).toThrow();
    expect(readFileSync(path.join(folder, 'one.txt'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).not.toContain('two.txt');
  });
});
