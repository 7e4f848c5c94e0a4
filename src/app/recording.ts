import { version } from '../../package.json';
import type { Size } from '../core/frame.ts';
import { withHindsight } from '../core/hindsight.ts';
import { createReport } from '../core/report.ts';
import type { Report } from '../core/report.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import type { Settings } from '../core/session.ts';
import { createTrack } from '../core/track.ts';
import type { Measured, TrackHeader } from '../core/track.ts';
import type { EstimatorInfo } from '../pose/estimator.ts';
import type { SourceInfo } from '../source/source.ts';
import type { Tick } from './run.ts';
import type { Stills } from './stills.ts';

/** What a set or a video left behind. */
export interface Recorded {
  /** Under which it is kept on this computer; null: it goes when the page closes. */
  readonly id: string | null;
  readonly record: SessionRecord;
  /** What it was recorded with; null: a routine that is not here any more. */
  readonly routine: Routine | null;
  /** The estimator's raw output as `track.json`; made when asked for. */
  readonly track: () => Promise<Blob>;
  /** Pictures of its findings, by their keys; left out where none were taken. In memory only. */
  readonly stills?: Stills['taken'];
}

/** Folds ticks into the record of a session and its pose track. */
export interface Recording {
  /** `framesDropped`: so far. The picture stays the caller's. */
  add(tick: RecordedTick, framesDropped: number): void;
  /** Ends it and gives what there is; null where not a single picture was worked on. */
  result(framesDropped: number): Promise<Recorded | null>;
  /** Forgets it all: it begins anew elsewhere. */
  discard(): void;
}

/** What a recording takes of a tick. */
export type RecordedTick = Pick<Tick, 'frame' | 'moment' | 'estimateMs' | 'coreMs'> & {
  readonly picture?: Tick['picture'];
};

/** What was recorded, with what. */
export interface RecordingOptions {
  readonly source: SourceInfo;
  readonly pose: EstimatorInfo;
  readonly routine: Routine;
  /** What the session was told. */
  readonly settings: Settings;
}

/** What a track says of a recording whose pictures have this size. */
export function trackHeaderFor(
  { source, pose, routine, settings }: RecordingOptions,
  size: Size,
): TrackHeader & { readonly measured: Measured } {
  const { kind, name, fps } = source;
  const measured = { appVersion: version, settings, routine: { id: routine.id, version: routine.version } };
  return { pose, source: { kind, name, ...size, fps }, measured };
}

/** A recording in memory. It begins with the first tick: only a picture says how large the pictures are. */
export function createRecording(options: RecordingOptions): Recording {
  let files: { readonly report: Report; readonly track: ReturnType<typeof createTrack> } | null = null;
  const begin = (size: Size) => {
    const header = trackHeaderFor(options, size);
    const { pose, source, measured } = header;
    const height = options.settings.height ?? null;
    return { report: createReport({ ...measured, pose, source, height }), track: createTrack(header) };
  };
  return {
    add({ frame, moment, estimateMs, coreMs }) {
      files ??= begin(frame.size);
      files.report.add(moment, { estimateMs, coreMs });
      files.track.add(frame);
    },
    async result(framesDropped) {
      if (!files) return null;
      const { report, track } = files;
      return {
        id: null,
        routine: options.routine,
        record: withHindsight(report.finish(framesDropped), options.routine),
        track: async () => new Blob([track.toJson()], { type: 'application/json' }),
      };
    },
    discard() {
      files = null;
    },
  };
}
