import { pickVoice } from './voices.ts';
import type { VoiceInfo } from './voices.ts';
import type { Tone } from './tones.ts';

/** What is to be heard and read. `text` empty: the tone alone. */
export interface Utterance {
  readonly text: string;
  readonly tone: Tone | null;
  /** Said even over what is being said now; else it is dropped: words that come late help nobody. */
  readonly urgent: boolean;
}

/** How it is said. */
export interface SpeakerSettings {
  /** The first part of a BCP 47 tag. */
  readonly language: string;
  readonly voice: string | null;
  /** 0 to 1. */
  readonly volume: number;
  readonly tones: boolean;
  readonly muted: boolean;
}

/** The browser's means, or stand-ins for tests. */
export interface SpeakerMeans {
  /** null where the browser has no speech. */
  readonly synth: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'> | null;
  readonly utter: (text: string) => SpeechSynthesisUtterance;
  readonly play: (tone: Tone, volume: number) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Says things aloud, by a voice of this computer or not at all, and captions every word. */
export interface Speaker {
  say(utterance: Utterance): void;
  /** What was said last, while it is worth reading; else empty. */
  readonly caption: string;
  /** The new settings hold at once; muting silences what is being said. */
  configure(settings: SpeakerSettings): void;
  /** Says nothing more. */
  stop(): void;
}

/** A caption stays at least this long, and longer the more there is to read. Milliseconds. */
const CAPTION = 2500;
const CAPTION_A_LETTER = 60;

export function createSpeaker(means: SpeakerMeans, initial: SpeakerSettings): Speaker {
  let settings = initial;
  let shown = { text: '', until: 0 };
  let speaking: SpeechSynthesisUtterance | null = null;

  const silence = () => {
    if (speaking) means.synth?.cancel();
    speaking = null;
  };
  const voiceNow = () => {
    const voices: readonly (SpeechSynthesisVoice & VoiceInfo)[] = means.synth?.getVoices() ?? [];
    return pickVoice(voices, settings.language, settings.voice);
  };
  const speak = (text: string) => {
    const voice = voiceNow();
    if (!voice || !means.synth) return;
    silence();
    const utterance = means.utter(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.volume = settings.volume;
    const over = () => {
      if (speaking === utterance) speaking = null;
    };
    utterance.addEventListener('end', over);
    utterance.addEventListener('error', over);
    speaking = utterance;
    means.synth.speak(utterance);
  };

  return {
    get caption() {
      return means.now() < shown.until ? shown.text : '';
    },
    say({ text, tone, urgent }) {
      if (speaking && !urgent) return;
      if (tone && settings.tones && !settings.muted) means.play(tone, settings.volume);
      if (!text) return;
      shown = { text, until: means.now() + CAPTION + CAPTION_A_LETTER * text.length };
      if (!settings.muted) speak(text);
    },
    configure(next) {
      settings = next;
      if (next.muted) silence();
    },
    stop: silence,
  };
}
