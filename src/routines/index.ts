import type { Routine } from '../core/routine.ts';
import type { Language } from '../words/index.ts';
import { GERMAN } from './de/index.ts';
import { bodyweightSquat } from './bodyweight-squat.ts';
import { heelRaise } from './heel-raise.ts';
import { hipRotationWalkOut } from './hip-rotation-walk-out.ts';
import { rangeOfMotion } from './range-of-motion.ts';
import { softBendCheck } from './soft-bend-check.ts';
import { withTexts } from './texts.ts';

/** Every routine that comes with the app, the first one first. */
export const ROUTINES: readonly Routine[] = [
  hipRotationWalkOut,
  bodyweightSquat,
  heelRaise,
  rangeOfMotion,
  softBendCheck,
];

export const findRoutine = (id: string): Routine | undefined => ROUTINES.find((routine) => routine.id === id);

/** The routine as it is shown in a language; English where it has no other texts. The engine gets the routine itself. */
export function routineIn(routine: Routine, language: Language): Routine {
  const texts = language === 'de' ? GERMAN[routine.id] : undefined;
  return texts ? withTexts(routine, texts) : routine;
}
