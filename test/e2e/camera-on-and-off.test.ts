import { describe, expect, inject, it } from 'vitest';
import { withHindsight } from '../../src/core/hindsight.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { poseModel } from '../../src/core/pose-model.ts';
import { createReport } from '../../src/core/report.ts';
import { createSession } from '../../src/core/session.ts';
import type { SessionRecord } from '../../src/core/session-record.ts';
import { parseTrack } from '../../src/core/track.ts';
import { metres } from '../../src/core/units.ts';
import { replay, settingsOf } from '../../src/replay/replay.ts';
import { findRoutine } from '../../src/routines/index.ts';
import { CLIP_AS_CAMERA } from '../support/browser-flags.ts';
import { movingReadings, useBrowser } from '../support/browser.ts';
import { keepTracks, trackStates } from '../support/camera-tracks.ts';
import type { Kept } from '../support/camera-tracks.ts';
import { saveSession } from '../support/saved-session.ts';

const camera = useBrowser({ flags: CLIP_AS_CAMERA });
const noCamera = useBrowser({ flags: ['--use-fake-ui-for-media-stream'] });
const LIVE = '?source=camera&model=lite&accelerator=cpu';

describe('the app with a camera', () => {
  it('switches it off at the end of the set; one click saves what measures the same again, to the last bit', async () => {
    const page = await camera.open({ acceptDownloads: true });
    await page.addInitScript(keepTracks);
    await page.goto(inject('appUrl') + LIVE);
    await movingReadings(page, 1, 60_000);
    expect(await page.evaluate(trackStates)).toEqual(['live']);
    await page.keyboard.press('Escape');
    await page.locator('html[data-screen=summary]').waitFor();
    expect(await page.evaluate(trackStates)).toEqual(['ended']);
    const { session, track } = await saveSession(page);
    expect(session.calibration.ok, 'measured, so that there is something to compare').toBe(true);
    expect(measureAgain(track, session)).toEqual(session);
  });

  it('switches it off as well when the set is left before it began', async () => {
    const page = await camera.open();
    await page.addInitScript(keepTracks);
    // A network file that never comes: the model would go on loading for ever.
    await page.route('**/models/pose_landmark_lite.tflite', () => undefined);
    await page.goto(inject('appUrl') + LIVE);
    await expect.poll(() => page.evaluate(trackStates), { timeout: 20_000 }).toEqual(['live']);
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(trackStates), { timeout: 1000 }).toEqual(['ended']);
    await expect.poll(() => page.workers().length, { timeout: 1000 }).toBe(0);
  });

  it('asks for the size that was chosen', async () => {
    const page = await camera.open();
    await page.addInitScript(keepTracks);
    await page.goto(`${inject('appUrl')}${LIVE}&size=640x480`);
    await expect
      .poll(() => page.evaluate(wishes), { timeout: 20_000 })
      .toMatchObject([{ width: { ideal: 640 }, height: { ideal: 480 } }]);
  });
});

describe('the app without a camera', () => {
  it('says that there is none, and what to do', async () => {
    const page = await noCamera.open();
    await page.goto(inject('appUrl') + LIVE);
    await page.getByText('Plug one in').waitFor({ timeout: 30_000 });
  });

  it('says how to allow one that was refused', async () => {
    const page = await noCamera.open();
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    });
    await page.goto(inject('appUrl') + LIVE);
    await page.getByText('blocked for this page').waitFor({ timeout: 30_000 });
  });
});

/** The session that a track gives; what only the live one can know, its timing, is taken over. */
function measureAgain(text: string, { timing, app, subject }: SessionRecord): SessionRecord {
  const track = parseTrack(text);
  const routine = findRoutine(track.measured!.routine.id)!;
  const settings = settingsOf(track);
  expect(subject).toEqual(settings.height === undefined ? null : { height: settings.height });
  const report = createReport({
    appVersion: app.version,
    pose: track.pose,
    source: track.source,
    height: subject && metres(subject.height),
    routine: { id: routine.id, version: routine.version },
  });
  for (const moment of replay(track, createSession(routine, settings, CORRECTIONS[poseModel(track.pose.model)])))
    report.add(moment, { estimateMs: 0, coreMs: 0 });
  return { ...withHindsight(report.finish(0), routine), timing };
}

const wishes = (): readonly unknown[] => (globalThis as unknown as Kept).wished;
