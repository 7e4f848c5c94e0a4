import type { ReportPicture } from '../export/report-html.ts';
import type { ModelName, RuntimeChoice } from '../pose/estimator.ts';

/**
 * What passes between the shell and the page that does the work. The page gets its video through the file input
 * `VIDEO_INPUT`, then `globalThis.plumbline.analyze(order)` is called once.
 */
export interface AnalyzeOrder {
  /** Id of a routine that comes with Plumbline. */
  readonly routine: string;
  /** The text of another routine's file, which is done instead. */
  readonly routineFile?: string;
  readonly model: ModelName;
  readonly runtime: RuntimeChoice;
  readonly accelerator: 'cpu' | 'webgl' | 'auto';
  /** Metres; null: not known. */
  readonly height: number | null;
  /** Horizontal, degrees; null: not known. */
  readonly cameraFov: number | null;
  /** Only every so many pictures one is looked at. Left out: all are. */
  readonly every?: number;
  /** The video with the marks on it is wanted too: it comes as a download before the answer. */
  readonly annotate?: boolean;
  /** Pictures of the form errors are wanted too, for a report. */
  readonly pictures?: boolean;
}

/** Texts of `session.json` and of the pose track, and what was asked for; or what is wrong with the video, in words for the user. */
export type AnalyzeAnswer =
  | { readonly session: string; readonly track: string; readonly pictures: readonly ReportPicture[] }
  | { readonly error: string };

/** How far the page is; `total` is what the file's index promises. */
export interface AnalyzeProgress {
  readonly done: number;
  readonly total: number;
  /** Measured already: the video with the marks is being written. */
  readonly writing?: true;
}

/** Name of the video with the marks on it. */
export const ANNOTATED = 'annotated.mp4';

/** What the page puts on its `globalThis`, and the function it calls there when the shell has put it. */
export interface AnalyzePage {
  readonly plumbline: { analyze(order: AnalyzeOrder): Promise<AnalyzeAnswer> };
  readonly plumblineProgress?: (progress: AnalyzeProgress) => void;
}

/** Id of the file input. */
export const VIDEO_INPUT = 'analyze-video';
