import { bodyweightSquat } from '../bodyweight-squat.ts';
import { textsOf } from '../texts.ts';
import { SHARED_CUES, SHARED_RULES } from './rules.ts';

/** The squat in German. */
export const bodyweightSquatTexts = textsOf(bodyweightSquat, {
  title: 'Kniebeuge',
  summary: 'Setz dich wie auf einen Stuhl nach hinten und unten, und steh wieder auf, jedes Knie über seinem Fuß.',
  dosage: 'Fünf bis acht Wiederholungen, zwei- bis dreimal die Woche. Nach zwei guten Wochen ein oder zwei mehr.',
  posture: [
    'Lass den ganzen Fuß am Boden: Ferse, große und kleine Zehe.',
    'Halte den Rücken so lang, wie er im Stehen ist. Die Brust darf über die Füße nach vorn kommen.',
    'Streck die Arme nach vorn, oder lass die Hände an der Hüfte.',
  ],
  safety:
    'Geh nur so tief, wie du es ohne Schmerz beherrschst. Tut etwas weh, hör auf; bleibt es, frag jemanden vom Fach.',
  steps: {
    'set-up': {
      title: 'Füße hüftbreit',
      instruction: 'Stell die Füße hüftbreit, die Zehen etwas nach außen, zur Kamera gewandt.',
    },
    lower: {
      title: 'Hinsetzen',
      instruction: 'Setz dich langsam nach hinten und unten. Jedes Knie geht über seine zweite Zehe.',
    },
    low: { title: 'Tief', instruction: 'Sink so tief, wie du es beherrschst. Gewicht gleich auf beiden Füßen.' },
    rise: {
      title: 'Aufstehen',
      instruction: 'Drück den Boden weg und steh auf, die Knie weiter über den Füßen.',
    },
    tall: { title: 'Groß stehen', instruction: 'Steh aufrecht. Das war eine Wiederholung.' },
  },
  cues: {
    ...SHARED_CUES,
    wider: 'Füße so breit wie die Hüften',
    closer: 'Füße etwas enger',
    lower: 'Etwas tiefer sinken',
  },
  rules: {
    ...SHARED_RULES,
    'pelvis-turned': 'Das Becken drehte sich unterwegs zu einer Seite.',
    'feet-too-close': 'Die Füße standen zu eng, um sich dazwischen zu setzen.',
    'feet-too-wide': 'Die Füße standen weiter, als diese Kniebeuge es braucht.',
    'too-shallow': 'Die Knie beugten sich weniger, als diese Kniebeuge es verlangt.',
  },
});
