import { version } from '../../package.json';
import { poseModel } from '../core/pose-model.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { pairFindings, rescore, withLimits } from '../replay/rescore.ts';
import { settingsOf } from '../store/session-head.ts';
import type { StoredSession } from '../store/stored-session.ts';
import { againView } from '../ui/view/again-view.ts';
import type { AgainResult } from '../ui/scored-again.ts';
import type { Words } from '../words/index.ts';
import { loadCorrection } from './correction.ts';
import { sleep } from './sleep.ts';

/** So long at a stretch, milliseconds: between two, the page does what it has to. */
const STRETCH = 30;

/** Who hears how far it is, 0 to 1, and who can stop it. */
export interface ScoreListener {
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Scores a stored session once more, and sets the result beside what there is. Rejects with an `AbortError` when it is
 * stopped.
 */
export async function scoreAgain(
  { head, rows }: StoredSession,
  then: { readonly record: SessionRecord; readonly routine: Routine },
  { routine, limits }: { readonly routine: Routine; readonly limits: number },
  words: Words,
  { onProgress, signal }: ScoreListener,
): Promise<AgainResult> {
  const { record } = then;
  const scoring = rescore({
    record,
    settings: settingsOf(head.settings),
    correction: await loadCorrection(poseModel(head.pose.model)),
    routine: withLimits(routine, limits),
    appVersion: version,
  });
  let paused = performance.now();
  let done = 0;
  for await (const frame of rows.frames()) {
    scoring.add(frame);
    done++;
    if (performance.now() - paused < STRETCH) continue;
    onProgress(done / rows.length);
    await sleep(0, signal);
    signal.throwIfAborted();
    paused = performance.now();
  }
  const again = scoring.finish();
  return againView(
    { ...then, limits: 1 },
    { record: again, routine, limits },
    pairFindings(record.findings, again.findings),
    words,
  );
}
