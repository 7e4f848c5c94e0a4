/** A microphone that is open. */
export interface Microphone {
  /** The sound from now on, for one recording. It ends with the microphone. */
  listen(): ReadableStream<AudioData>;
  close(): void;
}

// Chromium has it; the libraries of types do not.
declare const MediaStreamTrackProcessor: {
  new (init: { readonly track: MediaStreamTrack }): { readonly readable: ReadableStream<AudioData> };
};

/**
 * Opens the microphone; the browser asks the person. Null where they refuse, where there is none, or where the browser
 * cannot hand its sound over: a set goes on without.
 */
export async function openMicrophone(): Promise<Microphone | null> {
  if (typeof MediaStreamTrackProcessor === 'undefined' || !navigator.mediaDevices) return null;
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  const [track] = stream?.getAudioTracks() ?? [];
  if (!track) return null;
  const copies: MediaStreamTrack[] = [];
  return {
    listen() {
      const copy = track.clone();
      copies.push(copy);
      return new MediaStreamTrackProcessor({ track: copy }).readable;
    },
    close() {
      for (const one of [track, ...copies]) one.stop();
    },
  };
}
