import type { en } from '../en/index.ts';

export const rules: typeof en.rules = {
  'knee-inside-foot': 'Knie innerhalb des Fußes',
  'knee-outside-foot': 'Knie außerhalb des Fußes',
  'pelvis-turned': 'Gürtel gedreht',
  'pelvis-dropped': 'Gürtel schief',
  'shoulders-turned': 'Schultern gedreht',
  'trunk-leaning': 'Seitlich geneigt',
  'trunk-leaning-forward': 'Vorgebeugt',
  'weight-shifted': 'Gewicht auf einer Seite',
  'hands-off-hips': 'Hände nicht an der Hüfte',
  'both-feet-moving': 'Beide Füße zugleich',
  'wrong-order': 'Falsche Reihenfolge',
  'too-fast': 'Zu schnell',
  stepping: 'Schritt statt Drehung',
  'pause-skipped': 'Pause ausgelassen',
  'bend-skipped': 'Beugen ausgelassen',
};
