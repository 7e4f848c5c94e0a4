import type { FigureMove } from '../core/figure.ts';
import type { Side } from '../core/landmarks.ts';
import { defineRoutine } from '../core/routine.ts';
import { degrees, metres, millis } from '../core/units.ts';
import type { Degrees } from '../core/units.ts';

/** What the figure shows: a turn in which most people can bend their knees. */
const OUT = degrees(30);
const pivot = (foot: Side, to: Degrees): FigureMove => ({ kind: 'pivot', foot, about: 'heel', to, seconds: 1.4 });
const rest = (seconds: number): FigureMove => ({ kind: 'pause', seconds });

/** Where the kneecaps point shows from here on; deeper, the lower leg turns by itself. */
const BENT = degrees(20);

/** What of the turnout comes from the hip, and what from below the knee: toes out, then a soft bend, held. */
export const softBendCheck = defineRoutine({
  id: 'soft-bend-check',
  version: 1,
  title: 'Soft-bend check',
  summary: 'Toes out, then a soft bend: how much of the turn comes from the hip, and how much from below the knee.',
  dosage: 'Two or three times, after a range check. Fewer is fine: stop when you like.',
  reps: { least: 1, most: 3 },
  schedule: { timesAWeek: { least: 1, most: 1 } },
  rows: ['hip-rotation.left', 'hip-rotation.right', 'knee-flexion.left'],
  posture: [
    'Stand on both feet, about as far apart as your hips.',
    'Turn out only as far as your knees can follow your toes. Bend softly, no more than on the way to a chair.',
    'Keep your belt to the screen and your trunk upright.',
  ],
  safety:
    'Ask a professional first if a hip, knee or ankle was operated on or replaced, is unstable or freshly hurt, or if you are pregnant or easily lose your balance. If anything hurts, stop.',
  walkthrough: ['set-up', 'turn-out', 'soft-bend', 'rise', 'finish'],
  start: 'set-up',
  completes: 'finish',
  checks: ['soft-bend'],
  repeats: ['pelvis-turned', 'stepping'],
  steps: [
    {
      id: 'set-up',
      title: 'Stand square',
      instruction: 'Feet as far apart as your hips, toes to the screen, hands on your hips.',
      enter: [],
      activity: { feet: 'as-before', knees: 'straight' },
      figure: [{ kind: 'stand', heels: 0.2, turnout: degrees(0) }, rest(1.5)],
    },
    {
      id: 'turn-out',
      title: 'Turn out',
      instruction: 'Turn the toes of both feet out on their heels, one foot after the other.',
      enter: [{ from: ['set-up', 'finish'], when: { kind: 'turn', direction: 'external' } }],
      activity: { feet: 'external', knees: 'straight' },
      figure: [pivot('right', OUT), rest(0.3), pivot('left', OUT), rest(0.6)],
    },
    {
      id: 'soft-bend',
      title: 'Soft bend',
      instruction: 'Bend your knees softly, kneecaps over your second toes. Hold for two seconds.',
      enter: [{ from: ['set-up', 'turn-out'], when: { kind: 'bent', beyond: BENT } }],
      activity: { knees: 'bent' },
      figure: [{ kind: 'bend', to: degrees(30), seconds: 1.6 }, rest(2)],
    },
    {
      id: 'rise',
      title: 'Stand up',
      instruction: 'Straighten your knees, then turn your toes back to the screen.',
      enter: [{ from: ['soft-bend'], when: { kind: 'rising', by: degrees(10) } }],
      activity: { feet: 'external', knees: 'straight' },
      figure: [
        { kind: 'bend', to: degrees(0), seconds: 1.4 },
        rest(0.4),
        pivot('right', degrees(0)),
        pivot('left', degrees(0)),
      ],
    },
    {
      id: 'finish',
      title: 'Straight ahead',
      instruction: 'That was once. Once more, or stop here.',
      enter: [{ from: ['rise'], when: { kind: 'turned-back', for: millis(300) } }],
      activity: { feet: 'as-before', knees: 'straight' },
      figure: [rest(1.5)],
    },
  ],
  cues: {
    'belt-square': { text: 'Once more: belt to the screen' },
    'knee-out': { text: '{side} knee over your second toe' },
    'on-the-floor': { text: 'Once more: feet on the floor' },
    'stand-tall': { text: 'Stand tall over both feet' },
  },
  rules: [
    {
      id: 'pelvis-turned',
      kind: 'limit',
      metric: 'pelvis-rotation',
      sided: false,
      beyond: 'either',
      // As in the walk-out: with the reading's interval, this speaks up at about 8°.
      limit: 4,
      clear: 4,
      hold: millis(300),
      steps: ['turn-out', 'soft-bend'],
      cooldown: millis(4000),
      severity: 3,
      cue: 'belt-square',
      why: 'The pelvis turned along with the legs. That is not range of the hip, so this one is done again.',
    },
    {
      id: 'knee-inside-foot',
      kind: 'limit',
      metric: 'knee-foot-alignment',
      sided: true,
      beyond: 'above',
      // Some twist below the knee is what this check is about; this is for a knee that falls in.
      limit: 8,
      clear: 8,
      hold: millis(500),
      steps: ['soft-bend'],
      cooldown: millis(4000),
      severity: 2,
      cue: 'knee-out',
      why: 'The kneecap points far inside the line of the foot, which twists the knee. Turn out less.',
    },
    {
      id: 'stepping',
      kind: 'footstep',
      lift: metres(0.04),
      steps: ['turn-out', 'soft-bend'],
      cooldown: millis(1000),
      severity: 2,
      cue: 'on-the-floor',
      why: 'The foot was lifted and set down elsewhere, so it was not turned on the floor.',
    },
    {
      id: 'trunk-leaning',
      kind: 'limit',
      metric: 'trunk-lean-lateral',
      sided: false,
      beyond: 'either',
      limit: 6,
      clear: 5,
      hold: millis(500),
      steps: ['turn-out', 'soft-bend'],
      cooldown: millis(4000),
      severity: 1,
      cue: 'stand-tall',
      why: 'The trunk leaned to one side.',
    },
  ],
});
