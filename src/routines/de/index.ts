import type { RoutineTexts } from '../texts.ts';
import { bodyweightSquatTexts } from './bodyweight-squat.ts';
import { heelRaiseTexts } from './heel-raise.ts';
import { hipRotationWalkOutTexts } from './hip-rotation-walk-out.ts';
import { rangeOfMotionTexts } from './range-of-motion.ts';
import { softBendCheckTexts } from './soft-bend-check.ts';

/** Every routine that has German texts, by its id. */
export const GERMAN: Readonly<Record<string, RoutineTexts>> = {
  'hip-rotation-walk-out': hipRotationWalkOutTexts,
  'bodyweight-squat': bodyweightSquatTexts,
  'heel-raise': heelRaiseTexts,
  'range-of-motion': rangeOfMotionTexts,
  'soft-bend-check': softBendCheckTexts,
};
