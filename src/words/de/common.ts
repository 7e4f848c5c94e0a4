import type { en } from '../en/index.ts';

export const common: typeof en.common = {
  states: { good: 'gut', attention: 'daran arbeiten', unknown: 'nicht zu sehen', moving: 'in Bewegung' },
  sides: { left: 'links', right: 'rechts' },
  sideNames: { left: 'Links', right: 'Rechts' },
  // Behind its noun, so that it fits a knee as well as a foot.
  cueSides: { left: 'links', right: 'rechts' },
  markLabel: 'Plumbline, heute',
  screens: 'Seiten',
  today: 'Heute',
  routine: 'Übung',
  goneRoutine: 'Eine Übung, die nicht mehr hier ist',
  range: 'Maß',
  sessions: 'Verlauf',
  settings: 'Einstellungen',
  home: 'Startseite',
  back: 'Zurück',
  details: 'Einzelheiten',
  pageTitle: (screen) => (screen ? `${screen} – Plumbline` : 'Plumbline'),
};
