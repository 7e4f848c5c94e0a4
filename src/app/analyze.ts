import type { AnalyzeAnswer, AnalyzeOrder, AnalyzePage, AnalyzeProgress } from '../cli/analyze-page.ts';
import { VIDEO_INPUT } from '../cli/analyze-page.ts';
import { createSession } from '../core/session.ts';
import type { Settings } from '../core/session.ts';
import { degrees, metres } from '../core/units.ts';
import { PoseError } from '../pose/estimator.ts';
import type { PoseEstimator } from '../pose/estimator.ts';
import { findRoutine } from '../routines/index.ts';
import { openFile } from '../source/file.ts';
import { SourceError } from '../source/source.ts';
import type { Source } from '../source/source.ts';
import { openEstimator } from './open-estimator.ts';
import { createRecording } from './recording.ts';
import { run } from './run.ts';

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
    return await withOpen(await openFile(file, file.name), (source) =>
      openEstimator(order).then((estimator) => withOpen(estimator, () => analyzeFrames(source, estimator, order))),
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

async function analyzeFrames(source: Source, estimator: PoseEstimator, order: AnalyzeOrder): Promise<AnalyzeAnswer> {
  const routine = findRoutine(order.routine);
  if (!routine) return { error: `There is no routine ${order.routine}.` };
  const settings = { ...settingsOf(order), model: estimator.info.model };
  const { info } = source;
  const recording = createRecording({ source: info, pose: estimator.info, routine, settings });
  const tell = throttledProgress(info.frames ?? 0);
  let seen = 0;
  await run({
    source,
    estimator,
    session: createSession(routine, settings),
    signal: new AbortController().signal,
    withPictures: false,
    onTick(tick) {
      if (tick.frame.body) seen++;
      recording.add(tick, source.dropped);
      tell();
    },
  });
  const recorded = await recording.result(source.dropped);
  if (!recorded || seen === 0)
    return { error: `Nobody was found in ${info.name}. The person must be in the picture from head to toe.` };
  return { session: JSON.stringify(recorded.record), track: recorded.track() };
}

const settingsOf = ({ model, height, cameraFov }: AnalyzeOrder): Settings => ({
  model,
  ...(height === null ? {} : { height: metres(height) }),
  ...(cameraFov === null ? {} : { cameraFov: degrees(cameraFov) }),
});

/** Called once a frame; tells the shell now and then, and always of the last frame. */
function throttledProgress(total: number): () => void {
  const { plumblineProgress } = globalThis as unknown as { plumblineProgress?: (progress: AnalyzeProgress) => void };
  let done = 0;
  let told = 0;
  return () => {
    done++;
    if (done < total && performance.now() - told < PROGRESS_EVERY) return;
    told = performance.now();
    plumblineProgress?.({ done, total });
  };
}
