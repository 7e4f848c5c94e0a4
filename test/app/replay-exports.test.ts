import { beforeEach, expect, test, vi } from 'vitest';
import { annotateVideo } from '../../src/app/annotated-video.ts';
import { exportSession } from '../../src/app/replay-exports.ts';
import { saveFile } from '../../src/app/save-file.ts';
import { de } from '../../src/words/de/index.ts';

vi.mock('../../src/app/annotated-video.ts', () => ({ annotateVideo: vi.fn() }));
vi.mock('../../src/app/save-file.ts', () => ({ saveFile: vi.fn() }));

beforeEach(() => vi.clearAllMocks());

/** Saves the video of a session; gives why not, where it was refused. */
async function saveVideo(): Promise<string | undefined> {
  const onRefused = vi.fn<(words: string) => void>();
  const listener = { onProgress: () => undefined, onRefused, signal: new AbortController().signal };
  const replayed = { entry: { startedAt: 0 }, stored: { picture: new Blob(['video']) } };
  await exportSession('video', replayed as never, { words: de } as never, listener);
  return onRefused.mock.lastCall?.[0];
}

test('a browser that cannot write a video says so', async () => {
  vi.mocked(annotateVideo).mockResolvedValue(null);
  expect(await saveVideo()).toBe(de.replay.noVideo);
  expect(saveFile).not.toHaveBeenCalled();
});

test('one that can hands it over', async () => {
  vi.mocked(annotateVideo).mockResolvedValue(new Blob(['annotated']));
  expect(await saveVideo()).toBeUndefined();
  expect(saveFile).toHaveBeenCalledWith(expect.stringMatching(/\.mp4$/), expect.any(Blob));
});
