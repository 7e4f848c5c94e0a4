import type { FigureMove } from '../core/figure.ts';
import type { Side } from '../core/landmarks.ts';
import { defineRoutine } from '../core/routine.ts';
import { degrees, metres, millis } from '../core/units.ts';
import type { Degrees } from '../core/units.ts';

/** What the figure shows: a range that most people have. */
const OUT = degrees(40);
const IN = degrees(-24);
const pivot = (foot: Side, to: Degrees): FigureMove => ({ kind: 'pivot', foot, about: 'heel', to, seconds: 1.6 });
const rest = (seconds: number): FigureMove => ({ kind: 'pause', seconds });

/** A turn is held once it has stood this long; it is asked for as long again. */
const HELD = millis(500);
/** A foot that has been turned at all, for certain enough to go on: the error of a reading. */
const LEAST = degrees(7);
/** A foot is back once it has stood straight this long. */
const BACK = millis(150);

/** The steps that are measured. */
const MEASURED = ['turn-out', 'hold-out', 'turn-in', 'hold-in'] as const;

/** How far each foot turns out and in while standing: one foot at a time, on the heel, held, three times each. */
export const rangeOfMotion = defineRoutine({
  id: 'range-of-motion',
  version: 1,
  title: 'Range check',
  summary: 'See how far each foot turns out and in, one at a time, and whether that changes over weeks.',
  dosage: 'Three times with each foot, once a week. Fewer is fine: stop when you like.',
  // Each foot three times.
  reps: { least: 2, most: 6 },
  schedule: { timesAWeek: { least: 1, most: 1 } },
  posture: [
    'Stand on both feet, about as far apart as your hips, toes to the screen.',
    'Turn slowly, on the heel, only as far as it goes by itself. Nothing is forced, and there is no far enough.',
    'Keep your belt to the screen: what turns along with it is left out.',
  ],
  safety:
    'Ask a professional first if a hip, knee or ankle was operated on or replaced, is unstable or freshly hurt, or if you are pregnant or easily lose your balance. If anything hurts, stop.',
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
      figure: [pivot('right', OUT), rest(0.3)],
    },
    {
      id: 'hold-out',
      title: 'Hold it',
      instruction: 'Hold for two seconds, then turn back to straight ahead.',
      enter: [
        {
          from: ['turn-out', 'turn-in'],
          when: { kind: 'turned', direction: 'external', least: LEAST, for: HELD },
        },
      ],
      activity: { feet: 'external' },
      figure: [rest(2), pivot('right', degrees(0)), rest(0.4)],
    },
    {
      id: 'turn-in',
      title: 'Turn in',
      instruction: 'Straight ahead. Now turn the toes of the same foot in, on the heel, and hold where it ends.',
      enter: [
        { from: ['hold-out'], when: { kind: 'turned-back', for: BACK } },
        { from: ['set-up', 'finish'], when: { kind: 'turn', direction: 'internal' } },
      ],
      activity: { feet: 'as-before' },
      figure: [pivot('right', IN), rest(0.3)],
    },
    {
      id: 'hold-in',
      title: 'Hold it',
      instruction: 'Hold for two seconds, then turn back to straight ahead.',
      enter: [
        {
          from: ['hold-out', 'turn-in'],
          when: { kind: 'turned', direction: 'internal', least: LEAST, for: HELD },
        },
      ],
      activity: { feet: 'internal' },
      figure: [rest(2), pivot('right', degrees(0)), rest(0.4)],
    },
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
    'one-foot': { text: 'One foot at a time' },
    slower: { text: 'Slower' },
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
      steps: MEASURED,
      cooldown: millis(4000),
      severity: 3,
      cue: 'belt-square',
      why: 'The pelvis turned along with the leg. That is not range of the hip, so this one is done again.',
    },
    {
      id: 'knee-inside-foot',
      kind: 'limit',
      metric: 'knee-foot-alignment',
      sided: true,
      beyond: 'above',
      // Told only with the knee bent, and only for certain: below the knee a healthy leg turns by some degrees.
      limit: 5,
      clear: 5,
      hold: millis(500),
      steps: ['turn-out', 'hold-out'],
      cooldown: millis(4000),
      severity: 2,
      cue: 'knee-along',
      why: 'The foot turned out and the knee stayed behind, which twists the leg below it.',
    },
    {
      id: 'knee-outside-foot',
      kind: 'limit',
      metric: 'knee-foot-alignment',
      sided: true,
      beyond: 'below',
      limit: -5,
      clear: -5,
      hold: millis(500),
      steps: ['turn-in', 'hold-in'],
      cooldown: millis(4000),
      severity: 2,
      cue: 'knee-along',
      why: 'The foot turned in and the knee stayed behind, which twists the leg below it.',
    },
    {
      id: 'stepping',
      kind: 'footstep',
      lift: metres(0.04),
      steps: MEASURED,
      cooldown: millis(1000),
      severity: 2,
      cue: 'on-the-floor',
      why: 'The foot was lifted and set down elsewhere, so it was not turned on the floor.',
    },
    {
      id: 'both-feet-moving',
      kind: 'both-moving',
      hold: millis(300),
      atLeast: degrees(15),
      steps: ['turn-out', 'turn-in'],
      cooldown: millis(3000),
      severity: 1,
      cue: 'one-foot',
      why: 'Both feet turned at once, so the weight was on neither.',
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
    {
      id: 'trunk-leaning',
      kind: 'limit',
      metric: 'trunk-lean-lateral',
      sided: false,
      beyond: 'either',
      limit: 6,
      clear: 5,
      hold: millis(500),
      steps: MEASURED,
      cooldown: millis(4000),
      severity: 1,
      cue: 'stand-tall',
      why: 'The trunk leaned to one side.',
    },
  ],
});
