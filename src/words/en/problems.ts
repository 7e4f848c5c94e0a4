import type { SourceFault } from '../../source/source.ts';

/** What went wrong, in words for the person in front of it. */
export const problems = {
  needsYou: 'This needs you',
  surprise: 'Something broke that should not have',
  surpriseHelp: 'It is not your doing. Try again; what was measured so far is kept until you close the page.',
  again: 'Try again',
  seeSet: 'See what was measured',
  /** `message` is the source's own English sentence or two. */
  source: (_fault: SourceFault, message: string): string => message,
  pose: (message: string): string => message,
};
