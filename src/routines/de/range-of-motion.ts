import { rangeOfMotion } from '../range-of-motion.ts';
import { textsOf } from '../texts.ts';
import { CHECK_RULES, CHECK_SAFETY, SHARED_CUES, SHARED_RULES } from './rules.ts';

/** The range check in German. */
export const rangeOfMotionTexts = textsOf(rangeOfMotion, {
  title: 'Bewegungsmaß',
  summary: 'Sieh, wie weit sich jeder Fuß nach außen und innen dreht, einer nach dem anderen, und ob sich das ändert.',
  dosage:
    'Dreimal mit jedem Fuß, ein- oder zweimal die Woche: Zweimal zeigt eher, was sich ändert. Weniger ist auch gut: Hör auf, wann du magst.',
  posture: [
    'Steh auf beiden Füßen, etwa so weit auseinander wie deine Hüften, Zehen zum Bildschirm.',
    'Dreh langsam, auf der Ferse, nur so weit, wie es von selbst geht. Nichts wird erzwungen, und es gibt kein weit genug.',
    'Lass den Gürtel zum Bildschirm: Was sich mit ihm dreht, zählt nicht mit.',
  ],
  safety: CHECK_SAFETY,
  steps: {
    'set-up': {
      title: 'Gerade stehen',
      instruction: 'Füße so weit auseinander wie die Hüften, Zehen zum Bildschirm, Hände auf die Hüften.',
    },
    'turn-out': {
      title: 'Auswärts',
      instruction:
        'Dreh die Zehen eines Fußes langsam nach außen, auf der Ferse. Der Gürtel bleibt zum Bildschirm. Halte, wo es endet.',
    },
    'hold-out': { title: 'Halten', instruction: 'Halte zwei Sekunden, dann dreh zurück nach geradeaus.' },
    'turn-in': {
      title: 'Einwärts',
      instruction: 'Geradeaus. Jetzt die Zehen desselben Fußes nach innen, auf der Ferse, und halte, wo es endet.',
    },
    'hold-in': { title: 'Halten', instruction: 'Halte zwei Sekunden, dann dreh zurück nach geradeaus.' },
    finish: { title: 'Geradeaus', instruction: 'Das war einmal. Jetzt der andere Fuß, oder noch einmal derselbe.' },
  },
  cues: {
    ...SHARED_CUES,
    'belt-square': 'Noch einmal: Gürtel zum Bildschirm',
    'knee-along': 'Noch einmal: Knie {side} dreht mit',
    'on-the-floor': 'Noch einmal: Ferse am Boden',
  },
  rules: {
    ...SHARED_RULES,
    ...CHECK_RULES,
    'knee-inside-foot': 'Der Fuß drehte nach außen, und das Knie blieb zurück; das verdreht den Unterschenkel.',
    'knee-outside-foot': 'Der Fuß drehte nach innen, und das Knie blieb zurück; das verdreht den Unterschenkel.',
    'too-fast': 'Der Fuß wurde herumgeschwungen. Wie weit er von selbst geht, zeigt sich langsam.',
  },
});
