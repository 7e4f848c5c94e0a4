import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { checkFiles } from '../../src/pose/check-files.ts';
import { MODELS_DIR } from '../../src/pose/model-files.ts';

const FILES = ['pose_web.binarypb', 'pose.js'] as const;
const bytesOf = (file: string) => new Uint8Array(readFileSync(path.join(MODELS_DIR, file)));

/** A host that answers when the test says so. */
function host(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (bytes) => bytes) {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const fetch = vi.fn(async (url: string) => {
    await opened;
    return new Response(change(bytesOf(url.split('/').pop()!)));
  });
  vi.stubGlobal('fetch', fetch);
  return { fetch, open };
}

afterEach(() => vi.unstubAllGlobals());

test('all files are asked for at once, come back in order, and how much has come adds up', async () => {
  const { fetch, open } = host();
  const told = vi.fn();
  const checked = checkFiles('/models/', FILES, told);
  expect(fetch).toHaveBeenCalledTimes(2);
  open();
  const files = await checked;
  expect(files.map((bytes) => bytes.byteLength)).toEqual(FILES.map((file) => bytesOf(file).byteLength));
  const [loaded, total] = told.mock.calls.at(-1)!;
  expect(loaded).toBe(total);
});

test('one that is not what it should be is named', async () => {
  const { open } = host((bytes) => bytes.with(0, bytes[0]! ^ 1));
  const checked = checkFiles('/models/', ['pose_web.binarypb'], () => undefined);
  open();
  await expect(checked).rejects.toThrow('The pose file pose_web.binarypb is damaged.');
});
