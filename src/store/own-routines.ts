const KEY = 'plumbline-routines';

/** Most files of this kind that are kept. */
export const MOST_OWN_ROUTINES = 20;

/** The files of the routines that the person added, as they came, oldest first. What they hold is for others to check. */
export function loadRoutineTexts(): readonly string[] {
  try {
    return readRoutineTexts(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/** The texts that a stored text stands for. */
export function readRoutineTexts(stored: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** Keeps these files in place of those before; false where this browser keeps nothing. */
export function saveRoutineTexts(texts: readonly string[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(texts));
    return true;
  } catch {
    return false;
  }
}
