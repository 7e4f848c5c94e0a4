import { withHindsight } from '../../src/core/hindsight.ts';
import { createReport } from '../../src/core/report.ts';
import type { Routine } from '../../src/core/routine.ts';
import type { SessionRecord } from '../../src/core/session-record.ts';
import { anySettings, anyTrack, momentsIn } from '../core/support/exercises.ts';
import type { AnyTrack } from '../core/support/exercises.ts';

/** The record of a session of this routine over a recorded track, gone over with hindsight as the app does. */
export function recordOver(routine: Routine, name: AnyTrack): SessionRecord {
  const { pose, source } = anyTrack(name);
  const height = anySettings(name).height ?? null;
  const report = createReport({ appVersion: '0', pose, source, height, routine });
  for (const moment of momentsIn(routine, name)) report.add(moment, { estimateMs: 0, coreMs: 0 });
  return withHindsight(report.finish(0), routine);
}
