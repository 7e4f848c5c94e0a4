import { rangeOfMotion } from '../range-of-motion.ts';
import { textsOf } from '../texts.ts';

/** The range check in German. */
export const rangeOfMotionTexts = textsOf(rangeOfMotion, {
  title: 'Bewegungsmaß',
  summary: 'Sieh, wie weit sich jeder Fuß nach außen und innen dreht, einer nach dem anderen, und ob sich das ändert.',
  dosage: 'Dreimal mit jedem Fuß, einmal die Woche. Weniger ist auch gut: Hör auf, wann du magst.',
  posture: [
    'Steh auf beiden Füßen, etwa so weit auseinander wie deine Hüften, Zehen zum Bildschirm.',
    'Dreh langsam, auf der Ferse, nur so weit, wie es von selbst geht. Nichts wird erzwungen, und es gibt kein weit genug.',
    'Lass den Gürtel zum Bildschirm: Was sich mit ihm dreht, zählt nicht mit.',
  ],
  safety:
    'Frag zuerst jemanden vom Fach, wenn Hüfte, Knie oder Sprunggelenk operiert oder ersetzt, instabil oder frisch verletzt sind, wenn du schwanger bist oder leicht das Gleichgewicht verlierst. Tut etwas weh, hör auf.',
  steps: {
    'set-up': {
      title: 'Gerade stehen',
      instruction: 'Füße so weit auseinander wie die Hüften, Zehen zum Bildschirm, Hände auf die Hüften.',
    },
    'turn-out': {
      title: 'Auswärts drehen',
      instruction:
        'Dreh die Zehen eines Fußes langsam nach außen, auf der Ferse. Der Gürtel bleibt zum Bildschirm. Halte, wo es endet.',
    },
    'hold-out': { title: 'Halten', instruction: 'Halte zwei Sekunden, dann dreh zurück nach geradeaus.' },
    'turn-in': {
      title: 'Einwärts drehen',
      instruction: 'Geradeaus. Jetzt die Zehen desselben Fußes nach innen, auf der Ferse, und halte, wo es endet.',
    },
    'hold-in': { title: 'Halten', instruction: 'Halte zwei Sekunden, dann dreh zurück nach geradeaus.' },
    finish: { title: 'Geradeaus', instruction: 'Das war einmal. Jetzt der andere Fuß, oder noch einmal derselbe.' },
  },
  cues: {
    'belt-square': 'Noch einmal: Gürtel zum Bildschirm',
    'knee-along': 'Noch einmal: Knie {side} dreht mit',
    'on-the-floor': 'Noch einmal: Ferse am Boden',
    'one-foot': 'Ein Fuß nach dem anderen',
    slower: 'Langsamer',
    'stand-tall': 'Aufrecht über beide Füße',
  },
  rules: {
    'pelvis-turned':
      'Das Becken hat sich mitgedreht. Das ist kein Bewegungsmaß der Hüfte; darum kommt dieses noch einmal.',
    'knee-inside-foot': 'Der Fuß drehte nach außen, und das Knie blieb zurück; das verdreht den Unterschenkel.',
    'knee-outside-foot': 'Der Fuß drehte nach innen, und das Knie blieb zurück; das verdreht den Unterschenkel.',
    stepping: 'Der Fuß wurde gehoben und woanders gesetzt; er hat sich nicht am Boden gedreht.',
    'both-feet-moving': 'Beide Füße drehten sich zugleich; so stand das Gewicht auf keinem.',
    'too-fast': 'Der Fuß wurde herumgeschwungen. Wie weit er von selbst geht, zeigt sich langsam.',
    'trunk-leaning': 'Der Rumpf neigte sich zur Seite.',
  },
});
