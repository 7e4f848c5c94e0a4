import { ALL_FORMATS, AudioBufferSink, BlobSource, Input } from 'mediabunny';

/** Sound is handed over to be played this long before it is due, seconds. */
const AHEAD = 1;
/** Two clocks that are further apart than this are set anew, seconds: nobody sees less. */
const APART = 0.04;

/** The sound of a recorded video, played in step with whoever shows its pictures. */
export interface FootageSound {
  /** Holds from now on. */
  mute(muted: boolean): void;
  /** Plays from `t`, seconds, on; that moment is due at `dueAt`, milliseconds of the page's clock. */
  play(t: number, dueAt: number): void;
  stop(): void;
  close(): void;
}

/** Opens the sound of a video; null where it has none that can be decoded here. `output`: where it is heard, if not from the speakers. */
export async function openFootageSound(file: Blob, output: AudioNode | null = null): Promise<FootageSound | null> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const track = await input.getPrimaryAudioTrack().catch(() => null);
  if (!track || !(await track.canDecode())) {
    input.dispose();
    return null;
  }
  const sink = new AudioBufferSink(track);
  let volume: GainNode | null = null;
  let playing: Playing | null = null;
  let loudness = 1;
  const stop = (): void => {
    playing?.stop();
    playing = null;
  };
  return {
    mute(muted) {
      loudness = muted ? 0 : 1;
      if (volume) volume.gain.value = loudness;
    },
    play(t, dueAt) {
      stop();
      // Before the person did something, a browser lets nothing be heard.
      volume ??= volumeBefore(output, loudness);
      const begun = (playing = new Playing(volume));
      // What cannot be read is not heard; the pictures go on.
      void begun.run(sink, t, dueAt).catch(() => begun.stop());
    },
    stop,
    close() {
      stop();
      volume?.disconnect();
      if (volume && !output) void contextOf(volume).close();
      input.dispose();
    },
  };
}

function volumeBefore(output: AudioNode | null, gain: number): GainNode {
  const to = output ?? new AudioContext().destination;
  const volume = new GainNode(to.context, { gain });
  volume.connect(to);
  return volume;
}

const contextOf = ({ context }: AudioNode): AudioContext => context as AudioContext;

/** Sound on its way out, from one moment on. */
class Playing {
  readonly #context: AudioContext;
  readonly #volume: GainNode;
  /** Handed over and not yet over. */
  readonly #nodes = new Set<AudioBufferSourceNode>();
  /** The context's time minus the page's, seconds. */
  #offset = Number.NaN;
  #over = false;

  constructor(volume: GainNode) {
    this.#context = contextOf(volume);
    this.#volume = volume;
  }

  async run(sink: AudioBufferSink, t: number, dueAt: number): Promise<void> {
    await this.#context.resume();
    for await (const { buffer, timestamp } of sink.buffers(t)) {
      if (this.#over) return;
      const due = dueAt / 1000 + timestamp - t;
      await this.#wait(due - AHEAD);
      this.#hand(buffer, due);
    }
  }

  /** Plays a piece that is due at a time of the page's clock, seconds; of one that is late, what is left. */
  #hand(buffer: AudioBuffer, due: number): void {
    if (this.#over) return;
    const { currentTime } = this.#context;
    const offset = currentTime - performance.now() / 1000;
    if (!(Math.abs(offset - this.#offset) < APART)) this.#offset = offset;
    const at = due + this.#offset;
    const late = Math.max(0, currentTime - at);
    if (late >= buffer.duration) return;
    const node = new AudioBufferSourceNode(this.#context, { buffer });
    this.#nodes.add(node);
    node.addEventListener('ended', () => this.#nodes.delete(node));
    node.connect(this.#volume);
    node.start(Math.max(at, currentTime), late);
  }

  #wait(until: number): Promise<void> {
    const early = until * 1000 - performance.now();
    return early > 0 ? new Promise((resolve) => setTimeout(resolve, early)) : Promise.resolve();
  }

  stop(): void {
    this.#over = true;
    for (const node of this.#nodes) node.stop();
  }
}
