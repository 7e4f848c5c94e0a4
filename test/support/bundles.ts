import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { withHindsight } from '../../src/core/hindsight.ts';
import { createReport } from '../../src/core/report.ts';
import type { SessionRecord } from '../../src/core/session-record.ts';
import { createTrack } from '../../src/core/track.ts';
import { findRoutine } from '../../src/routines/index.ts';
import { makeBundle } from '../../src/store/bundle.ts';
import type { BundleAbout } from '../../src/store/bundle.ts';
import { once, recordedMoments, settingsOf, trackOf } from '../core/support/recorded.ts';
import type { Recorded } from '../core/support/recorded.ts';
import { fixture } from './browser-flags.ts';

/** A session as one file, and what is in it. */
export interface MadeBundle {
  readonly file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  readonly record: SessionRecord;
}

/** What all bundles hold; only what they say of themselves differs. */
const contentOf = once((name: Recorded) => {
  const routine = findRoutine('hip-rotation-walk-out')!;
  const { pose, source, frames } = trackOf(name);
  const settings = settingsOf(name);
  const measured = { appVersion: '0.1.0', settings, routine: { id: routine.id, version: routine.version } };
  const report = createReport({ ...measured, pose, source, height: settings.height! });
  for (const moment of recordedMoments(name)) report.add(moment, { estimateMs: 60, coreMs: 1 });
  const record = withHindsight(report.finish(0), routine);
  const track = createTrack({ pose, source, measured });
  for (const frame of frames) track.add(frame);
  const files = [
    { name: 'session.json', content: new Blob([JSON.stringify(record)]) },
    { name: 'track.json.gz', content: new Blob([new Uint8Array(gzipSync(track.toJson()))]) },
    { name: 'picture.mp4', content: new Blob([new Uint8Array(readFileSync(fixture('walk-out-4s.mp4')))]) },
  ];
  return { record, files };
});

/**
 * A bundle of a recorded track, with form errors in it, and a picture: the one of another clip, which lasts four seconds.
 * `day`: of November 2026.
 */
export async function bundleOfTrack(day: number): Promise<MadeBundle> {
  const { record, files } = contentOf('body');
  const two = String(day).padStart(2, '0');
  const about: BundleAbout = {
    id: `018f0000-0000-7000-8000-0000000000${two}`,
    startedAt: Date.UTC(2026, 10, day, 19),
    state: 'whole',
    own: { note: 'stiff today', tags: ['evening'], pain: 2, pins: [] },
  };
  const zip = await makeBundle(about, files, new Date(2026, 10, day));
  const buffer = Buffer.from(await zip.arrayBuffer());
  return { file: { name: `session-${two}.zip`, mimeType: 'application/zip', buffer }, record };
}
