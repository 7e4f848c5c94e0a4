import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import type { InputVideoTrack } from 'mediabunny';
import { millis } from '../core/units.ts';
import { SourceError } from './source.ts';
import type { Source, SourceInfo } from './source.ts';
import { uprightPicture } from './upright-picture.ts';

/**
 * Every picture of a video file, in order, with its exact time.
 * Throws `SourceError` where the file is no video, has no picture track, or cannot be decoded here; `next` throws it
 * where the file ends before its own index says it should.
 */
export async function openFile(file: Blob, name: string, kind: 'file' | 'demo' = 'file'): Promise<Source> {
  if (file.size === 0) throw new SourceError('not-a-video', `${name} is empty. Copy or record the file again.`);
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  try {
    const track = await videoTrack(input, name);
    const { packetCount, averagePacketRate } = await track.computePacketStats();
    const info: SourceInfo = {
      kind,
      name,
      fps: Math.round(averagePacketRate * 100) / 100,
      frames: packetCount,
    };
    return readFrames(input, track, info, packetCount);
  } catch (error) {
    input.dispose();
    throw error;
  }
}

async function videoTrack(input: Input, name: string): Promise<InputVideoTrack> {
  if (!(await input.canRead()))
    throw new SourceError('not-a-video', `${name} is not a video that can be read here. Use MP4, MOV, WebM or MKV.`);
  const track = await input.getPrimaryVideoTrack().catch(() => {
    throw new SourceError('ends-early', `${name} is cut off: its index is missing. Copy or record the file again.`);
  });
  if (!track) throw new SourceError('no-video-track', `${name} holds no picture, only other tracks.`);
  if (!(await track.canDecode()))
    throw new SourceError(
      'cannot-decode',
      `This browser cannot decode the pictures in ${name} (${track.codec ?? 'unknown codec'}). Convert it to H.264 or VP9.`,
    );
  return track;
}

function readFrames(input: Input, track: InputVideoTrack, info: SourceInfo, promised: number): Source {
  const samples = new VideoSampleSink(track).samples();
  let first: number | null = null;
  let given = 0;
  const endsEarly = () => {
    const where = info.fps ? ` after ${(given / info.fps).toFixed(1)} s` : '';
    return new SourceError(
      'ends-early',
      `${info.name} ends early: ${given} of ${promised} pictures could be read${where}. Copy or record the file again.`,
    );
  };
  return {
    info,
    dropped: 0,
    async next() {
      const { value: sample, done } = await samples.next().catch(() => {
        throw endsEarly();
      });
      if (done || !sample) {
        if (given < promised) throw endsEarly();
        return null;
      }
      given++;
      first ??= sample.microsecondTimestamp;
      const t = millis((sample.microsecondTimestamp - first) / 1000);
      return { picture: uprightPicture(sample), t };
    },
    close() {
      void samples.return().catch(() => undefined);
      input.dispose();
    },
  };
}
