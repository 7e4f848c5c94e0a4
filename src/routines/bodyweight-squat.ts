import { defineRoutine } from '../core/routine.ts';
import { degrees, millis } from '../core/units.ts';
import { cuesFor, kneeInsideFoot, kneeOutsideFoot, pelvisDropped, pelvisTurned, weightShifted } from './rules.ts';

/** A squat is on its way down, ... */
const BEGUN = degrees(27);
/** ... counts from here, ... */
const LOW = degrees(45);
/** ... and is over: far enough below where it began that nobody counts twice who stands on soft knees. */
const OVER = degrees(20);

/** The steps of the squat itself. */
const WORKING = ['lower', 'low', 'rise'] as const;

/** Sit down and stand up with the body's own weight, feet hip-width apart. */
export const bodyweightSquat = defineRoutine({
  id: 'bodyweight-squat',
  version: 1,
  title: 'Bodyweight squat',
  summary: 'Sit down and back as if onto a chair, and stand up again, with each knee over its foot.',
  dosage: 'Five to eight repetitions, two or three times a week. After two good weeks, one or two more.',
  reps: { least: 5, most: 8 },
  schedule: { timesAWeek: { least: 2, most: 3 }, grows: { afterWeeks: 2, byReps: 2, upTo: 15 } },
  dials: 'none',
  rows: ['knee-flexion.left', 'knee-flexion.right', 'pelvis-obliquity'],
  posture: [
    'Keep your whole foot on the floor: heel, big toe and little toe.',
    'Keep your back as long as it is when you stand. Your chest may come forward over your feet.',
    'Reach your arms forward, or keep your hands on your hips.',
  ],
  safety: 'Go only as low as you control without pain. If anything hurts, stop; if it stays, ask a professional.',
  walkthrough: ['set-up', 'lower', 'low', 'rise', 'tall'],
  start: 'set-up',
  completes: 'tall',
  steps: [
    {
      id: 'set-up',
      title: 'Feet hip-width',
      instruction: 'Set your feet as wide as your hips, toes a little out, facing the camera.',
      // Down a little and up again, or never down: no repetition.
      enter: [{ from: ['lower'], when: { kind: 'straight', below: OVER } }],
      activity: { bend: { most: BEGUN } },
      figure: [
        { kind: 'stand', heels: 0.26, turnout: degrees(10) },
        { kind: 'pause', seconds: 1.2 },
      ],
    },
    {
      id: 'lower',
      title: 'Sit down',
      instruction: 'Sit down and back, slowly. Each knee goes over its second toe.',
      enter: [{ from: ['set-up', 'tall'], when: { kind: 'bent', beyond: BEGUN } }],
      activity: { bend: { least: OVER, most: LOW } },
      figure: [{ kind: 'bend', to: degrees(50), seconds: 1.2 }],
    },
    {
      id: 'low',
      title: 'Low',
      instruction: 'Sink as low as you control. Weight even on both feet.',
      enter: [{ from: ['lower', 'rise'], when: { kind: 'bent', beyond: LOW } }],
      activity: { bend: { least: LOW } },
      figure: [
        { kind: 'bend', to: degrees(75), seconds: 0.6 },
        { kind: 'pause', seconds: 0.6 },
      ],
    },
    {
      id: 'rise',
      title: 'Stand up',
      instruction: 'Push the floor away and stand up, knees still over your feet.',
      // By less, the error of two readings could do it.
      enter: [{ from: ['low'], when: { kind: 'straight', below: degrees(LOW - 7) } }],
      activity: { bend: { least: OVER, most: LOW } },
      figure: [{ kind: 'bend', to: degrees(0), seconds: 1.2 }],
    },
    {
      id: 'tall',
      title: 'Stand tall',
      instruction: 'Stand tall. That was one repetition.',
      enter: [{ from: ['rise'], when: { kind: 'straight', below: OVER } }],
      activity: { bend: { most: BEGUN } },
      figure: [{ kind: 'pause', seconds: 0.8 }],
    },
  ],
  cues: {
    ...cuesFor('knee-out', 'knee-in', 'belt-level', 'belt-square', 'weight-middle'),
    wider: { text: 'Feet as wide as your hips' },
    closer: { text: 'Feet a little closer' },
    lower: { text: 'Sink a little lower' },
  },
  rules: [
    {
      ...kneeInsideFoot,
      // The line itself: with the reading's interval this speaks up at about 11°, where trained observers call a knee
      // wrong (Ageberg et al. 2010, doi 10.1186/1471-2474-11-265).
      limit: 0,
      clear: 0,
      steps: WORKING,
    },
    {
      ...kneeOutsideFoot,
      limit: 0,
      clear: 0,
      hold: millis(300),
      steps: WORKING,
    },
    {
      ...pelvisDropped,
      // Level is within 2.5°; with the reading's interval, this speaks up at about 4°.
      limit: 2.5,
      clear: 2,
      steps: WORKING,
    },
    {
      ...pelvisTurned,
      limit: 4,
      clear: 4,
      steps: WORKING,
      severity: 1,
      why: 'The pelvis turned to one side on the way.',
    },
    { ...weightShifted, steps: WORKING },
    {
      id: 'feet-too-close',
      kind: 'limit',
      metric: 'stance-width-ratio',
      sided: false,
      beyond: 'below',
      // Hip joints are 0.2 leg lengths apart, hips with what is on them 0.35 to 0.45. Feet that touch read 0.15 to 0.2.
      limit: 0.25,
      clear: 0.27,
      hold: millis(400),
      steps: WORKING,
      cooldown: millis(4000),
      severity: 1,
      cue: 'wider',
      why: 'The feet stood too close together to sit between them.',
    },
    {
      id: 'feet-too-wide',
      kind: 'limit',
      metric: 'stance-width-ratio',
      sided: false,
      beyond: 'above',
      // Half as wide again as the shoulders (our choice).
      limit: 0.75,
      clear: 0.73,
      hold: millis(400),
      steps: WORKING,
      cooldown: millis(4000),
      severity: 1,
      cue: 'closer',
      why: 'The feet stood wider than this squat asks for.',
    },
    {
      id: 'too-shallow',
      kind: 'reach',
      metric: 'knee-flexion',
      // A mini squat is 40 to 60° (our choice of the middle); whoever is surely less low can go lower.
      least: 52,
      during: WORKING,
      cooldown: millis(2000),
      severity: 1,
      cue: 'lower',
      why: 'The knees bent less than this squat asks for.',
    },
  ],
});
