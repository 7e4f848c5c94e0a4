import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, Mp4OutputFormat } from 'mediabunny';
import type { AudioCodec, EncodedPacket } from 'mediabunny';

/** A video's sound as it lies in its file, on its way into another one: nothing is decoded, nothing is lost. */
export interface CarriedSound {
  readonly codec: AudioCodec;
  readonly config: AudioDecoderConfig;
  /** Its pieces in order, at their times in the new file. */
  readonly packets: AsyncGenerator<EncodedPacket, void, unknown>;
  close(): void;
}

/** What of a video's sound is carried over. Seconds. */
export interface CarriedPart {
  readonly from: number;
  readonly to: number;
  /** The time in the old file at which the new one begins; `first-picture`: that of its first picture. */
  readonly zero: number | 'first-picture';
}

/** Null where a video has no sound, or none that an MP4 can hold. */
export async function openCarriedSound(file: Blob, part: CarriedPart): Promise<CarriedSound | null> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const close = (): void => input.dispose();
  const track = await input.getPrimaryAudioTrack().catch(() => null);
  const config = await track?.getDecoderConfig();
  const codec = track?.codec;
  if (!track || !config || !codec || !new Mp4OutputFormat().getSupportedAudioCodecs().includes(codec)) {
    close();
    return null;
  }
  const picture = part.zero === 'first-picture' ? await input.getPrimaryVideoTrack() : null;
  const zero = part.zero === 'first-picture' ? ((await picture?.getFirstTimestamp()) ?? 0) : part.zero;
  return { codec, config, packets: packetsOf(new EncodedPacketSink(track), { ...part, zero }), close };
}

async function* packetsOf(
  sink: EncodedPacketSink,
  { from, to, zero }: CarriedPart & { readonly zero: number },
): AsyncGenerator<EncodedPacket, void, unknown> {
  const begin = Math.max(from, zero);
  const first = (await sink.getPacket(begin)) ?? (await sink.getFirstPacket());
  if (!first) return;
  for await (const packet of sink.packets(first)) {
    if (packet.timestamp >= to) return;
    // A piece that began before is left out: it would begin before the picture.
    if (packet.timestamp >= begin) yield packet.clone({ timestamp: packet.timestamp - zero });
  }
}
