import { StoreError } from './session-head.ts';

// Zip archives as far as bundles need them: no encryption, no second disk, nothing above 4 GB.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT

/** A file of an archive. */
export interface ZipFile {
  readonly name: string;
  readonly content: Blob;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
const LARGEST = 0xffff_fffe;

/** What is packed already gains nothing from being packed again. */
const PACKED = /\.(?:gz|mp4|webm|jpg)$/;

interface Packed {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Blob;
  readonly at: number;
}

/** An archive of these files, in this order. Throws `StoreError` where it would be too large. `now`: their date. */
export async function zipOf(files: readonly ZipFile[], now: Date): Promise<Blob> {
  const parts: BlobPart[] = [];
  const entries: Packed[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const deflate = !PACKED.test(name);
    const packed = deflate
      ? await new Response(content.stream().pipeThrough(new CompressionStream('deflate-raw'))).blob()
      : content;
    const entry: Packed = {
      name: new TextEncoder().encode(name),
      method: deflate ? DEFLATED : STORED,
      crc: await crc32(content),
      size: content.size,
      packed,
      at,
    };
    entries.push(entry);
    const header = localHeader(entry, now);
    parts.push(header, entry.name, packed);
    at += header.byteLength + entry.name.byteLength + packed.size;
    if (at > LARGEST) throw new StoreError('The session is too large for one file: more than 4 GB.', 'too-large');
  }
  const directory = entries.flatMap((entry) => [centralHeader(entry, now), entry.name]);
  const bytes = directory.reduce((sum, part) => sum + part.byteLength, 0);
  return new Blob([...parts, ...directory, endRecord(entries.length, bytes, at)], { type: 'application/zip' });
}

/** Little-endian fields, each a value and how many bytes it takes. */
function fields(...list: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(list.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of list) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/** From the version that is needed to the length of the name: the same in both headers. */
function common({ method, crc, packed, size, name }: Packed, now: Date): (readonly [number, 2 | 4])[] {
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const date = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  return [
    [20, 2],
    [UTF8_NAMES, 2],
    [method, 2],
    [time, 2],
    [date, 2],
    [crc, 4],
    [packed.size, 4],
    [size, 4],
    [name.byteLength, 2],
    [0, 2],
  ];
}

const localHeader = (entry: Packed, now: Date) => fields([LOCAL, 4], ...common(entry, now));
const centralHeader = (entry: Packed, now: Date) =>
  fields([CENTRAL, 4], [20, 2], ...common(entry, now), [0, 2], [0, 2], [0, 2], [0, 4], [entry.at, 4]);
const endRecord = (count: number, bytes: number, at: number) =>
  fields([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [bytes, 4], [at, 4], [0, 2]);

/** What an archive may hold at most. Bytes. */
export interface ZipLimits {
  readonly files: number;
  /** Unpacked, of all files together. */
  readonly bytes: number;
  /** Names that are known; any other is refused. */
  readonly names: RegExp;
}

/**
 * Reads an archive. Nothing in it is believed: every length is held against the file's own, no file may overlap another,
 * and unpacking stops at the length that was promised. @throws {StoreError}
 */
export async function readZip(archive: Blob, limits: ZipLimits): Promise<ReadonlyMap<string, Blob>> {
  const entries = await readDirectory(archive, limits);
  const files = new Map<string, Blob>();
  for (const entry of entries) {
    const content = await unpack(archive, entry);
    if (content.size !== entry.size || (await crc32(content)) !== entry.crc) throw broken(`${entry.name} is damaged`);
    files.set(entry.name, content);
  }
  return files;
}

const broken = (what: string): StoreError => new StoreError(`The file cannot be taken in: ${what}.`);

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const viewOf = async (archive: Blob, from: number, to: number): Promise<DataView> =>
  new DataView(await archive.slice(from, to).arrayBuffer());

async function readDirectory(archive: Blob, limits: ZipLimits): Promise<readonly Entry[]> {
  if (archive.size < END_BYTES || archive.size > LARGEST) throw broken('it is no bundle of this app');
  const endAt = archive.size - END_BYTES;
  const end = await viewOf(archive, endAt, archive.size);
  if (end.getUint32(0, true) !== END || end.getUint16(20, true) !== 0)
    throw broken('it is no bundle of this app, or was cut off');
  const count = end.getUint16(10, true);
  const bytes = end.getUint32(12, true);
  const at = end.getUint32(16, true);
  if (count !== end.getUint16(8, true) || count > limits.files || at + bytes !== endAt)
    throw broken('its list of files is damaged');
  const entries = parseDirectory(await viewOf(archive, at, endAt), count);
  check(entries, limits);
  // Each file must begin right where the one before it ends: nothing overlaps, nothing hides between.
  let next = 0;
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    if (entry.at !== next) throw broken('its files overlap, or something lies between them');
    next = (await dataAt(archive, entry)) + entry.packed;
  }
  if (next !== at) throw broken('something lies behind its files');
  return entries;
}

function parseDirectory(view: DataView, count: number): readonly Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > view.byteLength || view.getUint32(at, true) !== CENTRAL)
      throw broken('its list of files is damaged');
    const nameBytes = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (extra !== 0 || at + CENTRAL_BYTES + nameBytes > view.byteLength) throw broken('its list of files is damaged');
    entries.push({
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_BYTES, nameBytes)),
    });
    at += CENTRAL_BYTES + nameBytes;
  }
  if (at !== view.byteLength) throw broken('its list of files is damaged');
  return entries;
}

function check(entries: readonly Entry[], { bytes, names }: ZipLimits): void {
  if (new Set(entries.map(({ name }) => name)).size !== entries.length) throw broken('a file is in it twice');
  const strange = entries.find(({ name }) => !names.test(name));
  if (strange) throw broken(`${strange.name.slice(0, 40)} does not belong in it`);
  if (entries.reduce((sum, { size }) => sum + size, 0) > bytes) throw broken('it is too large');
  for (const { method, packed, size, name } of entries)
    if (method === STORED ? packed !== size : method !== DEFLATED)
      throw broken(`${name} is packed in a way that is not known here`);
}

/** Where a file's bytes begin; its own header must say what the list says. */
async function dataAt(archive: Blob, entry: Entry): Promise<number> {
  const name = new TextEncoder().encode(entry.name);
  const begin = entry.at + LOCAL_BYTES;
  const header = await viewOf(archive, entry.at, begin + name.byteLength);
  const same =
    header.byteLength === LOCAL_BYTES + name.byteLength &&
    header.getUint32(0, true) === LOCAL &&
    header.getUint16(8, true) === entry.method &&
    header.getUint32(14, true) === entry.crc &&
    header.getUint32(18, true) === entry.packed &&
    header.getUint32(22, true) === entry.size &&
    header.getUint16(26, true) === name.byteLength &&
    header.getUint16(28, true) === 0 &&
    name.every((byte, i) => header.getUint8(LOCAL_BYTES + i) === byte);
  if (!same) throw broken(`${entry.name} is damaged`);
  return begin + name.byteLength;
}

async function unpack(archive: Blob, entry: Entry): Promise<Blob> {
  const at = await dataAt(archive, entry);
  const packed = archive.slice(at, at + entry.packed);
  if (entry.method === STORED) return packed;
  return unpackStream(packed, 'deflate-raw', entry.size).catch(() => {
    throw broken(`${entry.name} is damaged`);
  });
}

/** Unpacks at most `most` bytes; throws where there are more, or where what is packed is broken. */
export async function unpackStream(packed: Blob, format: 'gzip' | 'deflate-raw', most: number): Promise<Blob> {
  let bytes = 0;
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > most) controller.error(new StoreError('There is more in it than it says.'));
      else controller.enqueue(chunk);
    },
  });
  const stream = packed.stream().pipeThrough(new DecompressionStream(format)).pipeThrough(bounded);
  return new Response(stream as ReadableStream).blob();
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The check sum that zip uses, of a stream as long as it may be. */
async function crc32(content: Blob): Promise<number> {
  let crc = 0xffffffff;
  const reader = content.stream().getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return (crc ^ 0xffffffff) >>> 0;
    for (const byte of value) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  }
}
