import type { Side } from '../../core/landmarks.ts';
import type { PivotPoint } from '../../core/routine.ts';

/** What the teaching figure does, move by move. */
export const figure = {
  /** Said of the drawing to those who do not see it. */
  label: (step: string, instruction: string) => `A figure shows: ${step}. ${instruction}`,
  feet: { left: 'Left foot', right: 'Right foot' } as Readonly<Record<Side, string>>,
  out: { heel: 'on the heel, toes out', ball: 'on the ball, heel in' } as Readonly<Record<PivotPoint, string>>,
  in: { heel: 'on the heel, toes in', ball: 'on the ball, heel out' } as Readonly<Record<PivotPoint, string>>,
  bend: 'Knees bend over the second toes',
  straighten: 'Slowly up again',
  rise: 'Heels rise',
  lower: 'Heels sink',
  hold: 'Hold',
  play: 'Play',
  pause: 'Pause',
  slow: 'Slow',
  whole: 'Whole routine',
  mirror: 'As in a mirror: your right is on the right.',
};
