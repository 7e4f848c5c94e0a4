import {
  AudioSample,
  AudioSampleSource,
  canEncodeAudio,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny';
import type { VideoCodec } from 'mediabunny';
import type { Size } from '../core/frame.ts';

/**
 * A key frame, and with it a piece of file that plays by itself, this often, seconds: what is lost when everything stops
 * is what came after the last one.
 */
const PIECE = 0.5;
/** Bits a second of a picture of 1280 × 720; smaller ones take less, by their area. */
const BIT_RATE = 2_500_000;
const FULL_AREA = 1280 * 720;

/** Of the first picture, seconds. */
const USUAL_DURATION = 1 / 30;

/** How a picture can be written here. */
export interface PictureFormat {
  readonly codec: VideoCodec;
  /** Name of its file. */
  readonly name: 'picture.mp4' | 'picture.webm';
}

/** Bits a second for pictures of this size. */
export const bitRateOf = ({ width, height }: Size): number =>
  Math.round(BIT_RATE * Math.min(4, (width * height) / FULL_AREA));

/** The best way to write pictures of this size in this browser; null where there is none. */
export async function choosePictureFormat(size: Size): Promise<PictureFormat | null> {
  const codec = await getFirstEncodableVideoCodec(['avc', 'vp9', 'vp8'], { ...size, bitrate: bitRateOf(size) });
  if (!codec) return null;
  return { codec, name: codec === 'vp8' ? 'picture.webm' : 'picture.mp4' };
}

/** Writes pictures to a file that can be played wherever it is cut off. */
export interface PictureWriter {
  /** Takes the picture over; done when the next one may come. `t` in milliseconds, growing. */
  add(picture: VideoFrame | ImageBitmap, t: number): Promise<void>;
  /** Takes sound over; `t` in milliseconds, growing. Only where the file was opened with sound. */
  addSound(sound: AudioData, t: number): Promise<void>;
  /** There will be no more sound: the picture no longer waits for it. */
  endSound(): void;
  finish(): Promise<void>;
}

/** Of a voice. Bits a second. */
const SOUND_BIT_RATE = 64_000;

/**
 * Begins a file through `write`, which gets its bytes in order and throws where they find no room. `sound`: a piece of what
 * is to come, where sound goes with the picture; null where none does. A track that gets nothing would hold the file up.
 */
export async function openPictureWriter(
  { codec, name }: PictureFormat,
  size: Size,
  write: (data: Uint8Array<ArrayBuffer>, position: number) => void,
  sound: AudioData | null = null,
): Promise<PictureWriter> {
  const format =
    name === 'picture.webm'
      ? new WebMOutputFormat({ appendOnly: true, minimumClusterDuration: PIECE })
      : new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: PIECE });
  const sink = new WritableStream({
    write: ({ data, position }: { data: Uint8Array<ArrayBuffer>; position: number }) => write(data, position),
  });
  const output = new Output({ format, target: new StreamTarget(sink) });
  const source = new VideoSampleSource({
    codec,
    bitrate: bitRateOf(size),
    keyFrameInterval: PIECE,
    latencyMode: 'realtime',
    sizeChangeBehavior: 'contain',
  });
  output.addVideoTrack(source);
  const audio =
    sound && (await canHear(sound)) ? new AudioSampleSource({ codec: 'opus', bitrate: SOUND_BIT_RATE }) : null;
  if (audio) output.addAudioTrack(audio);
  await output.start();
  let last: number | null = null;
  return {
    async add(picture, t) {
      // It is shown until the next one comes; should it be the last one, as long as the one before it.
      const duration = last === null ? USUAL_DURATION : (t - last) / 1000;
      last = t;
      const sample = new VideoSample(picture, { timestamp: t / 1000, duration });
      try {
        await source.add(sample);
      } finally {
        sample.close();
        picture.close();
      }
    },
    async addSound(data, t) {
      const piece = new AudioSample(data);
      piece.setTimestamp(t / 1000);
      try {
        await audio?.add(piece);
      } finally {
        piece.close();
        data.close();
      }
    },
    endSound: () => audio?.close(),
    finish: () => output.finalize(),
  };
}

const canHear = ({ numberOfChannels, sampleRate }: AudioData): Promise<boolean> =>
  canEncodeAudio('opus', { numberOfChannels, sampleRate, bitrate: SOUND_BIT_RATE }).catch(() => false);
