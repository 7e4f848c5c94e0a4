import type { PoseFault } from '../../pose/estimator.ts';
import type { SourceFault } from '../../source/source.ts';
import type { StoreFault } from '../../store/session-head.ts';

/** What went wrong, in words for the person in front of it. */
export const problems = {
  needsYou: 'This needs you',
  surprise: 'Something broke that should not have',
  surpriseHelp: 'It is not your doing. Try again; what was measured so far is kept until you close the page.',
  again: 'Try again',
  seeSet: 'See what was measured',
  /** `message` is the source's own English sentence or two. */
  source: (_fault: SourceFault, message: string): string => message,
  /** The same of the pose model. */
  pose: (_fault: PoseFault, message: string): string => message,
  /** The same of what is kept, and of files that come in. */
  store: (_fault: StoreFault, message: string): string => message,
  full: 'There is no room left on this disk. Delete sessions or other files, then try again.',
};
