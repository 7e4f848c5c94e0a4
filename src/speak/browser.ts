import type { SpeakerMeans } from './speaker.ts';
import { playTone } from './tones.ts';
import { localVoices } from './voices.ts';
import type { VoiceInfo } from './voices.ts';

/** A tone that could only be heard later than this tells of what is over. Milliseconds. */
const LATE = 500;

/** This browser's speech and sound. `until`: when the sound is let go of. */
export function browserMeans(until: AbortSignal): SpeakerMeans {
  let context: AudioContext | null = null;
  // A browser makes no sound before the person has done something on the page.
  const wake = () => void context?.resume().catch(() => undefined);
  for (const kind of ['pointerdown', 'keydown'] as const) document.addEventListener(kind, wake, { signal: until });
  until.addEventListener('abort', () => void context?.close(), { once: true });
  return {
    synth: 'speechSynthesis' in window ? window.speechSynthesis : null,
    utter: (text) => new SpeechSynthesisUtterance(text),
    play: (tone, volume) => {
      if (until.aborted) return;
      context ??= new AudioContext();
      if (context.state === 'running') playTone(context, tone, volume);
      else {
        const asked = performance.now();
        void context.resume().then(
          () => context && performance.now() - asked < LATE && playTone(context, tone, volume),
          () => undefined,
        );
      }
    },
    now: () => performance.now(),
  };
}

/** The voices of this computer for a language; `onChange` is called when the browser has found more. */
export function listVoices(language: string, onChange: () => void, until: AbortSignal): readonly VoiceInfo[] {
  if (!('speechSynthesis' in window)) return [];
  window.speechSynthesis.addEventListener('voiceschanged', onChange, { signal: until });
  return localVoices(window.speechSynthesis.getVoices(), language);
}
