import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { AnalyzePage } from '../../src/cli/analyze-page.ts';
import { VIDEO_INPUT } from '../../src/cli/analyze-page.ts';
import { INDEX } from '../../src/core/landmarks.ts';
import type { LandmarkName } from '../../src/core/landmarks.ts';
import { METRIC_IDS } from '../../src/core/reading.ts';
import type { SessionRecord } from '../../src/core/session-record.ts';
import { withHindsight } from '../../src/core/hindsight.ts';
import { createReport } from '../../src/core/report.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { poseModel } from '../../src/core/pose-model.ts';
import { createSession } from '../../src/core/session.ts';
import { parseTrack } from '../../src/core/track.ts';
import { replay, settingsOf } from '../../src/replay/replay.ts';
import { findRoutine } from '../../src/routines/index.ts';
import truth from '../fixtures/walk-out-4s.truth.json' with { type: 'json' };
import { analyze } from '../support/analyze.ts';
import type { AnalyzeRun } from '../support/analyze.ts';
import { readMot, readTrc } from '../export/support/opensim-reader.ts';
import { useBrowser } from '../support/browser.ts';
import { fixture } from '../support/browser-flags.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const VIDEO = fixture('walk-out-4s.mp4');

describe('analyze', () => {
  let run: AnalyzeRun;
  let session: SessionRecord;
  beforeAll(async () => {
    run = await analyze(VIDEO, ['--height', '166']);
    if (run.code === 0) session = JSON.parse(run.read('session.json'));
  });

  it('writes the three files, nothing else, and says so on its last line', () => {
    expect(run.stderr).not.toMatch(/error/i);
    expect(run.code).toBe(0);
    expect(run.files).toEqual(['metrics.csv', 'session.json', 'track.json.gz']);
    expect(run.stdout.trimEnd().split('\n').at(-1)).toMatch(/^Wrote .*: 120 frames, person seen in 100 %, \d+ pivot/);
  });

  it('tells how far it is', () => {
    const lines = run.stderr.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines.at(-1)).toMatch(/^120 of 120 frames/);
  });

  it('measures every frame, in order, with a person in at least 99 % of them', () => {
    const times = session.frames.map(({ t }) => t);
    expect(times).toHaveLength(truth.frames.length);
    times.forEach((t, frame) => expect(t).toBeCloseTo(frame / truth.fps, 3));
    expect(session.frames.filter(({ seen }) => seen).length / times.length).toBeGreaterThanOrEqual(0.99);
  });

  it('writes a session that says what it was made of', () => {
    expect(session).toMatchObject({
      format: 'plumbline-session',
      version: 1,
      pose: { runtime: 'litert', model: 'full', accelerator: 'cpu', smoothing: false },
      source: { kind: 'file', name: 'walk-out-4s.mp4', width: 640, height: 480, fps: 30, frames: 120 },
      subject: { height: 1.66 },
      routine: { id: 'hip-rotation-walk-out' },
      timing: { framesDropped: 0 },
    });
    expect(session.source.duration).toBeCloseTo(4, 1);
  });

  it('gives every metric in every frame, as a value with its interval or a reason', () => {
    for (const { readings } of session.frames) {
      expect(Object.keys(readings).sort()).toEqual([...METRIC_IDS].sort());
      for (const reading of Object.values(readings))
        if ('value' in reading) {
          expect(reading.value).toSatisfy(Number.isFinite);
          expect(reading.halfWidth95).toBeGreaterThan(0);
        } else expect(reading.unseen).toMatch(/^[a-z-]+$/);
    }
  });

  it('measures the person in the still seconds before the first pivot', () => {
    expect(session.calibration.ok).toBe(true);
    const last = session.frames.at(-1)!.readings;
    expect(Object.values(last).filter((reading) => 'value' in reading).length).toBeGreaterThan(METRIC_IDS.length / 2);
  });

  it('keeps the landmarks as they were seen: within 2 % of the body’s height', () => {
    const track = JSON.parse(run.read('track.json.gz')) as { frames: { image: number[][] | null }[] };
    expect(track.frames).toHaveLength(120);
    const misses = track.frames.flatMap(({ image }, frame) => missesOf(image, frame));
    expect(misses.toSorted((a, b) => a - b)[misses.length >> 1]! / truth.bodyHeight).toBeLessThan(0.02);
  });

  it('measures the same again from its own track', () => {
    const routine = findRoutine(session.routine.id)!;
    const track = parseTrack(run.read('track.json.gz'));
    const { pose, source } = track;
    const report = createReport({ appVersion: '', pose, source, height: null, routine });
    for (const moment of replay(
      track,
      createSession(routine, settingsOf(track), CORRECTIONS[poseModel(track.pose.model)]),
    ))
      report.add(moment, { estimateMs: 0, coreMs: 0 });
    const again = withHindsight(report.finish(0), routine);
    expect(again.frames).toHaveLength(session.frames.length);
    again.frames.forEach(({ readings, step, moving }, frame) => {
      const recorded = session.frames[frame]!;
      expect({ step, moving }).toEqual({ step: recorded.step, moving: recorded.moving });
      for (const id of METRIC_IDS) expectAlike(readings[id], recorded.readings[id]);
    });
    expect(again.events).toEqual(session.events);
    expect(again.findings).toEqual(session.findings);
  });

  it('writes a table with a row a frame', () => {
    expect(run.read('metrics.csv').trimEnd().split('\r\n')).toHaveLength(121);
  });
});

/** Recorded readings are rounded; nothing else may differ. */
function expectAlike(replayed: object, recorded: object): void {
  expect(Object.keys(replayed)).toEqual(Object.keys(recorded));
  for (const [key, value] of Object.entries(recorded)) {
    const other = (replayed as Record<string, unknown>)[key];
    if (typeof value === 'number') expect(other).toBeCloseTo(value, 3);
    else expect(other).toBe(value);
  }
}

/** How far each true joint is from where it was seen, pixels. */
function missesOf(image: number[][] | null, frame: number): number[] {
  const row = truth.frames[frame]!;
  return truth.joints.map((name, joint) => {
    const [x = Number.NaN, y = Number.NaN] = image?.[INDEX[name as LandmarkName]] ?? [];
    const miss = Math.hypot(x - row[2 * joint]!, y - row[2 * joint + 1]!);
    return Number.isNaN(miss) ? Number.POSITIVE_INFINITY : miss;
  });
}

describe('analyze that is asked for more', () => {
  it('writes the video with the marks on it, as long as the video, and files for other programs', async () => {
    const options = ['--model', 'lite', '--annotate', '--export', 'trc,mot,vtt,html,csv'];
    const run = await analyze(VIDEO, options);
    expect(run.stderr).not.toMatch(/error/i);
    expect(run.files).toEqual([
      'annotated.mp4',
      'captions.vtt',
      'chapters.vtt',
      'events.csv',
      'metrics.csv',
      'report.html',
      'session.json',
      'session.mot',
      'session.trc',
      'track.json.gz',
    ]);
    expect(run.stderr.trimEnd().split('\n').at(-1)).toMatch(/^120 of 120 frames written/);
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(run.bytes('annotated.mp4')) });
    const track = (await input.getPrimaryVideoTrack())!;
    expect((await track.computePacketStats()).packetCount).toBe(120);
    expect(Math.abs((await track.computeDuration()) - 4), 'right to a picture').toBeLessThan(1 / 30);
    expect([track.displayWidth, track.displayHeight]).toEqual([640, 480]);
    expect(readTrc(run.read('session.trc')).rows).toHaveLength(120);
    expect(readMot(run.read('session.mot')).rows).toHaveLength(120);
    const { findings } = JSON.parse(run.read('session.json')) as SessionRecord;
    const pictures = run.read('report.html').match(/<img src="data:image\/jpeg;base64,[^"]{16000,}"/g) ?? [];
    expect(pictures, 'of form errors, or of the middle').toHaveLength(Math.max(1, Math.min(16, findings.length)));
  });
});

describe('analyze with what it cannot use', () => {
  const browser = useBrowser();
  const whole = readFileSync(VIDEO);
  const named = (name: string, bytes: string | Uint8Array) => ({
    name,
    mimeType: 'video/mp4',
    buffer: Buffer.from(bytes),
  });

  it.each([
    ['an empty file', named('nothing.mp4', ''), /nothing\.mp4 is empty/],
    ['sound alone', fixture('sound-only.mp4'), /sound-only\.mp4 holds no picture/],
    [
      'a video that is cut off',
      named('cut.mp4', whole.subarray(0, 12_000)),
      /cut\.mp4 ends early: \d+ of 120 pictures/,
    ],
    ['a video with nobody in it', fixture('nobody.mp4'), /^Nobody was found in nobody\.mp4/],
  ])('names the fault of %s', async (_what, video, message) => {
    const page = await browser.open();
    await page.goto(`${inject('appUrl')}?analyze`);
    await page.setInputFiles(`#${VIDEO_INPUT}`, video);
    const order = { routine: 'hip-rotation-walk-out', model: 'lite', runtime: 'auto', accelerator: 'cpu' } as const;
    const answer = await page.evaluate((asked) => (globalThis as unknown as AnalyzePage).plumbline.analyze(asked), {
      ...order,
      height: null,
      cameraFov: null,
    });
    expect('error' in answer && answer.error).toMatch(message);
  });

  const made = (name: string, bytes: string): string => {
    const file = path.join(temporaryFolder(), name);
    writeFileSync(file, bytes);
    return file;
  };

  it.each([
    [
      'a text with a video’s name',
      () => made('notes.mp4', 'Dear diary, today I stood up straight.'),
      /notes\.mp4 is not a video/,
    ],
    ['a file that is not there', () => '/nowhere/at/all.mp4', /\/nowhere\/at\/all\.mp4 is not there/],
    ['a folder', () => temporaryFolder(), /is not a file/],
  ])('says so of %s on its last line, exits with 1 and writes nothing', async (_what, video, message) => {
    const { code, stdout, stderr, files } = await analyze(video(), ['--model', 'lite']);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect({ code, stdout, files }).toEqual({ code: 1, stdout: '', files: [] });
  });

  it('says how to get a browser where there is none', async () => {
    const { code, stderr, files } = await analyze(VIDEO, [], { PLUMBLINE_BROWSER: '/no/browser' });
    expect({ code, files }).toEqual({ code: 1, files: [] });
    expect(stderr).toMatch(/^PLUMBLINE_BROWSER names \/no\/browser.*\n$/);
  });

  it('finds out before it begins that it cannot write', async () => {
    const file = made('in-the-way', '');
    const { code, stderr } = await analyze(VIDEO, ['--out', path.join(file, 'deeper')]);
    expect(code).toBe(1);
    expect(stderr).toBe(`${file} is a file, so nothing can be written into it.\n`);
  });

  it('exits with 2 and one line for arguments that it does not understand', async () => {
    const { code, stderr, files } = await analyze(VIDEO, ['--height', 'tall']);
    expect({ code, files }).toEqual({ code: 2, files: [] });
    expect(stderr).toBe('--height tall: a number of centimetres from 80 to 250 is needed.\n');
  });
});

describe('analyze of a range check', () => {
  it('tells how far each foot was held, out and in, with intervals that hold what is true', async () => {
    const run = await analyze(fixture('range.mp4'), ['--routine', 'range-of-motion', '--height', '179']);
    expect(run.code).toBe(0);
    const { rom, events }: SessionRecord = JSON.parse(run.read('session.json'));
    expect(events.filter(({ kind }) => kind === 'rep')).toHaveLength(2);
    for (const [side, external, internal] of [
      ['left', 38, 34],
      ['right', 48, 24],
    ] as const) {
      const range = rom[`turnout.${side}`]!;
      expect(range.holds).toEqual({ external: 1, internal: 1 });
      expect(Math.abs(range.external! - external)).toBeLessThan(range.halfWidths.external!);
      expect(Math.abs(range.internal! - internal)).toBeLessThan(range.halfWidths.internal!);
    }
  });
});
