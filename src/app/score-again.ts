import { version } from '../../package.json';
import type { SessionRecord } from '../core/session-record.ts';
import { pairFindings, rescore, withLimits } from '../replay/rescore.ts';
import { settingsOf } from '../store/session-head.ts';
import type { StoredSession } from '../store/stored-session.ts';
import { againView } from '../ui/view/again-view.ts';
import type { AgainResult, ScoreOrder } from '../ui/scored-again.ts';
import { loadCorrection } from './correction.ts';
import type { Page } from './page.ts';
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
  record: SessionRecord,
  { routine: id, limits }: ScoreOrder,
  { routines, words }: Pick<Page, 'routines' | 'words'>,
  { onProgress, signal }: ScoreListener,
): Promise<AgainResult> {
  const titled = (wanted: string) => routines.find((one) => one.id === wanted) ?? routines[0]!;
  const routine = titled(id);
  const settings = settingsOf(head.settings);
  const scoring = rescore(framesOf(rows), {
    record,
    settings,
    correction: await loadCorrection(settings.model ?? 'full'),
    routine: withLimits(routine, limits),
    appVersion: version,
  });
  let paused = performance.now();
  for (;;) {
    const { value, done } = scoring.next();
    if (done) {
      const then = { record, routine: titled(record.routine.id), limits: 1 };
      return againView(then, { record: value, routine, limits }, pairFindings(record.findings, value.findings), words);
    }
    if (performance.now() - paused < STRETCH) continue;
    onProgress(value / rows.length);
    await sleep(0, signal);
    signal.throwIfAborted();
    paused = performance.now();
  }
}

function* framesOf(rows: StoredSession['rows']) {
  for (let place = 0; place < rows.length; place++) yield rows.frame(place);
}
