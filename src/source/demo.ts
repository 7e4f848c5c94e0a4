import { openFile } from './file.ts';
import { SourceError } from './source.ts';
import type { Source } from './source.ts';

const DEMO = new URL('./walk-out-demo.mp4', import.meta.url);

/** The built-in clip: a rendered person does the walk-out once, with two form errors. */
export async function openDemo(): Promise<Source> {
  const response = await fetch(DEMO).catch(() => null);
  if (!response?.ok) throw new SourceError('not-a-video', 'The demo clip is missing. Run "npm ci && npm start" again.');
  return openFile(await response.blob(), 'Demo', 'demo');
}
