import { hipRotationWalkOut } from '../hip-rotation-walk-out.ts';
import { textsOf } from '../texts.ts';
import { SHARED_CUES, SHARED_RULES } from './rules.ts';

/** The walk-out in German. */
export const hipRotationWalkOutTexts = textsOf(hipRotationWalkOut, {
  title: 'Hüftdreh-Wanderung',
  summary: 'Dreh die Beine aus der Hüfte nach außen und innen, und lass die Füße auseinander und zurück wandern.',
  dosage: 'Zwei oder drei Wiederholungen, zwei- bis dreimal die Woche. Mehr, wenn du sie besser beherrschst.',
  posture: [
    'Steh groß und lass dem unteren Rücken sein leichtes Hohlkreuz: Gürtelschnalle etwas nach unten, Steiß etwas nach hinten.',
    'Halte das Gewicht in der Mitte und die Hüfte zum Bildschirm. Die Drehung kommt aus dem Oberschenkel, nicht aus dem Gürtel.',
    'Lass die Hände an der Hüfte: Sie spüren sofort, wenn der Gürtel kippt oder sich dreht.',
  ],
  safety: 'Geh nur so weit, wie du es beherrschst. Tut etwas weh, hör auf; bleibt es, frag jemanden vom Fach.',
  steps: {
    'set-up': {
      title: 'Gerade stehen',
      instruction: 'Füße zusammen, Hände auf die Hüften. Zehen und Gürtel zum Bildschirm.',
    },
    'turn-out': {
      title: 'Auswärts',
      instruction: 'Dreh erst auf der rechten, dann auf der linken Ferse die Zehen nach außen. Aus dem Oberschenkel.',
    },
    'turn-in': {
      title: 'Einwärts',
      instruction: 'Dreh erst auf dem rechten, dann auf dem linken Ballen die Fersen nach außen.',
    },
    'end-range': {
      title: 'Weit innehalten',
      instruction:
        'Halte im weitesten Stand, den du beherrschst. Hüften und Schultern gerade, Gewicht gleich verteilt.',
    },
    'soft-bend': { title: 'Weich beugen', instruction: 'Beug die Knie leicht, jedes über die zweite Zehe.' },
    'walk-in': {
      title: 'Zurückwandern',
      instruction: 'Dreh denselben Weg zurück, ein Fuß nach dem anderen, bis sich die Füße treffen.',
    },
    finish: { title: 'Füße zusammen', instruction: 'Steh aufrecht. Das war eine Wiederholung.' },
  },
  cues: {
    ...SHARED_CUES,
    'chest-square': 'Brust zum Bildschirm',
    'chest-up': 'Brust hoch',
    'hands-back': 'Hände zurück auf die Hüften',
    pause: 'Zwei Sekunden Pause',
    'soft-knees': 'Knie weich lassen',
    'on-the-floor': 'Drehen: der Fuß bleibt am Boden',
    order: 'Rechter Fuß zuerst, Zehen zuerst nach außen',
  },
  rules: {
    ...SHARED_RULES,
    'pelvis-turned': 'Das Becken hat sich mitgedreht; die Drehung kam nicht allein aus der Hüfte.',
    'shoulders-turned': 'Die Schultern haben sich von vorn weggedreht.',
    'trunk-leaning-forward': 'Der Rumpf neigt sich nach vorn.',
    'hands-off-hips': 'Eine Hand war nicht auf der Hüfte. Mit beiden dort sehe ich den Gürtel besser.',
    'pause-skipped': 'Der Rückweg begann ohne Pause im weitesten Stand.',
    'bend-skipped': 'Der Rückweg ging mit gestreckten Beinen. Weiche Knie lassen die Hüften drehen.',
    stepping: 'Der Fuß wurde gehoben und gesetzt. Am Boden muss die Drehung aus der Hüfte kommen.',
    'too-fast': 'Der Fuß wurde schneller herumgeschwungen, als sich beherrschen lässt.',
    'wrong-order': 'Die Schritte kamen in anderer Reihenfolge als in der Übung.',
  },
});
