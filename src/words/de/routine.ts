import type { en } from '../en/index.ts';
import { allowedWords, gotWords } from './routine-problems.ts';

export const routine: typeof en.routine = {
  overline: (steps) => `Die Übung, in ${steps} Schritten`,
  begin: 'Mit der Kamera beginnen',
  howMuch: 'Wie viel',
  allSteps: 'Schritt für Schritt',
  stepsHint: 'Wähle einen Schritt, um ihn in Bewegung zu sehen.',
  showStep: (n, title) => `${n}. ${title}`,
  key: { pin: 'dieser Teil bleibt, wo er ist', ghost: 'wo der Fuß war', arrow: 'der Teil, der wandert' },
  pivots: 'Zwei Arten, einen Fuß zu drehen',
  pivot: 'Wie sich ein Fuß dreht',
  pivotNames: { heel: 'Auf der Ferse', ball: 'Auf dem Ballen' },
  pivotHow: {
    heel: 'Gewicht etwas nach hinten. Die Ferse bleibt, wo sie ist, die leichten Zehen schwingen.',
    ball: 'Gewicht etwas nach vorn. Der Ballen bleibt, wo er ist, die leichte Ferse schwingt.',
  },
  pivotLabel: {
    heel: 'Ein Fuß von oben dreht sich auf der Ferse: Die Zehen schwingen nach außen und zurück.',
    ball: 'Ein Fuß von oben dreht sich auf dem Ballen: Die Ferse schwingt nach außen und zurück.',
  },
  posture: 'Wie du stehst',
  postureNote: 'Das ist zum Spüren. Von vorn sehe ich nicht, wie dein Becken kippt, darum bewerte ich es nie.',
  care: 'Gib acht',
  choice: 'Übungen',
  own: 'Eigene Übungen',
  ownHow:
    'Eine Übung ist eine Datei: Sie sagt, welche Schritte es gibt, was beurteilt und was gesagt wird. Sie besteht nur aus Daten: Nichts darin wird ausgeführt, und sie bleibt auf diesem Computer.',
  add: 'Eigene Übung hinzufügen',
  remove: 'Entfernen',
  removeOwn: (title) => `${title} entfernen`,
  noRoutine: 'Diese Datei ist keine Übung, darum wurde nichts hinzugefügt.',
  wholeFile: 'Die Datei',
  gotAllowed: (got, allowed) => `hat ${gotWords(got)}; möglich: ${allowedWords(allowed)}.`,
};
