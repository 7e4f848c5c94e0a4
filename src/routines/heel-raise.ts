import { defineRoutine } from '../core/routine.ts';
import { degrees, metres, millis } from '../core/units.ts';
import { cuesFor, pelvisDropped, trunkLeaning } from './rules.ts';

/*
 * What is seen is how far the body has risen: with straight knees nothing but lifted heels does that. Soles at 30° lift it
 * by 5 to 6 cm, which is heels 9 to 10 cm up. Nobody who stands or turns their feet reads more than 1 cm.
 */
/** On the way up beyond this, up beyond the next, no longer up below the third, and down again below the last. */
const OFF = metres(0.02);
const UP = metres(0.032);
const SINKING = metres(0.027);
const DOWN = metres(0.01);

/** The steps of the raise itself. */
const WORKING = ['rise', 'high', 'lower'] as const;

/** Both heels up, held, and down again slowly. */
export const heelRaise = defineRoutine({
  id: 'heel-raise',
  version: 1,
  title: 'Heel raise',
  summary: 'Rise onto the balls of both feet, stay for a moment, and come down slowly.',
  dosage: 'Eight to ten repetitions, two or three times a week. After two good weeks, two more.',
  reps: { least: 8, most: 10 },
  schedule: { timesAWeek: { least: 2, most: 3 }, grows: { afterWeeks: 2, byReps: 2, upTo: 20 } },
  dials: 'none',
  rows: ['body-rise', 'trunk-lean-lateral', 'pelvis-obliquity'],
  posture: [
    'Stand near a wall or a chair that you can reach.',
    'Keep your weight over the big toe and the second toe: let your ankles tip neither in nor out.',
    'Keep your knees straight, but not locked.',
  ],
  safety: 'Hold on to something if you sway. If anything hurts, stop; if it stays, ask a professional.',
  walkthrough: ['set-up', 'rise', 'high', 'lower', 'flat'],
  start: 'set-up',
  completes: 'flat',
  steps: [
    {
      id: 'set-up',
      title: 'Stand ready',
      instruction: 'Feet as wide as your hips, toes ahead, weight on both feet.',
      // Heels that never came up far enough: no repetition.
      enter: [{ from: ['rise'], when: { kind: 'lowered', below: DOWN } }],
      activity: { rise: { most: OFF } },
      figure: [
        { kind: 'stand', heels: 0.2, turnout: degrees(4) },
        { kind: 'pause', seconds: 1.2 },
      ],
    },
    {
      id: 'rise',
      title: 'Heels up',
      instruction: 'Rise onto the balls of both feet, evenly and straight up.',
      enter: [{ from: ['set-up', 'flat'], when: { kind: 'risen', above: OFF } }],
      activity: { rise: { least: DOWN, most: UP } },
      figure: [{ kind: 'rise', to: degrees(30), seconds: 1.1 }],
    },
    {
      id: 'high',
      title: 'Stay high',
      instruction: 'Stay up for a second, as high as you can without swaying.',
      enter: [{ from: ['rise'], when: { kind: 'risen', above: UP } }],
      hold: millis(700),
      activity: { rise: { least: UP } },
      figure: [{ kind: 'pause', seconds: 1.2 }],
    },
    {
      id: 'lower',
      title: 'Down slowly',
      instruction: 'Let your heels down slowly, as if onto eggs.',
      enter: [{ from: ['high'], when: { kind: 'lowered', below: SINKING } }],
      tempo: { most: millis(3000) },
      leave: [{ to: 'high', when: { kind: 'risen', above: UP } }],
      activity: { rise: { least: DOWN, most: UP } },
      figure: [{ kind: 'rise', to: degrees(0), seconds: 1.6 }],
    },
    {
      id: 'flat',
      title: 'Heels down',
      instruction: 'Whole feet on the floor. That was one repetition.',
      enter: [{ from: ['lower'], when: { kind: 'lowered', below: DOWN } }],
      activity: { rise: { most: OFF } },
      figure: [{ kind: 'pause', seconds: 0.8 }],
    },
  ],
  cues: {
    higher: { text: 'Heels a little higher' },
    stay: { text: 'Stay up for a second' },
    ...cuesFor('stand-tall', 'belt-level'),
    'long-legs': { text: 'Long legs, straight up' },
  },
  rules: [
    {
      id: 'heels-too-low',
      kind: 'reach',
      metric: 'body-rise',
      // A full raise lifts the body by 5 to 7 cm; who surely rises less than 4 can go higher (our choice).
      least: 0.04,
      during: WORKING,
      cooldown: millis(2000),
      severity: 2,
      cue: 'higher',
      why: 'The heels came up less than they could.',
    },
    {
      id: 'held-too-short',
      kind: 'step-short',
      step: 'high',
      cooldown: millis(2000),
      severity: 1,
      cue: 'stay',
      why: 'The heels were up for less than a second.',
    },
    { ...trunkLeaning, steps: WORKING },
    { ...pelvisDropped, limit: 2.5, clear: 2, steps: WORKING },
    {
      id: 'knees-bent',
      kind: 'limit',
      metric: 'knee-flexion',
      sided: true,
      beyond: 'above',
      limit: 15,
      clear: 12,
      hold: millis(400),
      steps: WORKING,
      cooldown: millis(2000),
      severity: 1,
      cue: 'long-legs',
      why: 'The knees bent, so the calves did less of the work.',
    },
  ],
});
