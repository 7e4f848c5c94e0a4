import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A folder that goes away with the test file. */
export const temporaryFolder = (): string => mkdtempSync(path.join(scratch, 'folder-'));
