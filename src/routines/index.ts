import type { Routine } from '../core/routine.ts';
import { hipRotationWalkOut } from './hip-rotation-walk-out.ts';

/** Every routine that comes with the app, the first one first. */
export const ROUTINES: readonly Routine[] = [hipRotationWalkOut];

export const findRoutine = (id: string): Routine | undefined => ROUTINES.find((routine) => routine.id === id);
