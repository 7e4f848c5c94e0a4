import { version } from '../../package.json';
import type { Size } from '../core/frame.ts';
import { createReport } from '../core/report.ts';
import type { Report } from '../core/report.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import type { Settings } from '../core/session.ts';
import { createTrack } from '../core/track.ts';
import type { EstimatorInfo } from '../pose/estimator.ts';
import type { SourceInfo } from '../source/source.ts';
import type { Tick } from './run.ts';

/** What a set or a video left behind. */
export interface Recorded {
  readonly record: SessionRecord;
  /** The estimator's raw output as `track.json` text; made when asked for. */
  readonly track: () => string;
}

/** Folds ticks into the record of a session and its pose track. */
export interface Recording {
  add(tick: Omit<Tick, 'picture'>): void;
  /** What there is so far; null where not a single picture was worked on. */
  result(framesDropped: number): Recorded | null;
}

/** What was recorded, with what. */
export interface RecordingOptions {
  readonly source: SourceInfo;
  readonly pose: EstimatorInfo;
  readonly routine: Routine;
  /** What the session was told. */
  readonly settings: Settings;
}

/** A recording that begins with the first tick: only a picture says how large the pictures are. */
export function createRecording({ source, pose, routine, settings }: RecordingOptions): Recording {
  let files: { readonly report: Report; readonly track: ReturnType<typeof createTrack> } | null = null;
  const begin = (size: Size) => {
    const { kind, name, fps } = source;
    const about = { pose, source: { kind, name, ...size, fps } };
    const measured = { appVersion: version, settings, routine: { id: routine.id, version: routine.version } };
    return {
      report: createReport({ ...measured, ...about, height: settings.height ?? null }),
      track: createTrack({ ...about, measured }),
    };
  };
  return {
    add({ frame, moment, estimateMs, coreMs }) {
      files ??= begin(frame.size);
      files.report.add(moment, { estimateMs, coreMs });
      files.track.add(frame);
    },
    result(framesDropped) {
      if (!files) return null;
      const { report, track } = files;
      return { record: report.finish(framesDropped), track: () => track.toJson() };
    },
  };
}
