import { createReport } from '../../../src/core/report.ts';
import type { SessionRecord } from '../../../src/core/session-record.ts';
import { once, recordedMoments, settingsOf, trackOf } from '../../core/support/recorded.ts';
import type { Recorded } from '../../core/support/recorded.ts';

/** The record of a recorded session, as the app writes it. */
export const recordOf = once((name: Recorded): SessionRecord => {
  const { pose, source } = trackOf(name);
  const routine = { id: 'hip-rotation-walk-out', version: 1 };
  const height = settingsOf(name).height ?? null;
  const report = createReport({ appVersion: '0.0.0', pose, source, height, routine });
  for (const moment of recordedMoments(name)) report.add(moment, { estimateMs: 60, coreMs: 1 });
  return report.finish(0);
});
