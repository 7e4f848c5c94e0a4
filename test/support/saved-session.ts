import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Download, Page } from 'playwright-core';
import type { SessionRecord } from '../../src/core/session-record.ts';

/** What a click on “Save session” hands over: the session, and the text of its track. */
export async function saveSession(page: Page): Promise<{ readonly session: SessionRecord; readonly track: string }> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await page.getByText('Save session').click();
  await expect.poll(() => downloads.length, { timeout: 10_000 }).toBe(2);
  const contentOf = async (part: string) =>
    readFileSync(await downloads.find((download) => download.suggestedFilename().includes(part))!.path());
  return {
    session: JSON.parse((await contentOf('session')).toString()) as SessionRecord,
    track: gunzipSync(await contentOf('track')).toString(),
  };
}
