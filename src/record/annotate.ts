import {
  EncodedAudioPacketSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import type { EncodedPacket } from 'mediabunny';
import type { Size } from '../core/frame.ts';
import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import { applyFraming } from '../draw/framing.ts';
import type { Context2D, Framing } from '../draw/framing.ts';
import { overlayMarks } from '../draw/overlay.ts';
import { paintMarks } from '../draw/paint.ts';
import { DEFAULT_THEME } from '../draw/theme.ts';
import type { CarriedSound } from './carried-sound.ts';
import { bitRateOf } from './picture-writer.ts';

/** A picture with its moment and how long it is shown, seconds. Whoever gets it closes the picture. */
export interface AnnotatedFrame {
  readonly picture: CanvasImageSource & { close(): void };
  readonly moment: Moment;
  readonly t: number;
  readonly duration: number;
}

export interface AnnotateOptions {
  readonly routine: Routine;
  /** CSS font family that the page has loaded. */
  readonly font: string;
  readonly signal: AbortSignal;
  /** Goes with the pictures; null: there is none. Whoever opened it closes it. */
  readonly sound: CarriedSound | null;
  /** Called after every picture with its time, seconds. */
  readonly onFrame: (t: number) => void;
}

/** Key frames are this far apart, seconds. */
const KEY_FRAME_EVERY = 1;

/**
 * Writes an MP4 with the marks on every picture, the step and the coach's words below it. The pixels are not mirrored.
 * Null where this browser cannot encode one. Rejects with an `AbortError` when `signal` aborts.
 */
export async function annotate(frames: AsyncIterable<AnnotatedFrame>, options: AnnotateOptions): Promise<Blob | null> {
  let writing: Writing | null = null;
  try {
    for await (const frame of frames) {
      try {
        options.signal.throwIfAborted();
        writing ??= await begin(frame.moment.size, options.sound);
        if (!writing) return null;
        await writing.sound?.upTo(frame.t);
        await write(writing, frame, options);
      } finally {
        frame.picture.close();
      }
      options.onFrame(frame.t);
    }
    await writing?.sound?.upTo(Number.POSITIVE_INFINITY);
    await writing?.output.finalize();
    return writing && new Blob(writing.parts, { type: 'video/mp4' });
  } catch (error) {
    await writing?.output.cancel();
    throw error;
  }
}

interface Writing {
  readonly output: Output;
  readonly source: VideoSampleSource;
  readonly sound: SoundWriter | null;
  readonly canvas: OffscreenCanvas;
  readonly context: Context2D;
  readonly framing: Framing;
  /** The file so far; a browser keeps large blobs on disk. */
  readonly parts: Blob[];
}

async function begin({ width, height }: Size, carried: CarriedSound | null): Promise<Writing | null> {
  // Encoders want even sides.
  const box = { width: width - (width % 2), height: height - (height % 2) };
  const bitrate = bitRateOf(box) * 2;
  const codec = await getFirstEncodableVideoCodec(['avc', 'vp9'], { ...box, bitrate });
  const canvas = new OffscreenCanvas(box.width, box.height);
  // Every picture is read back for the encoder: drawn by the processor, none has to come from the graphics card.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!codec || !context) return null;
  const parts: Blob[] = [];
  // Fragments are written one behind the other: nothing goes back, nothing but the last one is held.
  const sink = new WritableStream({
    write: ({ data }: { data: Uint8Array<ArrayBuffer> }) => void parts.push(new Blob([data.slice()])),
  });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'fragmented' }),
    target: new StreamTarget(sink),
  });
  const source = new VideoSampleSource({ codec, bitrate, keyFrameInterval: KEY_FRAME_EVERY });
  output.addVideoTrack(source);
  const sound = carried && new SoundWriter(output, carried);
  await output.start();
  const framing = { box, scale: 1, centre: { x: box.width / 2, y: box.height / 2 }, turn: 0 };
  return { output, source, sound, canvas, context, framing, parts };
}

/** Writes sound beside the pictures, so that neither waits long for the other. */
class SoundWriter {
  readonly #carried: CarriedSound;
  readonly #source: EncodedAudioPacketSource;
  #next: Promise<IteratorResult<EncodedPacket, void>>;

  constructor(output: Output, carried: CarriedSound) {
    this.#carried = carried;
    this.#source = new EncodedAudioPacketSource(carried.codec);
    output.addAudioTrack(this.#source);
    this.#next = carried.packets.next();
  }

  /** Writes what comes before `t`, seconds. */
  async upTo(t: number): Promise<void> {
    for (let { value } = await this.#next; value && value.timestamp < t; { value } = await this.#next) {
      await this.#source.add(value, { decoderConfig: this.#carried.config });
      this.#next = this.#carried.packets.next();
    }
  }
}

async function write(
  writing: Writing,
  { picture, moment, t, duration }: AnnotatedFrame,
  options: AnnotateOptions,
): Promise<void> {
  const { context, framing, canvas, source } = writing;
  const { routine, font } = options;
  applyFraming(context, framing, 1);
  context.drawImage(picture, 0, 0, moment.size.width, moment.size.height);
  const theme = { ...DEFAULT_THEME, font };
  paintMarks(context, overlayMarks(moment, routine, framing.box.height / 100), { theme, framing, mirrored: false });
  writeWords(context, framing.box, moment, options);
  const sample = new VideoSample(canvas, { timestamp: t, duration });
  try {
    await source.add(sample);
  } finally {
    sample.close();
  }
}

/** Sizes of the words, in shares of the picture's height. */
const CUE = 0.05;
const STEP = 0.034;
const MARGIN = 0.03;
const PLATE = 0.86;

/** The step at the top left, what the coach says at the bottom, both on plates. */
function writeWords(context: Context2D, box: Size, { step, cue }: Moment, { routine, font }: AnnotateOptions): void {
  const title = routine.steps.find(({ id }) => id === step)?.title;
  const margin = MARGIN * box.height;
  if (title) plate(context, title, { x: margin, y: margin, size: STEP * box.height, font, box, middle: false });
  if (cue)
    plate(context, cue.text, {
      x: 0,
      y: box.height - margin - CUE * box.height * 1.55,
      size: CUE * box.height,
      font,
      box,
      middle: true,
    });
}

interface Plate {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly box: Size;
  /** In the middle of the picture's width; `x` does not count. */
  readonly middle: boolean;
}

function plate(context: Context2D, text: string, { x, y, size, font, box, middle }: Plate): void {
  context.font = `600 ${size}px ${font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const width = context.measureText(text).width + size * 1.2;
  const left = middle ? (box.width - width) / 2 : x;
  context.globalAlpha = PLATE;
  context.fillStyle = DEFAULT_THEME.casing;
  context.beginPath();
  context.roundRect(left, y, width, size * 1.55, 3);
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = DEFAULT_THEME.chalk;
  context.fillText(text, left + size * 0.6, y + size * 0.82);
}
