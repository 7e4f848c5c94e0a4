import { heelRaise } from '../heel-raise.ts';
import { textsOf } from '../texts.ts';
import { SHARED_CUES, SHARED_RULES } from './rules.ts';

/** The heel raise in German. */
export const heelRaiseTexts = textsOf(heelRaise, {
  title: 'Fersenheben',
  summary: 'Steig auf die Ballen beider Füße, bleib einen Augenblick oben, und komm langsam herunter.',
  dosage: 'Acht bis zehn Wiederholungen, zwei- bis dreimal die Woche. Nach zwei guten Wochen zwei mehr.',
  posture: [
    'Steh neben einer Wand oder einem Stuhl, die du greifen kannst.',
    'Halte das Gewicht über großer und zweiter Zehe: Die Knöchel kippen weder nach innen noch nach außen.',
    'Halte die Knie gestreckt, aber nicht durchgedrückt.',
  ],
  safety: 'Halt dich fest, wenn du schwankst. Tut etwas weh, hör auf; bleibt es, frag jemanden vom Fach.',
  steps: {
    'set-up': {
      title: 'Bereit stehen',
      instruction: 'Füße hüftbreit, Zehen nach vorn, Gewicht auf beiden Füßen.',
    },
    rise: { title: 'Fersen hoch', instruction: 'Steig auf beide Ballen, gleichmäßig und gerade nach oben.' },
    high: { title: 'Oben bleiben', instruction: 'Bleib eine Sekunde oben, so hoch du ohne Schwanken kannst.' },
    lower: { title: 'Langsam hinunter', instruction: 'Lass die Fersen langsam sinken, wie auf Eier.' },
    flat: { title: 'Fersen unten', instruction: 'Der ganze Fuß am Boden. Das war eine Wiederholung.' },
  },
  cues: {
    ...SHARED_CUES,
    higher: 'Fersen etwas höher',
    stay: 'Eine Sekunde oben bleiben',
    'long-legs': 'Lange Beine, gerade nach oben',
  },
  rules: {
    ...SHARED_RULES,
    'heels-too-low': 'Die Fersen kamen weniger hoch, als sie könnten.',
    'held-too-short': 'Die Fersen waren weniger als eine Sekunde oben.',
    'knees-bent': 'Die Knie beugten sich, so hatten die Waden weniger zu tun.',
  },
});
