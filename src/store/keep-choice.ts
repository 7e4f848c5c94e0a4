/** What is kept of a set: nothing, what was measured, or that with the picture. */
export const KEEPS = ['nothing', 'numbers', 'picture'] as const;
export type Keep = (typeof KEEPS)[number];

const KEY = 'plumbline-keep';

/** What was chosen; where nothing was, the numbers: the picture is only ever kept by one who asked for it. */
export function loadKeep(): Keep {
  try {
    return readKeep(localStorage.getItem(KEY));
  } catch {
    return 'numbers';
  }
}

const SOUND_KEY = 'plumbline-keep-sound';

/** Whether the sound goes with the picture; it does only where that was asked for. */
export function loadSound(): boolean {
  try {
    return localStorage.getItem(SOUND_KEY) === 'yes';
  } catch {
    return false;
  }
}

/** Remembers whether the sound goes with the picture. */
export function saveSound(sound: boolean): void {
  try {
    localStorage.setItem(SOUND_KEY, sound ? 'yes' : 'no');
  } catch {
    // It holds until the page closes.
  }
}

/** The choice that a stored text stands for. */
export const readKeep = (text: string | null): Keep => KEEPS.find((keep) => keep === text) ?? 'numbers';

/** Remembers the choice. A browser that remembers nothing asks again. */
export function saveKeep(keep: Keep): void {
  try {
    localStorage.setItem(KEY, keep);
  } catch {
    // It holds until the page closes.
  }
}
