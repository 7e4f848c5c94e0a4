import type { Routine } from '../core/routine.ts';
import { routineIn } from '../routines/index.ts';
import type { PainView } from '../ui/pain.ts';
import { summaryScreen } from '../ui/summary-screen.ts';
import { summaryView } from '../ui/view/summary-view.ts';
import type { AfterSet } from './after-set.ts';
import type { Page } from './page.ts';
import { keepPain } from './progress.ts';
import type { JustDone } from './progress.ts';
import { goneRoutine } from './routine-shelf.ts';

/** Shows what a set found, and keeps what the person answers to it; their pictures come a moment later. */
export function openSummary(page: Page, set: AfterSet, justDone: JustDone | null, onAgain: () => void): void {
  const { words, until } = page;
  const routine = routineOf(set, page);
  const kept = justDone?.video ? null : justDone;
  let pain: PainView | null = set.forPain ? { said: null, limit: null } : null;
  const actions = {
    onAgain,
    onHome: () => page.go({ screen: 'home' }),
    onSave: () => void set.save(draw).catch((error: unknown) => page.fail(error)),
    onPain:
      kept &&
      ((said: number) => {
        keepPain(kept.result, said, words).then(
          () => {
            pain = pain && { ...pain, said };
            draw();
          },
          (error: unknown) => page.fail(error),
        );
      }),
    onDispute: (key: string, isWrong: boolean) => {
      set.dispute(key, isWrong, words);
      draw();
    },
  };
  const draw = () => {
    if (until.aborted) return;
    const { problem, stills, saved, id, record, promise } = set;
    const view = summaryView(record, routine, words);
    const source = record?.source.kind ?? 'camera';
    const model = { view, words, problem, pain, stills, saved, kept: id, promise, source };
    page.show(words.common.pageTitle(words.summary.tab), summaryScreen(model, actions));
  };
  draw();
  void Promise.allSettled([set.develop(), set.askToKeep()]).then(draw);
}

/** Its routine in the reader's language; of a set without anything in it, the first. */
function routineOf({ record, routine }: AfterSet, { routines, language, words }: Page): Routine {
  if (routine) return routineIn(routine, language);
  return record ? goneRoutine(record.routine, words.common.goneRoutine) : routines[0]!;
}
