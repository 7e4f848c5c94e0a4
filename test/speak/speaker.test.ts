import { expect, test, vi } from 'vitest';
import { createSpeaker } from '../../src/speak/speaker.ts';
import type { SpeakerSettings } from '../../src/speak/speaker.ts';
import type { VoiceInfo } from '../../src/speak/voices.ts';
import { localVoices, pickVoice } from '../../src/speak/voices.ts';

const voice = (name: string, lang: string, localService = true): VoiceInfo => ({
  voiceURI: name,
  name,
  lang,
  localService,
});
const VOICES = [voice('Cloud', 'en-US', false), voice('Ana', 'en-GB'), voice('Bo', 'en_US'), voice('Uta', 'de-DE')];

const SETTINGS: SpeakerSettings = { language: 'en', voice: null, volume: 0.5, tones: true, muted: false };

/** A speaker whose synthesiser only remembers. */
function speakerWith(given: Partial<SpeakerSettings> = {}, voices: readonly VoiceInfo[] = VOICES) {
  let now = 0;
  const synth = { speak: vi.fn(), cancel: vi.fn(), getVoices: () => voices as unknown as SpeechSynthesisVoice[] };
  const play = vi.fn();
  const utter = (text: string) => Object.assign(new EventTarget(), { text }) as unknown as SpeechSynthesisUtterance;
  const speaker = createSpeaker({ synth, play, utter, now: () => now }, { ...SETTINGS, ...given });
  const said = () => synth.speak.mock.calls.map(([utterance]) => utterance as { text: string; voice: VoiceInfo });
  return { speaker, synth, play, said, wait: (ms: number) => (now += ms) };
}
const cue = (text: string) => ({ text, tone: 'cord', urgent: true }) as const;

test('only voices of this computer are ever used', () => {
  expect(localVoices(VOICES, 'en').map(({ name }) => name)).toEqual(['Ana', 'Bo']);
  expect(pickVoice(VOICES, 'en', 'Cloud')?.name).toBe('Ana');
  expect(pickVoice([VOICES[0]!], 'en', null)).toBeNull();
});

test('the chosen voice speaks, at the chosen volume', () => {
  const { speaker, said } = speakerWith({ voice: 'Bo' });
  speaker.say(cue('Belt to the screen'));
  expect(said()[0]).toMatchObject({ text: 'Belt to the screen', voice: { name: 'Bo' }, volume: 0.5 });
});

test('without a voice the tone is heard and the words are read', () => {
  const { speaker, said, play } = speakerWith({ language: 'fr' });
  speaker.say(cue('Slower'));
  expect(said()).toEqual([]);
  expect(play).toHaveBeenCalledExactlyOnceWith('cord', 0.5);
  expect(speaker.caption).toBe('Slower');
});

test('every spoken word is captioned, for long enough to read it', () => {
  const { speaker, wait } = speakerWith();
  speaker.say(cue('Left knee over your second toe'));
  wait(2500);
  expect(speaker.caption).toBe('Left knee over your second toe');
  wait(4000);
  expect(speaker.caption).toBe('');
});

test('muting silences at once, and keeps the captions', () => {
  const { speaker, synth, said, play } = speakerWith();
  speaker.say(cue('Chest up'));
  speaker.configure({ ...SETTINGS, muted: true });
  expect(synth.cancel).toHaveBeenCalled();
  speaker.say(cue('Slower'));
  expect(said()).toHaveLength(1);
  expect(play).toHaveBeenCalledOnce();
  expect(speaker.caption).toBe('Slower');
});

test('something urgent interrupts, the rest is dropped rather than queued', () => {
  const { speaker, synth, said } = speakerWith();
  speaker.say(cue('Slower'));
  speaker.say({ text: 'Turn in', tone: 'tap', urgent: false });
  expect(said().map(({ text }) => text)).toEqual(['Slower']);
  speaker.say(cue('Chest up'));
  expect(synth.cancel).toHaveBeenCalledOnce();
  expect(said().map(({ text }) => text)).toEqual(['Slower', 'Chest up']);
});

test('tones can be off while the voice speaks', () => {
  const { speaker, said, play } = speakerWith({ tones: false });
  speaker.say(cue('Slower'));
  expect(play).not.toHaveBeenCalled();
  expect(said()).toHaveLength(1);
});
