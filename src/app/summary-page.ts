import { summaryScreen } from '../ui/summary-screen.ts';
import { summaryView } from '../ui/view/summary-view.ts';
import type { AfterSet } from './after-set.ts';
import type { Page } from './page.ts';

/** Shows what a set found, and keeps what the person answers to it; their pictures come a moment later. */
export function openSummary(page: Page, set: AfterSet, onAgain: () => void): void {
  const { words, routines, until } = page;
  const routine = routines.find(({ id }) => id === set.record?.routine.id) ?? routines[0]!;
  const actions = {
    onAgain,
    onHome: () => page.go({ screen: 'home' }),
    onSave: () => void set.save(draw).catch((error: unknown) => page.fail(error)),
    onDispute: (key: string, isWrong: boolean) => {
      set.dispute(key, isWrong, words);
      draw();
    },
  };
  const draw = () => {
    if (until.aborted) return;
    const { problem, stills, saved, id: kept, record } = set;
    const view = summaryView(record, routine, words);
    const model = { view, words, problem, stills, saved, kept, own: record?.source.kind !== 'demo' };
    page.show(words.common.pageTitle(words.summary.tab), summaryScreen(model, actions));
  };
  draw();
  void set.develop().then(draw);
}
