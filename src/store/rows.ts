import { LOOKS } from '../core/frame.ts';
import type { Body, Frame, Look, Size } from '../core/frame.ts';
import { LANDMARK_COUNT, SIDES } from '../core/landmarks.ts';
import type { Moving } from '../core/moment.ts';
import { isSeen } from '../core/reading.ts';
import type { MetricId, Reading, Readings, UnseenReason } from '../core/reading.ts';
import type { FrameTiming } from '../core/report.ts';
import type { FrameRecord } from '../core/session-record.ts';
import { degrees, metres, millis, pixels } from '../core/units.ts';
import type { SessionHead } from './session-head.ts';

/**
 * One frame as a row of fixed length: what was seen, what was measured, and how long it took. A file of rows can only
 * grow, and where it is cut off, everything before the cut is whole. Little-endian:
 *
 *     0 u32  place of the row        8 f64  time, microseconds        24 i32  value and half width of each metric
 *     4 u8   flags                  16 u32  estimator, microseconds    …  i32  33 × x, y, z, visibility; 33 × x, y, z
 *     5 u8   foot that moves        20 u32  engine, microseconds
 *     6 u8   step; 255: none         …  i16  where the left and right toes point, where a foot network looked; how far
 *                                            inside the left and right knees, and how far bent, where a knee network did;
 *                                            how far the pelvis faces left and right
 *
 * Readings and landmarks are whole numbers of a ten-thousandth, what networks saw of toes, knees and pelvis of a hundredth,
 * which is what they are rounded to before they get here.
 * A reading that could not be told has the half width −1 − (place of the reason).
 */
export interface RowLayout {
  readonly bytes: number;
  /** Where the landmarks begin: all before them was measured, or tells of the frame. */
  readonly landmarks: number;
  /** Where what was seen of left and right begins; left out where nobody looked. */
  readonly looks: Readonly<Partial<Record<Look, number>>>;
}

const FIXED = 24;
const READING = 8;
const POINT = 7;
const STEPS_IN_ONE = 1e4;
const LOOK_STEPS_IN_ONE = 100;
const BOTH = SIDES.length * 2;
const NO_STEP = 255;
const MOVING: readonly Moving[] = ['none', 'left', 'right', 'both'];
const HAS_BODY = 1;
const REMEASURE = 2;
const LARGEST = 2 ** 31 - 1;

/** Where things are in the rows of a session with these metrics. */
export function layoutOf({ metrics, pose }: Pick<SessionHead, 'metrics' | 'pose'>): RowLayout {
  const landmarks = FIXED + metrics.length * READING;
  const looks = landmarks + LANDMARK_COUNT * POINT * 4;
  const seen = LOOKS.filter((look) => pose[`${look}Sha256`] !== undefined);
  return {
    landmarks,
    looks: Object.fromEntries(seen.map((look, i) => [look, looks + i * BOTH])),
    bytes: looks + seen.length * BOTH,
  };
}

/** One frame, what was said about it, and how long that took. */
export interface Row {
  readonly frame: Frame;
  readonly record: FrameRecord;
  readonly timing: FrameTiming;
}

/** The bytes of one row; `place` counts from 0. */
export function writeRow(head: SessionHead, place: number, { frame, record, timing }: Row): ArrayBuffer {
  const layout = layoutOf(head);
  const view = new DataView(new ArrayBuffer(layout.bytes));
  view.setUint32(0, place, true);
  view.setUint8(4, (frame.body ? HAS_BODY : 0) | (frame.remeasure ? REMEASURE : 0));
  view.setUint8(5, MOVING.indexOf(record.moving));
  view.setUint8(6, record.step === null ? NO_STEP : head.steps.indexOf(record.step));
  view.setFloat64(8, Math.round(frame.t * 1000), true);
  view.setUint32(16, Math.round(timing.estimateMs * 1000), true);
  view.setUint32(20, Math.round(timing.coreMs * 1000), true);
  head.metrics.forEach((id, i) => writeReading(view, FIXED + i * READING, record.readings[id as MetricId], head));
  if (frame.body) writeBody(view, layout, frame.body);
  return view.buffer;
}

function writeReading(view: DataView, at: number, reading: Reading, { reasons }: SessionHead): void {
  view.setInt32(at, isSeen(reading) ? whole(reading.value) : 0, true);
  view.setInt32(at + 4, isSeen(reading) ? whole(reading.halfWidth95) : -1 - reasons.indexOf(reading.unseen), true);
}

function writeBody(view: DataView, { landmarks, looks }: RowLayout, { image, world, ...seen }: Body): void {
  const values = [
    ...image.flatMap(({ x, y, z, visibility }) => [x, y, z, visibility]),
    ...world.flatMap(({ x, y, z }) => [x, y, z]),
  ];
  values.forEach((value, i) => view.setInt32(landmarks + i * 4, whole(value), true));
  for (const [look, at] of Object.entries(looks) as [Look, number][])
    SIDES.forEach((side, i) => {
      const angle = seen[look]?.[side];
      if (angle !== undefined) view.setInt16(at + i * 2, Math.round(angle * LOOK_STEPS_IN_ONE), true);
    });
}

/** Nothing that is measured comes near the ends; what is beyond them is no measurement. */
const whole = (value: number): number => Math.max(-LARGEST, Math.min(LARGEST, Math.round(value * STEPS_IN_ONE)));

/** Rows that are read from the file at once. */
const ROWS_AT_ONCE = 512;

/**
 * The rows of a stored session. What was measured is in memory, a quarter of an hour's bytes; what was seen is read from
 * the file when it is asked for.
 */
export class Rows {
  readonly length: number;
  readonly #file: Blob;
  readonly #head: SessionHead;
  readonly #layout: RowLayout;
  readonly #size: Size;
  /** The rows' measured parts, one behind the other. */
  readonly #measured: DataView;
  /** The rows that were read last, from this one on. */
  #page: { readonly from: number; readonly bytes: Promise<DataView> } | null = null;

  private constructor(head: SessionHead, file: Blob, { measured, length }: Measured) {
    this.#head = head;
    this.#file = file;
    this.#layout = layoutOf(head);
    this.#size = { width: head.source.width, height: head.source.height };
    this.#measured = measured;
    this.length = length;
  }

  /** `file` may be cut off anywhere: rows after the first that is not whole or not in its place do not count. */
  static async read(head: SessionHead, file: Blob): Promise<Rows> {
    return new Rows(head, file, await readMeasured(layoutOf(head), file));
  }

  /** Time of a row, seconds from the first frame. */
  t(place: number): number {
    return this.#measured.getFloat64(this.#at(place) + 8, true) / 1e6;
  }

  /** What was seen, as the engine got it. */
  async frame(place: number): Promise<Frame> {
    this.#at(place);
    const from = place - (place % ROWS_AT_ONCE);
    if (this.#page?.from !== from)
      this.#page = { from, bytes: readRows(this.#file, from, this.#layout).then((bytes) => new DataView(bytes)) };
    return this.#frameIn(await this.#page.bytes, place, from);
  }

  /** Every one of them, in order. */
  async *frames(): AsyncGenerator<Frame, void, unknown> {
    for (let from = 0; from < this.length; from += ROWS_AT_ONCE) {
      const bytes = new DataView(await readRows(this.#file, from, this.#layout));
      const end = Math.min(this.length, from + ROWS_AT_ONCE);
      for (let place = from; place < end; place++) yield this.#frameIn(bytes, place, from);
    }
  }

  #frameIn(view: DataView, place: number, from: number): Frame {
    const at = (place - from) * this.#layout.bytes;
    const flags = view.getUint8(at + 4);
    const body = flags & HAS_BODY ? bodyIn(view, at, this.#layout) : null;
    const frame = { t: millis(view.getFloat64(at + 8, true) / 1000), size: this.#size, body };
    return flags & REMEASURE ? { ...frame, remeasure: true } : frame;
  }

  timing(place: number): FrameTiming {
    const at = this.#at(place);
    return {
      estimateMs: this.#measured.getUint32(at + 16, true) / 1000,
      coreMs: this.#measured.getUint32(at + 20, true) / 1000,
    };
  }

  /** What was said about it. */
  record(place: number): FrameRecord {
    return new StoredFrame(this, place);
  }

  seen(place: number): boolean {
    return (this.#measured.getUint8(this.#at(place) + 4) & HAS_BODY) !== 0;
  }

  moving(place: number): Moving {
    return MOVING[this.#measured.getUint8(this.#at(place) + 5)] ?? 'none';
  }

  step(place: number): string | null {
    return this.#head.steps[this.#measured.getUint8(this.#at(place) + 6)] ?? null;
  }

  readings(place: number): Readings {
    const at = this.#at(place) + FIXED;
    // Put together one by one, which is several times faster than from entries: an hour has millions of them.
    const readings: Record<string, Reading> = {};
    let next = at;
    for (const id of this.#head.metrics) {
      readings[id] = this.#reading(next);
      next += READING;
    }
    return readings as Readings;
  }

  #reading(at: number): Reading {
    const half = this.#measured.getInt32(at + 4, true);
    if (half < 0) return { unseen: (this.#head.reasons[-1 - half] ?? 'hidden') as UnseenReason };
    return { value: this.#measured.getInt32(at, true) / STEPS_IN_ONE, halfWidth95: half / STEPS_IN_ONE };
  }

  #at(place: number): number {
    if (place < 0 || place >= this.length) throw new RangeError(`row ${place} of ${this.length}`);
    return place * this.#layout.landmarks;
  }
}

/** The measured parts of the rows that are whole. */
interface Measured {
  readonly measured: DataView;
  readonly length: number;
}

async function readMeasured(layout: RowLayout, file: Blob): Promise<Measured> {
  const most = Math.floor(file.size / layout.bytes);
  const measured = new Uint8Array(most * layout.landmarks);
  let last = Number.NEGATIVE_INFINITY;
  const found = (length: number): Measured => ({ measured: new DataView(measured.buffer), length });
  for (let from = 0; from < most; from += ROWS_AT_ONCE) {
    const view = new DataView(await readRows(file, from, layout));
    for (let place = from; place < Math.min(most, from + ROWS_AT_ONCE); place++) {
      const at = (place - from) * layout.bytes;
      const t = view.getFloat64(at + 8, true);
      if (view.getUint32(at, true) !== place || !(t > last)) return found(place);
      last = t;
      measured.set(new Uint8Array(view.buffer, at, layout.landmarks), place * layout.landmarks);
    }
  }
  return found(most);
}

const readRows = (file: Blob, from: number, { bytes }: RowLayout): Promise<ArrayBuffer> =>
  file.slice(from * bytes, (from + ROWS_AT_ONCE) * bytes).arrayBuffer();

function bodyIn(view: DataView, row: number, { landmarks, looks }: RowLayout): Body {
  const value = (i: number) => view.getInt32(row + landmarks + i * 4, true) / STEPS_IN_ONE;
  const angle = (at: number) => degrees(view.getInt16(row + at, true) / LOOK_STEPS_IN_ONE);
  const seen = Object.entries(looks).map(([look, at]) => [look, { left: angle(at), right: angle(at + 2) }]);
  const points = Array.from({ length: LANDMARK_COUNT }, (_, i) => i);
  const worlds = LANDMARK_COUNT * 4;
  return {
    image: points.map((i) => ({
      x: pixels(value(i * 4)),
      y: pixels(value(i * 4 + 1)),
      z: value(i * 4 + 2),
      visibility: value(i * 4 + 3),
    })),
    world: points.map((i) => ({
      x: metres(value(worlds + i * 3)),
      y: metres(value(worlds + i * 3 + 1)),
      z: metres(value(worlds + i * 3 + 2)),
    })),
    ...(Object.fromEntries(seen) as Pick<Body, Look>),
  };
}

/** A frame of a record that is read from its row when it is looked at. */
class StoredFrame implements FrameRecord {
  readonly #rows: Rows;
  readonly #place: number;

  constructor(rows: Rows, place: number) {
    this.#rows = rows;
    this.#place = place;
  }

  get t(): number {
    return this.#rows.t(this.#place);
  }
  get seen(): boolean {
    return this.#rows.seen(this.#place);
  }
  get step(): string | null {
    return this.#rows.step(this.#place);
  }
  get moving(): Moving {
    return this.#rows.moving(this.#place);
  }
  get readings(): Readings {
    return this.#rows.readings(this.#place);
  }

  /** As the record's file has it. */
  toJSON(): FrameRecord {
    const { t, seen, step, moving, readings } = this;
    return { t, seen, step, moving, readings };
  }
}
