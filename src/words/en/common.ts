import type { Side } from '../../core/landmarks.ts';

/** What every screen may need. */
export const common = {
  /** What a state glyph says to those who do not see it. */
  states: { good: 'good', attention: 'work on this', unknown: 'cannot tell', moving: 'moving' },
  sides: { left: 'left', right: 'right' } as Readonly<Record<Side, string>>,
  /** At the head of a column. */
  sideNames: { left: 'Left', right: 'Right' } as Readonly<Record<Side, string>>,
  /** What takes the place of `{side}` in a cue. */
  cueSides: { left: 'Left', right: 'Right' } as Readonly<Record<Side, string>>,
  markLabel: 'Plumbline, today',
  screens: 'Screens',
  today: 'Today',
  routine: 'Routine',
  goneRoutine: 'A routine that is no longer here',
  range: 'Range',
  sessions: 'Sessions',
  settings: 'Settings',
  home: 'Home',
  back: 'Back',
  details: 'Details',
  /** The browser's tab. */
  pageTitle: (screen: string) => (screen ? `${screen} – Plumbline` : 'Plumbline'),
};
