import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import type { VideoSample } from 'mediabunny';
import type { Picture } from '../pose/estimator.ts';
import { uprightPicture } from '../source/upright-picture.ts';

/** A picture of a video, and when it was taken. Seconds. Whoever gets it closes it. */
export interface Shot {
  readonly picture: Picture;
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

/**
 * Opens a video; null where its pictures cannot be decoded here. Its times are the file's own, as a recording has them, or
 * count from its first picture, as a source that was measured has them.
 */
export async function openFootage(file: Blob, times: 'own' | 'from-first' = 'own'): Promise<Footage | null> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const track = await input.getPrimaryVideoTrack().catch(() => null);
  if (!track || !(await track.canDecode())) {
    input.dispose();
    return null;
  }
  const sink = new VideoSampleSink(track);
  const zero = times === 'own' ? 0 : await track.getFirstTimestamp();
  const duration = (await track.computeDuration()) - zero;
  return {
    duration,
    async at(t) {
      const sample = await sink.getSample(zero + t + HAIR);
      return sample && shotOf(sample, zero);
    },
    async *from(t) {
      for await (const sample of sink.samples(zero + Math.max(0, t - HAIR))) yield shotOf(sample, zero);
    },
    close: () => input.dispose(),
  };
}

function shotOf(sample: VideoSample, zero: number): Shot {
  const { timestamp, duration } = sample;
  return { picture: uprightPicture(sample), t: timestamp - zero, duration };
}
