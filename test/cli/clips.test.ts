import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clipNames, readClip } from '../../src/cli/clips.ts';
import { createTrack } from '../../src/core/track.ts';
import { truthFrame, truthOf } from '../accuracy/support/clip.ts';

const TRACK = createTrack({
  pose: { runtime: 'none', model: 'none', weightsSha256: '', accelerator: 'none', smoothing: false },
  source: { kind: 'file', name: 'a.mp4', width: 640, height: 480, fps: 30 },
}).toJson();
const TRUTH = JSON.stringify(truthOf({ frames: [truthFrame(0)] }));

describe('clips in a folder', () => {
  let folder: string;
  const put = (name: string, text: string) => writeFileSync(path.join(folder, name), gzipSync(text));
  const make = vi.fn<(video: string) => Promise<string>>();

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clips-'));
    make.mockReset().mockResolvedValue(TRACK);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are those that have a truth, by name', () => {
    for (const file of ['b.truth.json.gz', 'a.truth.json.gz', 'a.mp4', 'c.track.json.gz']) put(file, '{}');
    expect(clipNames(folder)).toEqual(['a', 'b']);
  });

  it('are asked for where there are none', () => {
    expect(() => clipNames(folder)).toThrow(/has no NAME\.truth\.json\.gz/);
    expect(() => clipNames(path.join(folder, 'nowhere'))).toThrow(/is not a folder/);
  });

  it('are read without any estimating where they have a track', async () => {
    put('a.truth.json.gz', TRUTH);
    put('a.track.json.gz', TRACK);
    const clip = await readClip(folder, 'a', folder, make);
    expect(clip).toMatchObject({ name: 'a', truth: { fps: 10 }, track: { source: { name: 'a.mp4' } } });
    expect(make).not.toHaveBeenCalled();
  });

  it('get their track from the video once, and keep it where it was asked for', async () => {
    const tracks = path.join(folder, 'kept');
    put('a.truth.json.gz', TRUTH);
    put('a.webm', '');
    await readClip(folder, 'a', tracks, make);
    expect(make.mock.calls).toEqual([[path.join(folder, 'a.webm')]]);
    expect(existsSync(path.join(tracks, 'a.track.json.gz'))).toBe(true);
    await readClip(folder, 'a', tracks, make);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('say which file is broken', async () => {
    put('a.truth.json.gz', '{"fps": 30}');
    await expect(readClip(folder, 'a', folder, make)).rejects.toThrow(/a\.truth\.json\.gz: subject\.height_m/);
    put('a.truth.json.gz', TRUTH);
    await expect(readClip(folder, 'a', folder, make)).rejects.toThrow(
      /has no video, and there is no .*a\.track\.json\.gz/,
    );
  });

  it.skipIf(process.getuid?.() === 0)('say before any work that a track cannot be kept', async () => {
    put('a.truth.json.gz', TRUTH);
    put('a.mp4', '');
    const locked = path.join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    await expect(readClip(folder, 'a', locked, make)).rejects.toThrow(/--tracks DIR/);
    expect(make).not.toHaveBeenCalled();
  });
});
