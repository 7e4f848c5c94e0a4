import type { PivotPoint } from '../../core/routine.ts';
import type { Allowed, Got } from '../../core/routine-problem.ts';
import { allowedWords, gotWords } from './routine-problems.ts';

/** The routine, to be read without a camera. */
export const routine = {
  overline: (steps: number) => `The routine, in ${steps} steps`,
  begin: 'Begin with the camera',
  howMuch: 'How much',
  allSteps: 'Step by step',
  stepsHint: 'Choose a step to see it move.',
  showStep: (n: number, title: string) => `${n}. ${title}`,
  key: { pin: 'this part stays where it is', ghost: 'where the foot was', arrow: 'the part that travels' },
  pivots: 'Two ways to turn a foot',
  pivot: 'How a foot turns',
  pivotNames: { heel: 'On the heel', ball: 'On the ball' } as Readonly<Record<PivotPoint, string>>,
  pivotHow: {
    heel: 'Weight back a little. The heel stays where it is, light toes swing.',
    ball: 'Weight forward a little. The ball of the foot stays where it is, a light heel swings.',
  } as Readonly<Record<PivotPoint, string>>,
  pivotLabel: {
    heel: 'A foot from above turns on its heel: the toes swing out and back.',
    ball: 'A foot from above turns on its ball: the heel swings out and back.',
  } as Readonly<Record<PivotPoint, string>>,
  posture: 'How to stand',
  /** A camera in front sees no hollow back: this is said so that nobody waits for a mark. */
  postureNote: 'This is for you to feel. From the front I cannot see how your pelvis tips, so I never judge it.',
  care: 'Take care',
  choice: 'Exercises',
  own: 'Routines of your own',
  ownHow:
    'A routine is a file that says what the steps are, what is judged, and what is said. It is only data: nothing in it is run, and it stays on this computer.',
  add: 'Add a routine of your own',
  remove: 'Remove',
  removeOwn: (title: string) => `Remove ${title}`,
  noRoutine: 'This file is no routine, so nothing was added.',
  wholeFile: 'The file',
  gotAllowed: (got: Got, allowed: Allowed) => `got ${gotWords(got)}; allowed: ${allowedWords(allowed)}.`,
};
