// Lets tests record, cut off, repair, look at and annotate sessions as the app does, with pictures that say their own
// number and the bodies of a recorded track, without a camera and without inference.
import { ALL_FORMATS, AudioSampleSink, BlobSource, Input } from 'mediabunny';
import type { Frame, Size } from '../../../src/core/frame.ts';
import type { Moment } from '../../../src/core/moment.ts';
import { withHindsight } from '../../../src/core/hindsight.ts';
import { createReport, findingKey } from '../../../src/core/report.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { poseModel } from '../../../src/core/pose-model.ts';
import { createSession } from '../../../src/core/session.ts';
import { parseTrack } from '../../../src/core/track.ts';
import type { Track } from '../../../src/core/track.ts';
import type { Routine } from '../../../src/core/routine.ts';
import { millis, pixels } from '../../../src/core/units.ts';
import { annotateVideo } from '../../../src/app/annotated-video.ts';
import { DelayedMirror } from '../../../src/app/delayed-mirror.ts';
import { createKeptRecording } from '../../../src/app/kept-recording.ts';
import type { Recorded, Recording } from '../../../src/app/recording.ts';
import { repair } from '../../../src/app/repair.ts';
import { addRoutine, removeRoutine, routineOf } from '../../../src/app/routine-shelf.ts';
import { momentOf } from '../../../src/app/moment-of.ts';
import { Playback } from '../../../src/app/playback.ts';
import { placeOf } from '../../../src/app/poster.ts';
import { openFootage } from '../../../src/record/footage.ts';
import { openFootageSound } from '../../../src/record/footage-sound.ts';
import { choosePictureFormat, openPictureWriter } from '../../../src/record/picture-writer.ts';
import { replay, settingsOf } from '../../../src/replay/replay.ts';
import { storedMoment } from '../../../src/replay/stored-moment.ts';
import { findRoutine } from '../../../src/routines/index.ts';
import { openCatalogue } from '../../../src/store/catalogue.ts';
import type { Entry } from '../../../src/store/entry.ts';
import { openProgress } from '../../../src/store/progress-store.ts';
import { resultOf } from '../../../src/store/result.ts';
import { layoutOf } from '../../../src/store/rows.ts';
import { fileOf, FILES, pictureOf, sessionFolder } from '../../../src/store/session-files.ts';
import { openStored } from '../../../src/store/stored-session.ts';
import { setRecord } from '../set-record.ts';
import { drawClock, readClock } from './clock.ts';

/** A recording to make. */
export interface RecordOrder {
  readonly seconds: number;
  readonly fps: number;
  readonly size: Size;
  readonly withPicture: boolean;
  /** How many times faster than life. */
  readonly speed: number;
  /** With sound: nothing at first, a tone from this time on, seconds. */
  readonly toneFrom?: number;
  /** The moments of the first frames over and over: no engine, which takes longer than all else. */
  readonly canned?: true;
  /** The file of a routine of the person's own, which is done instead. */
  readonly own?: string;
}

/** What lies on the disk of a session. */
export interface Looked {
  readonly rows: number;
  /** Time of the last row, and end of the video, seconds. */
  readonly lastRow: number;
  readonly videoEnd: number;
  readonly pictures: number;
  /** Pictures whose number is not that of the row of their time. */
  readonly strayPictures: number;
  /** Frames that the stored track, measured again, tells otherwise than the record. */
  readonly strayFrames: number;
  /** Findings of the record that measuring again does not give, or gives with another beginning or limit. */
  readonly strayFindings: number;
  readonly findings: number;
  /** The record was gone over with the whole session known. */
  readonly goneOver: boolean;
}

/** What it took to end a recording. */
export interface Ending {
  /** Most bytes that were read from the disk at once. */
  readonly largestRead: number;
  /** Frames of the record, which is held from then on as the app holds it for the summary. */
  readonly frames: number;
}

/** What came of an annotated video. */
export interface Annotated {
  readonly seconds: number;
  readonly tookSeconds: number;
  readonly bytes: number;
  readonly pictures: number;
  readonly duration: number;
  /** Pictures whose number is not that of their place. */
  readonly strayPictures: number;
  /** Pictures whose marks are those of another one. */
  readonly strayMarks: number;
  readonly head: readonly number[];
}

/** What a mirror showed that is late on purpose. */
export interface Mirrored {
  /** Pictures that it showed late. */
  readonly late: number;
  /** Pictures that came with the moment of another one. */
  readonly stray: number;
  /** How late they were, at least and at most, milliseconds. */
  readonly least: number;
  readonly most: number;
}

/** A session with a tone in it, to be played. */
export interface HearOrder {
  readonly id: string;
  readonly toneFrom: number;
  readonly speed: number;
  readonly muted: boolean;
}

/** What tests call on this page. */
export interface SessionsBench {
  use(trackText: string): void;
  record(order: RecordOrder): Promise<void>;
  /** Time of the frame that was handed over last, seconds; −1 before the first. */
  lastT(): number;
  /** Times of the pictures that the recording took so far, seconds; it leaves out those for which the encoder is late. */
  taken(): readonly number[];
  /** What could not be kept of the recording, `fault, lost`. */
  faults(): readonly string[];
  /** How the last recording ended; null: not yet. */
  ending(): Ending | null;
  /** Takes a routine of the person's own off the shelf. */
  forget(routine: string): void;
  /** Keeps a result with a picture; what the browser said to that, and how many results there are. */
  keepResult(): Promise<{ readonly error: string | null; readonly results: number }>;
  repair(): Promise<readonly Entry[]>;
  list(): Promise<readonly Entry[]>;
  look(id: string): Promise<Looked>;
  /** Bytes on the disk: of all rows, of one, of the log and of the picture; how many pictures that holds. */
  bytes(id: string): Promise<Record<'rows' | 'rowBytes' | 'log' | 'picture' | 'pictures', number>>;
  /** When the sound of a session's video begins to be heard, and when it ends, seconds. */
  sound(id: string): Promise<{ readonly heardFrom: number; readonly soundEnd: number }>;
  /**
   * Plays a session as the player does. Gives when the tone was heard, and when the picture of that moment was shown,
   * milliseconds of the page's clock; at another speed than 1, or muted, nothing is heard.
   */
  hear(order: HearOrder): Promise<{ readonly heardAt: number | null; readonly shownAt: number }>;
  /** Writes a stretch of a session with its marks; what is to be heard in it. */
  clipSound(
    id: string,
    part: { readonly from: number; readonly to: number } | null,
  ): Promise<{ readonly heardFrom: number; readonly soundEnd: number }>;
  mirror(order: { readonly delay: number; readonly seconds: number }): Promise<Mirrored>;
  annotate(order: { readonly seconds: number; readonly fps: number; readonly size: Size }): Promise<Annotated>;
}

const ROUTINE = findRoutine('hip-rotation-walk-out')!;
let track: Track | null = null;
let last = -1;
let taken: number[] = [];
let faults: string[] = [];
let ending: { readonly largestRead: number; readonly recorded: Recorded | null } | null = null;

const used = (): Track => {
  if (!track) throw new Error('use a track first');
  return track;
};

/** The track over and over, at another rate and size. */
function frameAt(place: number, { fps, size }: Pick<RecordOrder, 'fps' | 'size'>): Frame {
  const { frames } = used();
  const { body, size: own } = frames[place % frames.length]!;
  const [x, y] = [size.width / own.width, size.height / own.height];
  const t = millis(Math.round((place * 1e6) / fps) / 1000);
  if (!body) return { t, size, body };
  const image = body.image.map((point) => ({
    ...point,
    x: pixels(round(point.x * x)),
    y: pixels(round(point.y * y)),
  }));
  return { t, size, body: { ...body, image } };
}

/** To what a row keeps, so that what is stored measures the same again. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function begin({ size, fps, withPicture, toneFrom }: RecordOrder, routine: Routine, began: number): Recording {
  const { pose } = used();
  return createKeptRecording(
    {
      source: { kind: 'camera', name: 'clock', ...size, fps, frames: null },
      pose: { ...pose, model: 'full' } as never,
      routine,
      settings: settingsOf(used()),
    },
    {
      withPicture,
      listen: toneFrom === undefined ? null : () => tone(began + toneFrom * 1000),
      onFault: (fault, lost) => faults.push(`${fault}, ${lost}`),
    },
  );
}

/** A picture that tells when a recording takes it, which is by a copy. */
function clockPicture(canvas: OffscreenCanvas, t: number): VideoFrame {
  const picture = new VideoFrame(canvas, { timestamp: t * 1000 });
  const copy = picture.clone.bind(picture);
  picture.clone = () => {
    taken.push(t / 1000);
    return copy();
  };
  return picture;
}

/** Ends a recording, and watches what that takes. */
async function end(recording: Recording): Promise<void> {
  const { arrayBuffer } = Blob.prototype as { arrayBuffer: () => Promise<ArrayBuffer> };
  let largestRead = 0;
  Blob.prototype.arrayBuffer = function (this: Blob) {
    largestRead = Math.max(largestRead, this.size);
    return arrayBuffer.call(this);
  };
  const recorded = await recording.result(0);
  Blob.prototype.arrayBuffer = arrayBuffer;
  ending = { largestRead, recorded };
}

const RATE = 48_000;
/** Of a piece of sound, milliseconds. */
const SOUND_EVERY = 20;

/** Sound as a microphone gives it, piece by piece: silence until `from`, a tone after that; times of the page's clock. */
function tone(from: number): ReadableStream<AudioData> {
  const frames = (RATE * SOUND_EVERY) / 1000;
  let timer: ReturnType<typeof setInterval>;
  let at = performance.now();
  const piece = (): AudioData => {
    const data = Float32Array.from({ length: frames }, (_, i) =>
      at + (i * 1000) / RATE >= from ? 0.6 * Math.sin((2 * Math.PI * 440 * i) / RATE) : 0,
    );
    const about = { sampleRate: RATE, numberOfFrames: frames, numberOfChannels: 1, timestamp: at * 1000 };
    return new AudioData({ format: 'f32', ...about, data });
  };
  return new ReadableStream<AudioData>({
    start(controller) {
      timer = setInterval(() => {
        for (; at + SOUND_EVERY <= performance.now(); at += SOUND_EVERY) controller.enqueue(piece());
      }, SOUND_EVERY);
    },
    cancel: () => clearInterval(timer),
  });
}

/** When a video's sound begins to be heard, and when it ends, seconds. */
async function readSound(file: Blob): Promise<{ heardFrom: number; soundEnd: number }> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const sound = await input.getPrimaryAudioTrack();
  if (!sound) throw new Error('there is no sound in it');
  const found = { heardFrom: Number.POSITIVE_INFINITY, soundEnd: 0 };
  for await (const sample of new AudioSampleSink(sound).samples()) {
    const values = new Float32Array(sample.numberOfFrames);
    sample.copyTo(values, { planeIndex: 0, format: 'f32-planar' });
    const loud = values.findIndex((value) => Math.abs(value) > 0.2);
    if (loud >= 0) found.heardFrom = Math.min(found.heardFrom, sample.timestamp + loud / sample.sampleRate);
    found.soundEnd = sample.timestamp + sample.duration;
    sample.close();
  }
  input.dispose();
  return found;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function canvasOf({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  return new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true })!;
}

const CANNED = 300;
/** Lets what waits happen, without the least time that a timer takes. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });

/** No timer is worth less than this, milliseconds. */
const SHORTEST = 4;

const bench: SessionsBench = {
  use(text) {
    track = parseTrack(text);
  },
  lastT: () => last,
  taken: () => taken,
  faults: () => faults,
  ending: () => ending && { largestRead: ending.largestRead, frames: ending.recorded?.record.frames.length ?? 0 },
  async record(order) {
    faults = [];
    taken = [];
    ending = null;
    const began = performance.now();
    const routine = order.own === undefined ? ROUTINE : addRoutine(order.own);
    const recording = begin(order, routine, began);
    const canned: Moment[] = [];
    const session = createSession(routine, settingsOf(used()), CORRECTIONS[poseModel(used().pose.model)]);
    const context = canvasOf(order.size);
    for (let place = 0; place < order.seconds * order.fps; place++) {
      const frame = frameAt(place, order);
      const early = began + frame.t / order.speed - performance.now();
      await (early > SHORTEST ? wait(early) : breathe());
      if (order.withPicture) drawClock(context, place);
      const picture = order.withPicture ? clockPicture(context.canvas, frame.t) : null;
      const moment =
        order.canned && place >= CANNED ? { ...canned[place % CANNED]!, t: frame.t } : session.advance(frame);
      if (order.canned && place < CANNED) canned.push(moment);
      recording.add({ frame, moment, picture, estimateMs: 20, coreMs: 1 }, 0);
      picture?.close();
      last = frame.t / 1000;
    }
    await end(recording);
  },
  forget: (routine) => removeRoutine(routine),
  async keepResult() {
    const store = await openProgress({ now: Date.now, newId: () => crypto.randomUUID(), firstName: 'Me' });
    const { id: person } = await store.active();
    const origin = { id: crypto.randomUUID(), person, session: null, at: Date.now() };
    const error = await store.put(resultOf(setRecord({}), origin), { hold: new Blob(['picture']) }).then(
      () => null,
      ({ name }: Error) => name,
    );
    const results = await store.results(person);
    store.close();
    return { error, results: results.length };
  },
  async repair() {
    const catalogue = await openCatalogue();
    const repaired = await repair(catalogue);
    catalogue.close();
    return repaired;
  },
  async list() {
    const catalogue = await openCatalogue();
    const entries = await catalogue.list();
    catalogue.close();
    return entries;
  },
  async look(id) {
    const stored = await openStored(id);
    const { rows, record, picture } = stored;
    const again = measureAgain(parseTrack(await (await stored.track()).text()), routineOf(stored.head)!);
    const known = new Set(again.findings.map((one) => `${findingKey(one)} ${one.threshold}`));
    const video = picture ? await readVideo(picture, (t) => nearest(record.frames, t)) : NO_VIDEO;
    return {
      rows: rows.length,
      lastRow: rows.t(rows.length - 1),
      ...video,
      strayFrames: record.frames.filter((frame, i) => JSON.stringify(frame) !== JSON.stringify(again.frames[i])).length,
      strayFindings: record.findings.filter((one) => !known.has(`${findingKey(one)} ${one.threshold}`)).length,
      findings: record.findings.length,
      goneOver: record.differences !== undefined,
    };
  },
  async bytes(id) {
    const folder = await sessionFolder(id);
    const size = async (name: string) => (await fileOf(folder, name))?.size ?? 0;
    const rowBytes = layoutOf((await openStored(id)).head).bytes;
    const file = await pictureOf(folder);
    const input = file && new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
    const video = await input?.getPrimaryVideoTrack();
    const pictures = (await video?.computePacketStats())?.packetCount ?? 0;
    input?.dispose();
    const [rows, log] = [await size(FILES.rows), await size(FILES.log)];
    return { rows, rowBytes, log, picture: file?.size ?? 0, pictures };
  },
  async sound(id) {
    const { picture } = await openStored(id);
    return readSound(picture!);
  },
  async hear({ id, toneFrom, speed, muted }) {
    const stored = await openStored(id);
    const context = new AudioContext();
    const ear = new AnalyserNode(context, { fftSize: 256 });
    ear.connect(context.destination);
    const [footage, sound] = [await openFootage(stored.picture!), await openFootageSound(stored.picture!, ear)];
    sound!.mute(muted);
    let shownAt = 0;
    let heardAt: number | null = null;
    const values = new Float32Array(ear.fftSize);
    const listen = setInterval(() => {
      ear.getFloatTimeDomainData(values);
      if (values.some((value) => Math.abs(value) > 0.2)) heardAt ??= performance.now();
    }, SHORTEST);
    const playback = new Playback(stored, { footage, sound }, ({ moment, picture }) => {
      picture.close();
      if (moment.t >= toneFrom * 1000) shownAt ||= performance.now();
    });
    // From the middle on: where it began is no help.
    await playback.play(playback.placeOf(toneFrom - 1), speed);
    clearInterval(listen);
    playback.close();
    await context.close();
    return { heardAt, shownAt };
  },
  async clipSound(id, part) {
    const stored = await openStored(id);
    const video = await annotateVideo(stored.picture!, (t) => momentOf(stored, placeOf(stored.record, t)), {
      routine: ROUTINE,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      ...(part && { part }),
    });
    return readSound(video!);
  },
  async mirror({ delay, seconds }) {
    const size = { width: 640, height: 480 };
    const [context, read] = [canvasOf(size), canvasOf(size)];
    const began = performance.now();
    const found = { late: 0, stray: 0, least: Number.POSITIVE_INFINITY, most: 0 };
    const mirror = new DelayedMirror(
      (picture, { t, reps }) => {
        read.drawImage(picture, 0, 0);
        picture.close();
        if (readClock(read) !== reps) found.stray++;
        if (!mirror.behind) return;
        const lateBy = performance.now() - began - t;
        found.late++;
        found.least = Math.min(found.least, lateBy);
        found.most = Math.max(found.most, lateBy);
      },
      () => {
        throw new Error('the mirror cannot be late here');
      },
    );
    mirror.set(delay);
    for (let place = 0; place < seconds * 15; place++) {
      const t = (place * 1000) / 15;
      await wait(began + t - performance.now());
      drawClock(context, place);
      const moment = { t: millis(performance.now() - began), reps: place } as Moment;
      mirror.add(new VideoFrame(context.canvas, { timestamp: 0 }), moment, { kind: 'bare' });
    }
    mirror.close();
    return found;
  },
  async annotate({ seconds, fps, size }) {
    const clip = await clockClip(seconds, fps, size);
    const moments = twoMoments(size);
    const began = performance.now();
    const video = await annotateVideo(clip, async (t) => moments[Math.round(t * fps) % 2]!, {
      routine: ROUTINE,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const tookSeconds = (performance.now() - began) / 1000;
    if (!video) throw new Error('no video can be written here');
    let strayMarks = 0;
    const read = await readVideo(
      video,
      (t) => Math.round(t * fps),
      (context, number) => {
        if (sideOfMarks(context) !== number % 2) strayMarks++;
      },
    );
    const { pictures, strayPictures, videoEnd } = read;
    const head = [...new Uint8Array(await video.slice(0, 12).arrayBuffer())];
    return { seconds, tookSeconds, bytes: video.size, pictures, duration: videoEnd, strayPictures, strayMarks, head };
  },
};

function measureAgain(stored: Track, routine: Routine) {
  const report = createReport({
    appVersion: '',
    pose: stored.pose,
    source: stored.source,
    height: null,
    routine: { id: routine.id, version: routine.version },
  });
  for (const moment of replay(
    stored,
    createSession(routine, settingsOf(stored), CORRECTIONS[poseModel(stored.pose.model)]),
  ))
    report.add(moment, { estimateMs: 0, coreMs: 0 });
  return withHindsight(report.finish(0), routine);
}

function nearest(frames: readonly { readonly t: number }[], t: number): number {
  const place = frames.findIndex((frame) => frame.t >= t);
  if (place < 0) return frames.length;
  return place > 0 && t - frames[place - 1]!.t < frames[place]!.t - t ? place - 1 : place;
}

const NO_VIDEO = { videoEnd: 0, pictures: 0, strayPictures: 0 };

/** Plays a video from beginning to end. `look` sees every picture with the number it should say. */
async function readVideo(
  file: Blob,
  numberAt: (t: number) => number,
  look: (context: OffscreenCanvasRenderingContext2D, number: number) => void = () => undefined,
): Promise<Pick<Looked, 'videoEnd' | 'pictures' | 'strayPictures'>> {
  const footage = await openFootage(file);
  if (!footage) throw new Error('the video does not play');
  const found = { videoEnd: 0, pictures: 0, strayPictures: 0 };
  let context: OffscreenCanvasRenderingContext2D | null = null;
  for await (const { picture, t, duration } of footage.from(0)) {
    context ??= canvasOf(sizeOf(picture));
    context.drawImage(picture, 0, 0);
    picture.close();
    const number = numberAt(t);
    if (readClock(context) !== number) found.strayPictures++;
    look(context, number);
    found.pictures++;
    found.videoEnd = t + duration;
  }
  footage.close();
  return found;
}

const sizeOf = (picture: VideoFrame | ImageBitmap): Size =>
  picture instanceof VideoFrame ? { width: picture.displayWidth, height: picture.displayHeight } : picture;

/** A clip of nothing but its own numbers, as a camera's recording is written. */
async function clockClip(seconds: number, fps: number, size: Size): Promise<Blob> {
  const parts: Blob[] = [];
  const format = await choosePictureFormat(size);
  if (!format) throw new Error('no video can be encoded here');
  const writer = await openPictureWriter(format, size, (data) => parts.push(new Blob([data.slice()])));
  const context = canvasOf(size);
  for (let place = 0; place < seconds * fps; place++) {
    drawClock(context, place);
    await writer.add(new VideoFrame(context.canvas, { timestamp: 0 }), (place * 1000) / fps);
  }
  await writer.finish();
  return new Blob(parts);
}

/** A measured person at the left of the picture, for even numbers, and at the right, for odd ones. */
function twoMoments(size: Size): readonly [Moment, Moment] {
  const frames = used()
    .frames.slice(0, 200)
    .map((_, place) => frameAt(place, { fps: 30, size }));
  const session = createSession(ROUTINE, settingsOf(used()), CORRECTIONS[poseModel(used().pose.model)]);
  const report = createReport({
    appVersion: '',
    pose: used().pose,
    source: used().source,
    height: null,
    routine: { id: ROUTINE.id, version: 1 },
  });
  for (const frame of frames) report.add(session.advance(frame), { estimateMs: 0, coreMs: 0 });
  const record = report.finish(0);
  const place = frames.length - 1;
  const at = (middle: number): Moment => {
    const frame = frames[place]!;
    const image = frame.body!.image;
    const shift = middle * size.width - image.reduce((sum, { x }) => sum + x, 0) / image.length;
    // Away from the strip of squares at the lower edge.
    const moved = image.map(({ x, y, ...point }) => ({ ...point, x: pixels(x + shift), y: pixels(y * 0.85) }));
    return storedMoment(record, place, { ...frame, body: { ...frame.body!, image: moved } });
  };
  return [at(0.25), at(0.75)];
}

/** Where the chalk lies: 0 left, 1 right; −1 where it is nowhere. */
function sideOfMarks(context: OffscreenCanvasRenderingContext2D): 0 | 1 | -1 {
  const { width, height } = context.canvas;
  const row = context.getImageData(0, Math.round(height * 0.55), width, 1).data;
  let [left, right] = [0, 0];
  for (let x = 0; x < width; x++) {
    const marked = Math.abs(row[x * 4]! - 0x77) > 40 ? 1 : 0;
    if (x < width / 2) left += marked;
    else right += marked;
  }
  if (left === right) return -1;
  return left > right ? 0 : 1;
}

Object.assign(globalThis, { sessions: bench });
