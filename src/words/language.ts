import type { en } from './en/index.ts';

/** Languages the app speaks. The first is the one that all others are held against. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Every word and sentence of the app: the English catalogue's own shape, so that the compiler finds what another lacks. */
export type Words = typeof en;

/** The language that was chosen; where none was, the first of the reader's own that the app speaks, else English. */
export function languageOf(chosen: Language | null, preferred: readonly string[]): Language {
  if (chosen) return chosen;
  const own = preferred.map((tag) => LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language));
  return own.find((language) => language !== undefined) ?? 'en';
}
