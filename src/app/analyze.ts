import type { AnalyzeAnswer, AnalyzeOrder, AnalyzePage, AnalyzeProgress } from '../cli/analyze-page.ts';
import { ANNOTATED, VIDEO_INPUT } from '../cli/analyze-page.ts';
import type { Frame } from '../core/frame.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { createSession } from '../core/session.ts';
import type { Settings } from '../core/session.ts';
import { degrees, metres } from '../core/units.ts';
import { PoseError } from '../pose/estimator.ts';
import type { ReportPicture } from '../export/report-html.ts';
import { findRoutine } from '../routines/index.ts';
import { parseRoutine } from '../routines/parse.ts';
import { everyNth } from '../source/every-nth.ts';
import { openFile } from '../source/file.ts';
import { SourceError } from '../source/source.ts';
import type { Source } from '../source/source.ts';
import { storedMoment } from '../replay/stored-moment.ts';
import { WORDS } from '../words/index.ts';
import { openEstimator } from './open-estimator.ts';
import type { Corrected } from './open-estimator.ts';
import { createRecording } from './recording.ts';
import { run } from './run.ts';
import { saveFile } from './save-file.ts';

/** Progress goes out at most this often, ms: each one crosses from the page to the shell. */
const PROGRESS_EVERY = 250;

/** Makes the page do the shell command's work: a file input, and `globalThis.plumbline.analyze`. */
export function installAnalyze(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.id = VIDEO_INPUT;
  document.body.append(input);
  Object.assign(globalThis, {
    plumbline: { analyze: (order) => analyze(input.files?.[0], order) },
  } satisfies AnalyzePage);
}

async function analyze(file: File | undefined, order: AnalyzeOrder): Promise<AnalyzeAnswer> {
  if (!file) return { error: 'No video was handed over.' };
  try {
    return await withOpen(everyNth(await openFile(file, file.name), order.every ?? 1), (source) =>
      openEstimator(order).then((estimator) =>
        withOpen(estimator, () => analyzeFrames(source, estimator, order, file)),
      ),
    );
  } catch (error) {
    if (error instanceof SourceError || error instanceof PoseError) return { error: error.message };
    throw error;
  }
}

async function withOpen<T extends { close(): void }, Result>(
  opened: T,
  use: (opened: T) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(opened);
  } finally {
    opened.close();
  }
}

async function analyzeFrames(
  source: Source,
  estimator: Corrected,
  order: AnalyzeOrder,
  file: File,
): Promise<AnalyzeAnswer> {
  const routine = order.routineFile === undefined ? findRoutine(order.routine) : parseRoutine(order.routineFile);
  if (!routine) return { error: `There is no routine ${order.routine}.` };
  const settings = settingsOf(order);
  const { info } = source;
  const recording = createRecording({ source: info, pose: estimator.info, routine, settings });
  const tell = throttledProgress({ total: info.frames ?? 0 });
  const frames: Frame[] = [];
  let seen = 0;
  await run({
    source,
    estimator,
    session: createSession(routine, settings, estimator.correction),
    signal: new AbortController().signal,
    withPictures: false,
    onTick(tick) {
      if (tick.frame.body) seen++;
      recording.add(tick, source.dropped);
      if (order.annotate || order.pictures) frames.push(tick.frame);
      tell();
    },
  });
  const recorded = await recording.result(source.dropped);
  if (!recorded || seen === 0)
    return { error: `Nobody was found in ${info.name}. The person must be in the picture from head to toe.` };
  const { record } = recorded;
  if (order.annotate && !(await annotateFile(file, record, frames, routine)))
    return { error: 'This browser cannot encode a video. Leave out --annotate, or name another browser.' };
  const pictures = order.pictures ? await picturesOf(file, record, frames, routine) : [];
  return { session: JSON.stringify(record), track: await (await recorded.track()).text(), pictures };
}

/** Hands the video with the marks over as a download. False where it cannot be written here. */
async function annotateFile(
  file: File,
  record: SessionRecord,
  frames: readonly Frame[],
  routine: Routine,
): Promise<boolean> {
  const { annotateSource } = await import('./annotated-video.ts');
  const video = await withOpen(await openFile(file, file.name), (source) =>
    annotateSource(file, source, (place) => storedMoment(record, place, frames[place]!), {
      routine,
      signal: new AbortController().signal,
      onFrame: throttledProgress({ total: frames.length, writing: true }),
    }),
  );
  if (video) saveFile(ANNOTATED, video);
  return video !== null;
}

/** Small pictures of the form errors, cut from the video that was measured. */
async function picturesOf(
  file: File,
  record: SessionRecord,
  frames: readonly Frame[],
  routine: Routine,
): Promise<readonly ReportPicture[]> {
  const { reportPictures } = await import('./report-pictures.ts');
  const { openFootage } = await import('../record/footage.ts');
  const footage = await openFootage(file, 'from-first');
  if (!footage) return [];
  const momentAt = async (place: number) => storedMoment(record, place, frames[place]!);
  return withOpen(footage, () => reportPictures({ record, momentAt, footage }, routine, WORDS.en));
}

const settingsOf = ({ height, cameraFov }: AnalyzeOrder): Settings => ({
  ...(height === null ? {} : { height: metres(height) }),
  ...(cameraFov === null ? {} : { cameraFov: degrees(cameraFov) }),
});

/** Called once a frame; tells the shell now and then, and always of the last frame. */
function throttledProgress({ total, ...about }: Omit<AnalyzeProgress, 'done'>): () => void {
  const { plumblineProgress } = globalThis as unknown as { plumblineProgress?: (progress: AnalyzeProgress) => void };
  let done = 0;
  let told = 0;
  return () => {
    done++;
    if (done < total && performance.now() - told < PROGRESS_EVERY) return;
    told = performance.now();
    plumblineProgress?.({ done, total, ...about });
  };
}
