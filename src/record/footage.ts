import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import type { VideoSample } from 'mediabunny';

/** A picture of a video, and when it was taken. Seconds. Whoever gets it closes it. */
export interface Shot {
  readonly picture: VideoFrame;
  readonly t: number;
  /** How long it is shown, seconds. */
  readonly duration: number;
}

/** A recorded video, any moment of it at once. */
export interface Footage {
  readonly duration: number;
  /** The picture that shows at `t`; null before the first one. */
  at(t: number): Promise<Shot | null>;
  /** Every picture from `t` on, in order. */
  from(t: number): AsyncGenerator<Shot, void, unknown>;
  close(): void;
}

/** Times are kept in whole steps of a file's own clock, which may lie a hair before what was asked for. Seconds. */
const HAIR = 0.0005;

/** Opens a recorded video; null where its pictures cannot be decoded here. */
export async function openFootage(file: Blob): Promise<Footage | null> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const track = await input.getPrimaryVideoTrack().catch(() => null);
  if (!track || !(await track.canDecode())) {
    input.dispose();
    return null;
  }
  const sink = new VideoSampleSink(track);
  const duration = await track.computeDuration();
  return {
    duration,
    async at(t) {
      const sample = await sink.getSample(t + HAIR);
      return sample && shotOf(sample);
    },
    async *from(t) {
      for await (const sample of sink.samples(Math.max(0, t - HAIR))) yield shotOf(sample);
    },
    close: () => input.dispose(),
  };
}

function shotOf(sample: VideoSample): Shot {
  try {
    return { picture: sample.toVideoFrame(), t: sample.timestamp, duration: sample.duration };
  } finally {
    sample.close();
  }
}
