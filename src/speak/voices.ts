/** What must be known of a voice to choose it; `SpeechSynthesisVoice` has it. */
export interface VoiceInfo {
  readonly voiceURI: string;
  readonly name: string;
  /** BCP 47; Android writes `en_GB`. */
  readonly lang: string;
  /** Speaks on this computer. The others send every word to a server. */
  readonly localService: boolean;
}

/** The voices of this computer that speak a language, in the browser's order. */
export const localVoices = <Voice extends VoiceInfo>(voices: readonly Voice[], language: string): readonly Voice[] =>
  voices.filter(({ localService, lang }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);

/** The chosen voice, where this computer still has it; else the first that speaks the language; else null. */
export function pickVoice<Voice extends VoiceInfo>(
  voices: readonly Voice[],
  language: string,
  chosen: string | null,
): Voice | null {
  const local = localVoices(voices, language);
  return local.find(({ voiceURI }) => voiceURI === chosen) ?? local[0] ?? null;
}
