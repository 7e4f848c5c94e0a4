import { LONGEST_ROUTINE } from '../core/routine.ts';
import { RoutineError } from '../routines/parse.ts';
import { routineScreen } from '../ui/routine-screen.ts';
import { chosenRoutine } from './page.ts';
import type { Page } from './page.ts';
import { addRoutine, ownRoutines, removeRoutine } from './routine-shelf.ts';

/** Shows a routine to read; an unknown one is the one that was begun last. `refused`: what is wrong with an added file. */
export function openRoutine(page: Page, id: string, refused: RoutineError | null = null): void {
  const { words, routines } = page;
  const routine = routines.find((one) => one.id === id) ?? chosenRoutine(page);
  const model = { routine, choice: routines, own: ownRoutines(), problems: refused?.problems ?? [] };
  const screen = routineScreen(model, words, {
    onBegin: () => page.begin(routine.id, null),
    onAdd: (file) => void add(page, file, routine.id),
    onRemove: (removed) => {
      removeRoutine(removed);
      if (removed === routine.id) page.go({ screen: 'routine', routine: routines[0]!.id });
      else openRoutine(page, routine.id);
    },
  });
  page.show(words.common.pageTitle(routine.title), screen);
}

/** Takes in a routine's file and shows it; one that is none is said so beside the one that is up. */
async function add(page: Page, file: File, up: string): Promise<void> {
  try {
    const text = file.size > 4 * LONGEST_ROUTINE ? ' '.repeat(LONGEST_ROUTINE + 1) : await file.text();
    if (page.until.aborted) return;
    page.go({ screen: 'routine', routine: addRoutine(text).id });
  } catch (error) {
    if (error instanceof RoutineError) openRoutine(page, up, error);
    else page.fail(error);
  }
}
