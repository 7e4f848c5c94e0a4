import { ROUTINES } from '../routines/index.ts';
import { loadKeep } from '../store/keep-choice.ts';
import { homeScreen } from '../ui/home-screen.ts';
import { homeView } from '../ui/view/home-view.ts';
import { chosenRoutine } from './page.ts';
import type { Page } from './page.ts';
import type { Sets } from './sets.ts';

/**
 * Shows the first screen, with the last session on it, where one is kept; that comes before the eye does, what the plan
 * says of today and the session's picture a moment later.
 */
export async function openHome(page: Page, sets: Sets): Promise<void> {
  const { words, until } = page;
  const { newestSession } = await import('./last-session.ts');
  const last = await newestSession();
  const routine = chosenRoutine(page);
  const today = new Date();
  const view = homeView(last, routine, page.routines, words, today.getTime());
  const draw = (poster: string | null, reminder: string | null) => {
    if (until.aborted) return;
    const hasLastSet = sets.last !== null && (sets.last.id ?? '') !== last?.id;
    const model = { view, routine, today, records: loadKeep() === 'picture', poster, reminder, hasLastSet };
    const actions = {
      onBegin: () => page.begin(routine.id, null),
      // The demo shows the first routine, whatever was chosen.
      onDemo: () => page.begin(ROUTINES[0]!.id, null, 'demo'),
      onFile: (file: File) => {
        sets.file = file;
        page.begin(routine.id, null, 'file');
      },
      onLastSet: () => page.go({ screen: 'summary' }),
    };
    page.show(words.common.pageTitle(''), homeScreen(model, words, actions));
  };
  draw(null, null);
  if (until.aborted) return;
  // While somebody reads: a set begins at once then.
  void import('./stage.ts');
  const { reminderNow } = await import('./reminder.ts');
  const reminder = await reminderNow(words, Date.now());
  if (reminder !== null) draw(null, reminder);
  if (!last) return;
  const { posterAddress } = await import('./poster.ts');
  const poster = await posterAddress(last.id, page.routineOf, until);
  if (poster !== null) draw(poster, reminder);
}
