import type { FigureMove } from '../core/figure.ts';
import { defineRoutine } from '../core/routine.ts';
import type { PivotDirection } from '../core/routine.ts';
import { degrees, millis } from '../core/units.ts';
import type { Degrees } from '../core/units.ts';
import { pivot, rest } from './moves.ts';
import { bothFeetMoving, CHECK_SAFETY, cuesFor, inACheck } from './rules.ts';

/** What the figure shows: a range that most people have. */
const OUT = degrees(40);
const IN = degrees(-24);
const turn = (to: Degrees): FigureMove => pivot('right', 'heel', to, 1.6);

/** A turn is held once it has stood this long; it is asked for as long again. */
const HELD = millis(500);
/** A foot that has been turned at all, for certain enough to go on: the error of a reading. */
const LEAST = degrees(7);
/** A foot is back once it has stood straight this long. */
const BACK = millis(150);

/** Knees that are bent further belong to no check. */
const STANDING = degrees(45);

/** A turn that stands where it ends, and after it the way back. */
const hold = <Id extends string, From extends string>(id: Id, from: readonly From[], direction: PivotDirection) => ({
  id,
  title: 'Hold it',
  instruction: 'Hold for two seconds, then turn back to straight ahead.',
  enter: [{ from, when: { kind: 'turned', direction, least: LEAST, for: HELD } as const }],
  // Who sits down turns no foot, though in depth it may seem so.
  activity: { feet: direction, bend: { most: STANDING } },
  figure: [rest(2), turn(degrees(0)), rest(0.4)],
});

/** The steps that are measured. */
const MEASURED = ['turn-out', 'hold-out', 'turn-in', 'hold-in'] as const;

/** How far each foot turns out and in while standing: one foot at a time, on the heel, held, three times each. */
export const rangeOfMotion = defineRoutine({
  id: 'range-of-motion',
  version: 1,
  title: 'Range check',
  summary: 'See how far each foot turns out and in, one at a time, and whether that changes over weeks.',
  dosage:
    'Three times with each foot, once or twice a week: twice shows a change sooner. Fewer is fine: stop when you like.',
  // Each foot three times.
  reps: { least: 2, most: 6 },
  schedule: { timesAWeek: { least: 1, most: 2 } },
  posture: [
    'Stand on both feet, about as far apart as your hips, toes to the screen.',
    'Turn slowly, on the heel, only as far as it goes by itself. Nothing is forced, and there is no far enough.',
    'Keep your belt to the screen: what turns along with it is left out.',
  ],
  safety: CHECK_SAFETY,
  walkthrough: ['set-up', 'turn-out', 'hold-out', 'turn-in', 'hold-in', 'finish'],
  start: 'set-up',
  completes: 'finish',
  checks: ['turnout'],
  repeats: ['pelvis-turned', 'knee-inside-foot', 'knee-outside-foot', 'stepping'],
  steps: [
    {
      id: 'set-up',
      title: 'Stand square',
      instruction: 'Feet as far apart as your hips, toes to the screen, hands on your hips.',
      enter: [],
      activity: { feet: 'as-before' },
      figure: [{ kind: 'stand', heels: 0.2, turnout: degrees(0) }, rest(1.5)],
    },
    {
      id: 'turn-out',
      title: 'Turn out',
      instruction: 'Turn the toes of one foot out, slowly, on its heel. Belt stays to the screen. Hold where it ends.',
      enter: [
        { from: ['set-up', 'finish'], when: { kind: 'turn', direction: 'external' } },
        // Who turns very slowly seems to stand still.
        { from: ['set-up', 'finish'], when: { kind: 'turned', direction: 'external', least: LEAST, for: millis(0) } },
      ],
      activity: {
        pivots: [
          { about: 'heel', direction: 'external' },
          { about: 'ball', direction: 'external' },
        ],
      },
      figure: [turn(OUT), rest(0.3)],
    },
    hold('hold-out', ['turn-out', 'turn-in'], 'external'),
    {
      id: 'turn-in',
      title: 'Turn in',
      instruction: 'Straight ahead. Now turn the toes of the same foot in, on the heel, and hold where it ends.',
      enter: [
        { from: ['hold-out'], when: { kind: 'turned-back', for: BACK } },
        { from: ['set-up', 'finish'], when: { kind: 'turn', direction: 'internal' } },
      ],
      activity: { feet: 'as-before' },
      figure: [turn(IN), rest(0.3)],
    },
    hold('hold-in', ['hold-out', 'turn-in'], 'internal'),
    {
      id: 'finish',
      title: 'Straight ahead',
      instruction: 'That was once. Now the other foot, or the same one again.',
      enter: [{ from: ['hold-in'], when: { kind: 'turned-back', for: millis(300) } }],
      activity: { feet: 'as-before' },
      figure: [rest(1.5)],
    },
  ],
  cues: {
    'belt-square': { text: 'Once more: belt to the screen' },
    'knee-along': { text: 'Once more: {side} knee turns along' },
    'on-the-floor': { text: 'Once more: heel on the floor' },
    ...cuesFor('one-foot', 'slower', 'stand-tall'),
  },
  rules: [
    { ...inACheck.pelvisTurned, steps: MEASURED },
    {
      ...inACheck.kneeInsideFoot,
      // Told only with the knee bent, and only for certain: below the knee a healthy leg turns by some degrees.
      limit: 5,
      clear: 5,
      steps: ['turn-out', 'hold-out'],
      cue: 'knee-along',
      why: 'The foot turned out and the knee stayed behind, which twists the leg below it.',
    },
    {
      ...inACheck.kneeOutsideFoot,
      limit: -5,
      clear: -5,
      steps: ['turn-in', 'hold-in'],
      cue: 'knee-along',
      why: 'The foot turned in and the knee stayed behind, which twists the leg below it.',
    },
    { ...inACheck.stepping, steps: MEASURED },
    {
      ...bothFeetMoving,
      hold: millis(300),
      steps: ['turn-out', 'turn-in'],
      cooldown: millis(3000),
      severity: 1,
    },
    {
      id: 'too-fast',
      kind: 'pivot-speed',
      // Swing carries a foot further than it can be held. A slow turn of 60° takes a second and a half.
      limit: 200,
      steps: ['turn-out', 'turn-in'],
      cooldown: millis(2000),
      severity: 1,
      cue: 'slower',
      why: 'The foot was swung round. How far it goes by itself shows when it goes slowly.',
    },
    { ...inACheck.trunkLeaning, steps: MEASURED },
  ],
});
