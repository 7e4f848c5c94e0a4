/**
 * Wood and cord. `tap`: a step begins. `rep`: a repetition is done. `cord`: a cue is coming. `brush`: cannot tell, or the
 * set stands still. `rest`: the set is done. A fault has no sound of its own.
 */
export type Tone = 'tap' | 'rep' | 'cord' | 'brush' | 'rest';

/** One struck note: hertz, or null for noise; seconds. */
interface Note {
  readonly pitch: number | null;
  readonly at: number;
  readonly lasts: number;
  readonly shape: OscillatorType;
}

const NOTES: Readonly<Record<Tone, readonly Note[]>> = {
  tap: [{ pitch: 220, at: 0, lasts: 0.12, shape: 'triangle' }],
  rep: [
    { pitch: 220, at: 0, lasts: 0.12, shape: 'triangle' },
    { pitch: 330, at: 0.14, lasts: 0.16, shape: 'triangle' },
  ],
  cord: [{ pitch: 147, at: 0, lasts: 0.4, shape: 'sawtooth' }],
  brush: [{ pitch: null, at: 0, lasts: 0.25, shape: 'sine' }],
  rest: [
    { pitch: 330, at: 0, lasts: 0.2, shape: 'triangle' },
    { pitch: 220, at: 0.2, lasts: 0.2, shape: 'triangle' },
  ],
};

/** −18 dB: soft beside a voice. */
const LOUDEST = 0.126;
/** A note is struck this fast, seconds: at once would crack. */
const STRIKE = 0.006;

/** Plays a tone now. `volume` 0 to 1. */
export function playTone(context: BaseAudioContext, tone: Tone, volume: number): void {
  for (const note of NOTES[tone]) {
    const start = context.currentTime + note.at;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDEST * volume, start + STRIKE);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + note.lasts);
    const soft = context.createBiquadFilter();
    soft.type = note.pitch === null ? 'bandpass' : 'lowpass';
    soft.frequency.value = note.pitch === null ? 2400 : note.pitch * 4;
    const source = sourceOf(context, note);
    source.connect(soft).connect(gain).connect(context.destination);
    source.start(start);
    source.stop(start + note.lasts);
  }
}

function sourceOf(context: BaseAudioContext, { pitch, shape, lasts }: Note): AudioScheduledSourceNode {
  if (pitch === null) return noise(context, lasts);
  const oscillator = context.createOscillator();
  oscillator.type = shape;
  oscillator.frequency.value = pitch;
  return oscillator;
}

function noise(context: BaseAudioContext, lasts: number): AudioBufferSourceNode {
  const buffer = context.createBuffer(1, Math.ceil(lasts * context.sampleRate), context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.random() * 2 - 1;
  const source = context.createBufferSource();
  source.buffer = buffer;
  return source;
}
