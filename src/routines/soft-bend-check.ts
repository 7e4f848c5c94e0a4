import type { FigureMove } from '../core/figure.ts';
import type { Side } from '../core/landmarks.ts';
import { defineRoutine } from '../core/routine.ts';
import { degrees, millis } from '../core/units.ts';
import type { Degrees } from '../core/units.ts';
import { pivot, rest } from './moves.ts';
import { CHECK_SAFETY, cuesFor, inACheck } from './rules.ts';

/** What the figure shows: a turn in which most people can bend their knees. */
const OUT = degrees(30);
const turn = (foot: Side, to: Degrees): FigureMove => pivot(foot, 'heel', to, 1.4);

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
  safety: CHECK_SAFETY,
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
      figure: [turn('right', OUT), rest(0.3), turn('left', OUT), rest(0.6)],
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
        turn('right', degrees(0)),
        turn('left', degrees(0)),
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
    ...cuesFor('knee-out', 'stand-tall'),
    'on-the-floor': { text: 'Once more: feet on the floor' },
  },
  rules: [
    { ...inACheck.pelvisTurned, steps: ['turn-out', 'soft-bend'] },
    {
      ...inACheck.kneeInsideFoot,
      // Some twist below the knee is what this check is about; this is for a knee that falls in.
      limit: 8,
      clear: 8,
      steps: ['soft-bend'],
      why: 'The kneecap points far inside the line of the foot, which twists the knee. Turn out less.',
    },
    { ...inACheck.stepping, steps: ['turn-out', 'soft-bend'] },
    { ...inACheck.trunkLeaning, steps: ['turn-out', 'soft-bend'] },
  ],
});
