import { en } from './en/index.ts';
import type { Language, Words } from './language.ts';

/** The words of a language, fetched when somebody reads it; English where they cannot be had. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'en') return en;
  return import('./de/index.ts').then(
    ({ de }) => de,
    () => en,
  );
}
