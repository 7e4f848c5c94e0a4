import { softBendCheck } from '../soft-bend-check.ts';
import { textsOf } from '../texts.ts';
import { CHECK_RULES, CHECK_SAFETY, SHARED_CUES, SHARED_RULES } from './rules.ts';

/** The soft-bend check in German. */
export const softBendCheckTexts = textsOf(softBendCheck, {
  title: 'Weich gebeugt',
  summary: 'Zehen nach außen, dann weich beugen: was von der Drehung aus der Hüfte kommt, und was unterhalb des Knies.',
  dosage: 'Zwei- oder dreimal, nach dem Bewegungsmaß. Weniger ist auch gut: Hör auf, wann du magst.',
  posture: [
    'Steh auf beiden Füßen, etwa so weit auseinander wie deine Hüften.',
    'Dreh nur so weit nach außen, wie die Knie den Zehen folgen. Beug weich, nicht tiefer als auf dem Weg zu einem Stuhl.',
    'Lass den Gürtel zum Bildschirm und den Rumpf aufrecht.',
  ],
  safety: CHECK_SAFETY,
  steps: {
    'set-up': {
      title: 'Gerade stehen',
      instruction: 'Füße so weit auseinander wie die Hüften, Zehen zum Bildschirm, Hände auf die Hüften.',
    },
    'turn-out': {
      title: 'Auswärts',
      instruction: 'Dreh die Zehen beider Füße auf den Fersen nach außen, einen Fuß nach dem anderen.',
    },
    'soft-bend': {
      title: 'Weich beugen',
      instruction: 'Beug die Knie weich, Kniescheiben über die zweiten Zehen. Halte zwei Sekunden.',
    },
    rise: { title: 'Aufrichten', instruction: 'Streck die Knie, dann dreh die Zehen zurück zum Bildschirm.' },
    finish: { title: 'Geradeaus', instruction: 'Das war einmal. Noch einmal, oder hör hier auf.' },
  },
  cues: {
    ...SHARED_CUES,
    'belt-square': 'Noch einmal: Gürtel zum Bildschirm',
    'on-the-floor': 'Noch einmal: Füße am Boden',
  },
  rules: {
    ...SHARED_RULES,
    ...CHECK_RULES,
    'knee-inside-foot':
      'Die Kniescheibe zeigt weit nach innen gegen den Fuß; das verdreht das Knie. Dreh weniger weit nach außen.',
  },
});
