import { crc32 } from 'node:zlib';

/**
 * `@mediapipe/tasks-vision` wants its two networks in a zip, with a note in each of how brightness goes in. Ours are the
 * same networks without the note.
 */
export function taskFile(detector: Uint8Array, landmarks: Uint8Array): Uint8Array {
  return zip([
    ['pose_detector.tflite', withNormalization(detector, 127.5, 127.5)],
    ['pose_landmarks_detector.tflite', withNormalization(landmarks, 0, 255)],
  ]);
}

/** Bytes that grow; numbers are little-endian. */
class Bytes {
  readonly all: number[] = [];
  get at(): number {
    return this.all.length;
  }
  put(value: number, size: 1 | 2 | 4 = 4): number {
    const at = this.at;
    for (let i = 0; i < size; i++) this.all.push((value >>> (8 * i)) & 255);
    return at;
  }
  align(): this {
    while (this.at % 4 !== 0) this.put(0, 1);
    return this;
  }
  /** Lets the offset at `from` point to here. */
  pointHere(from: number): void {
    const offset = this.at - from;
    for (let i = 0; i < 4; i++) this.all[from + i] = (offset >>> (8 * i)) & 255;
  }
  /** A flatbuffer table of which these slots are there, four bytes each. Gives where they are. */
  table(from: number, slots: readonly number[]): number[] {
    this.align();
    const vtable = this.at;
    this.put(4 + 2 * (Math.max(...slots) + 1), 2);
    this.put(4 + 4 * slots.length, 2);
    // A slot that is not there has offset 0, which is what index -1 gives.
    for (let slot = 0; slot <= Math.max(...slots); slot++) this.put(4 + 4 * slots.indexOf(slot), 2);
    this.align();
    this.pointHere(from);
    this.put(this.at - vtable);
    return slots.map(() => this.put(0));
  }
  /** A vector of one offset. Gives where it is. */
  vectorOfOne(from: number): number {
    this.align().pointHere(from);
    this.put(1);
    return this.put(0);
  }
  floats(from: number, value: number): void {
    this.align().pointHere(from);
    this.put(1);
    this.put(new Uint32Array(Float32Array.of(value).buffer)[0]!);
  }
}

/** The note: ModelMetadata with one subgraph, whose one input has NormalizationOptions (metadata_schema.fbs). */
function metadata(mean: number, std: number): Uint8Array {
  const bytes = new Bytes();
  const root = bytes.put(0);
  for (const letter of 'M001') bytes.put(letter.charCodeAt(0), 1);
  const [subgraphs] = bytes.table(root, [3]);
  const [inputs] = bytes.table(bytes.vectorOfOne(subgraphs!), [2]);
  const [units] = bytes.table(bytes.vectorOfOne(inputs!), [4]);
  const [kind, options] = bytes.table(bytes.vectorOfOne(units!), [0, 1]);
  bytes.all[kind!] = 1;
  const [means, stds] = bytes.table(options!, [0, 1]);
  bytes.floats(means!, mean);
  bytes.floats(stds!, std);
  return Uint8Array.from(bytes.all);
}

/** The network with its first metadata entry turned into the note, which is put at the end. */
function withNormalization(model: Uint8Array, mean: number, std: number): Uint8Array {
  const note = metadata(mean, std);
  const name = new TextEncoder().encode('TFLITE_METADATA\0');
  const start = Math.ceil(model.length / 16) * 16;
  const out = new Uint8Array(start + 4 + name.length + 12 + 4 + note.length);
  out.set(model);
  const view = new DataView(out.buffer);
  const u32 = (at: number): number => view.getUint32(at, true);
  const follow = (at: number): number => at + u32(at);
  const field = (table: number, slot: number): number => {
    const vtable = table - view.getInt32(table, true);
    const offset = 4 + 2 * slot < view.getUint16(vtable, true) ? view.getUint16(vtable + 4 + 2 * slot, true) : 0;
    if (offset === 0) throw new Error(`the network has no field ${slot} where one was expected`);
    return table + offset;
  };
  const root = follow(0);
  const entry = follow(follow(field(root, 6)) + 4);
  const buffers = follow(field(root, 4));
  const bufferIndex = u32(field(entry, 1));
  const buffer = follow(buffers + 4 + 4 * bufferIndex);
  const point = (from: number, to: number): void => view.setUint32(from, to - from, true);
  point(field(entry, 0), start);
  view.setUint32(start, name.length - 1, true);
  out.set(name, start + 4);
  const data = Math.ceil((start + 4 + name.length + 4) / 16) * 16 - 4;
  point(field(buffer, 0), data);
  view.setUint32(data, note.length, true);
  out.set(note, data + 4);
  return out.subarray(0, data + 4 + note.length);
}

/** A zip whose files are not packed. */
function zip(files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const text = new TextEncoder().encode(name);
    const common = new Bytes();
    common.put(20, 2);
    common.put(0, 4);
    common.put(0, 4);
    common.put(crc32(content));
    common.put(content.length);
    common.put(content.length);
    common.put(text.length, 2);
    common.put(0, 2);
    const local = Uint8Array.from([0x50, 0x4b, 3, 4, ...common.all, ...text]);
    const end = new Bytes();
    end.put(0, 4);
    end.put(0, 2);
    end.put(0, 4);
    end.put(offset);
    directory.push(Uint8Array.from([0x50, 0x4b, 1, 2, 20, 0, ...common.all, ...end.all, ...text]));
    parts.push(local, content);
    offset += local.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new Bytes();
  end.put(0, 4);
  end.put(files.length, 2);
  end.put(files.length, 2);
  end.put(size);
  end.put(offset);
  end.put(0, 2);
  return Buffer.concat([...parts, ...directory, Uint8Array.from([0x50, 0x4b, 5, 6, ...end.all])]);
}
