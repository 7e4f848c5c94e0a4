import { de } from './de/index.ts';
import { en } from './en/index.ts';
import type { Language, Words } from './language.ts';

export * from './language.ts';

/** Every language at once, for the shell. The app loads the one it speaks: `load.ts`. */
export const WORDS: Readonly<Record<Language, Words>> = { en, de };
