import { problemScreen } from '../ui/problem-screen.ts';
import type { Page } from './page.ts';
import type { Problem } from './problems.ts';

/** Where a problem leads. */
export interface ProblemWays {
  readonly onAgain: () => void;
  /** To the set that it ended, where there was one. */
  readonly onSet?: () => void;
}

/** Shows what went wrong, and what can be done about it. */
export function openProblem(page: Page, problem: Problem, { onAgain, onSet }: ProblemWays): void {
  const { common } = page.words;
  const onHome = () => page.go({ screen: 'home' });
  const actions = {
    onAction: problem.then === 'again' ? onAgain : onHome,
    onSet: () => onSet?.(),
    onHome,
  };
  const model = { ...problem, hasSet: onSet !== undefined };
  page.show(common.pageTitle(problem.title), problemScreen(model, page.words, actions));
}
