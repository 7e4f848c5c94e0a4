/** Runs in the page: keeps hold of what the camera gives from now on, and of what it was asked for. */
export function keepTracks(): void {
  const tracks: MediaStreamTrack[] = [];
  const wished: unknown[] = [];
  Object.assign(globalThis, { tracks, wished });
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wish) => {
    wished.push(wish?.video);
    const stream = await ask(wish);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

/** What `keepTracks` puts into the page. */
export type Kept = { readonly tracks: readonly MediaStreamTrack[]; readonly wished: readonly unknown[] };

/** Runs in the page. */
export const trackStates = (): string[] => (globalThis as unknown as Kept).tracks.map(({ readyState }) => readyState);
