/** Pictures that come out as they went in, some time later. */
export interface Delay {
  /** Takes a picture in; it stays the caller's. `t` grows, milliseconds. */
  add(picture: VideoFrame | ImageBitmap, t: number): void;
  close(): void;
}

/** Who gets the pictures, each with the time it came in at. The picture is the listener's to close. */
export interface DelayListener {
  readonly onPicture: (picture: VideoFrame, t: number) => void;
  /** It goes on no more: this browser cannot, or not any longer. */
  readonly onFault: () => void;
}

/** Tried in this order; the second is in every browser that has an encoder. */
const CODECS: readonly VideoEncoderConfig['codec'][] = ['avc1.42001f', 'vp8'];
/** A key frame this often, so that what is lost is soon made up for. Milliseconds. */
const KEY_EVERY = 1000;
/** Bits a second: thirty seconds of it are less than ten megabytes. */
const BITRATE = 2_500_000;
/** Pictures that may wait for the encoder; more would pile up in memory. */
const WAITING = 3;

interface Waiting {
  readonly chunk: EncodedVideoChunk;
  readonly t: number;
}

/**
 * Holds pictures back for `seconds`, encoded, since half a minute of bare ones would fill the memory. Nothing is
 * written anywhere.
 */
export function createDelay(seconds: number, { onPicture, onFault }: DelayListener): Delay {
  const waiting: Waiting[] = [];
  let encoder: VideoEncoder | null = null;
  let keyAt = Number.NEGATIVE_INFINITY;
  let opening = false;
  let over = false;
  const fail = (): void => {
    if (over) return;
    close();
    onFault();
  };
  const decoder = new VideoDecoder({
    output: (picture) => (over ? picture.close() : onPicture(picture, picture.timestamp / 1000)),
    error: fail,
  });
  const open = async (picture: VideoFrame | ImageBitmap): Promise<void> => {
    opening = true;
    const config = await choose(sizeOf(picture));
    if (over) return;
    if (!config) return fail();
    decoder.configure({ codec: config.codec, optimizeForLatency: true });
    encoder = new VideoEncoder({
      output: (chunk) => waiting.push({ chunk, t: chunk.timestamp / 1000 }),
      error: fail,
    });
    encoder.configure(config);
  };
  const encode = (picture: VideoFrame | ImageBitmap, t: number): void => {
    if (!encoder || encoder.encodeQueueSize >= WAITING) return;
    const frame = new VideoFrame(picture, { timestamp: Math.round(t * 1000) });
    const keyFrame = t - keyAt >= KEY_EVERY;
    if (keyFrame) keyAt = t;
    encoder.encode(frame, { keyFrame });
    frame.close();
  };
  function close(): void {
    over = true;
    waiting.length = 0;
    if (encoder && encoder.state !== 'closed') encoder.close();
    if (decoder.state !== 'closed') decoder.close();
  }
  return {
    add(picture, t) {
      if (over) return;
      if (!opening) open(picture).catch(fail);
      encode(picture, t);
      while (waiting[0] && waiting[0].t <= t - seconds * 1000) decoder.decode(waiting.shift()!.chunk);
    },
    close,
  };
}

async function choose(size: { readonly width: number; readonly height: number }): Promise<VideoEncoderConfig | null> {
  for (const codec of CODECS) {
    const config: VideoEncoderConfig = { codec, ...size, bitrate: BITRATE, latencyMode: 'realtime' };
    // So that the decoder needs no description of its own.
    if (codec.startsWith('avc')) config.avc = { format: 'annexb' };
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported) return config;
  }
  return null;
}

/** Encoders want even sides. */
function sizeOf(picture: VideoFrame | ImageBitmap): { readonly width: number; readonly height: number } {
  const [width, height] =
    picture instanceof VideoFrame ? [picture.displayWidth, picture.displayHeight] : [picture.width, picture.height];
  return { width: width - (width % 2), height: height - (height % 2) };
}
