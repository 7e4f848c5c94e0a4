import { describe, expect, test } from 'vitest';
import type { Frame } from '../../src/core/frame.ts';
import { withDispute } from '../../src/core/dispute.ts';
import { withHindsight } from '../../src/core/hindsight.ts';
import { findingKey } from '../../src/core/report.ts';
import { createParts } from '../../src/core/session-parts.ts';
import type { RomRecord } from '../../src/core/rom/record.ts';
import { createTrack, parseTrack } from '../../src/core/track.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { layoutOf, Rows, writeRow } from '../../src/store/rows.ts';
import { makeHead, readHead, trackHeaderOf } from '../../src/store/session-head.ts';
import { readLog, writeLine } from '../../src/store/session-log.ts';
import { readParts } from '../../src/store/stored-session.ts';
import { recordedMoments, settingsOf, trackOf } from '../core/support/recorded.ts';
import { recordOf } from '../export/support/session.ts';

const track = trackOf('body');
const head = makeHead({
  id: '018f0000-0000-7000-8000-000000000000',
  startedAt: 1_700_000_000_000,
  track: {
    pose: track.pose,
    source: track.source,
    measured: { appVersion: '0.0.0', settings: settingsOf('body'), routine: { id: routine.id, version: 1 } },
  },
  routine,
});

/** A session as the recorder writes it: rows, log. */
function stored() {
  const parts = createParts();
  const lines: string[] = [];
  const rows = recordedMoments('body').map((moment, place) => {
    const { frame: record, entries } = parts.next(moment);
    lines.push(...entries.map(writeLine));
    const timing = { estimateMs: 60, coreMs: 1 };
    return new Uint8Array(writeRow(head, place, { frame: track.frames[place]!, record, timing }));
  });
  lines.push(...parts.rest().map(writeLine), writeLine({ kind: 'dropped', count: 4 }));
  const bytes = new Uint8Array(rows.length * layoutOf(head).bytes);
  rows.forEach((row, place) => bytes.set(row, place * row.byteLength));
  return { bytes: bytes.buffer, log: lines.join('') };
}

const { bytes, log } = stored();
const rowBytes = layoutOf(head).bytes;

/** What is read from these rows with this log. */
const read = (lines: string) => readParts(JSON.stringify(head), new Blob([bytes]), lines);

const session = await read(log);

describe('a stored session', () => {
  test('gives the record back as the report in memory has it, to the last character', () => {
    const expected = recordOf('body');
    const own = { ...expected, timing: { ...expected.timing, framesDropped: 4 } };
    expect(JSON.stringify(session.record)).toBe(JSON.stringify(own));
  });

  test('that was gone over gives that record back, and answers that were given since', async () => {
    const told = withHindsight(session.record, routine);
    const { frames: _, ...whole } = told;
    const over = log + writeLine({ kind: 'whole', whole });
    const again = (await read(over)).record;
    expect(JSON.stringify(again)).toBe(JSON.stringify(told));
    expect(told.differences!.length, 'steps that were told otherwise').toBeGreaterThan(0);
    const [finding] = told.findings;
    const answered = over + writeLine({ kind: 'finding', finding: { ...finding!, disputed: true } });
    expect((await read(answered)).record).toEqual(withDispute(told, findingKey(finding!), true, null));
  });

  test('keeps the range of motion that was found', async () => {
    const seen = { value: 41.2, halfWidth95: 3 };
    const rom: RomRecord = {
      'turnout.left': {
        external: 41.2,
        halfWidth95: 3,
        halfWidths: { external: 3 },
        holds: { external: 2, internal: 0 },
        spoilt: ['external'],
      },
      'turnout.total': { external: seen },
      'reach.right': { internal: seen },
      'stance-width': seen,
      holds: [
        { foot: 'left', direction: 'external', t0: 1, t1: 3, value: 41.2, halfWidth95: 3, spoilt: ['pelvis-turned'] },
      ],
    };
    const { frames: _, ...whole } = { ...session.record, rom };
    const again = (await read(log + writeLine({ kind: 'whole', whole }))).record;
    expect(again.rom).toEqual(rom);
  });

  test('keeps every kind of event', async () => {
    const events = [
      { kind: 'step', t0: 1, t1: 1.4, foot: 'left', lift: 0.05 },
      { kind: 'bend', t0: 2, t1: 3 },
    ] as const;
    const lines = events.map((event) => writeLine({ kind: 'event', event })).join('');
    expect((await read(lines)).record.events).toEqual(events);
  });

  test('gives the track back to the last bit', async () => {
    const text = createTrack(trackHeaderOf(head));
    for (const frame of track.frames) text.add(frame);
    const told = await (await session.track()).text();
    expect(told).toBe(text.toJson());
    expect(parseTrack(told).frames).toEqual(track.frames);
  });

  test('gives any frame back by itself', async () => {
    const places = [0, track.frames.length - 1, 3];
    const frames = await Promise.all(places.map((place) => session.rows.frame(place)));
    expect(frames).toEqual(places.map((place) => track.frames[place]));
  });

  test('takes 1.2 kB a frame, so an hour of 30 pictures a second 130 MB', () => {
    expect(rowBytes).toBe(1212);
  });
});

describe('rows that were cut off', () => {
  test.each([0, 1, rowBytes - 1, rowBytes, rowBytes * 2.5, rowBytes * 100 + 7])(
    'after %d bytes are whole before the cut',
    async (at) => {
      const rows = await Rows.read(head, new Blob([bytes.slice(0, Math.floor(at))]));
      expect(rows.length).toBe(Math.floor(at / rowBytes));
    },
  );

  test('and filled up with nothing, as a disk without power leaves them, end at the cut', async () => {
    const torn = new Uint8Array(bytes.slice(0));
    torn.fill(0, rowBytes * 10);
    expect((await Rows.read(head, new Blob([torn]))).length).toBe(10);
  });

  test('do not take a row for another whose time stands still', async () => {
    const torn = new Uint8Array(bytes.slice(0));
    torn.copyWithin(rowBytes * 5, rowBytes * 4, rowBytes * 5);
    expect((await Rows.read(head, new Blob([torn]))).length).toBe(5);
  });
});

test('a frame without a body, and one in which the person asked to be measured anew, come back as they are', async () => {
  const moment = recordedMoments('body')[0]!;
  const frame: Frame = { t: moment.t, size: moment.size, body: null, remeasure: true };
  const { frame: record } = createParts().next({ ...moment, body: null });
  const row = writeRow(head, 0, { frame, record, timing: { estimateMs: 0, coreMs: 0 } });
  expect(await (await Rows.read(head, new Blob([row]))).frame(0)).toEqual(frame);
});

describe('a log', () => {
  test('that was cut off in a line tells all before it', () => {
    const whole = readLog(log);
    const cut = readLog(log.slice(0, -3));
    expect(cut.entries).toEqual(whole.entries);
    expect([whole.framesDropped, cut.framesDropped]).toEqual([4, 0]);
  });

  test('with a broken line in it tells the others', () => {
    const lines = log.split('\n');
    const broken = [lines[0], '{"kind":"event","event":{"kind":"pivot","t0":"now"}}', '{', ...lines.slice(1)].join(
      '\n',
    );
    expect(readLog(broken)).toEqual(readLog(log));
  });
});

describe('a head', () => {
  test('comes back as it was written', () => {
    expect(readHead(JSON.stringify(head))).toEqual(JSON.parse(JSON.stringify(head)));
  });

  test('whose settings still name the network is read, and the name is left to its estimator', () => {
    const settings = { ...head.settings, model: 'lite' };
    const before = readHead(JSON.stringify({ ...head, settings }));
    expect(trackHeaderOf(before).measured.settings).toEqual(head.settings);
    expect(() => readHead(JSON.stringify({ ...head, settings: { model: 'huge' } }))).toThrow(/^head: settings.model/);
  });

  test.each([
    ['that is cut off', '{"format":', /cut off/],
    ['of a newer version', JSON.stringify({ ...head, version: 2 }), /newer/],
    ['with an id that leads elsewhere', JSON.stringify({ ...head, id: '../../x' }), /^head: id/],
    ['of an endless picture', JSON.stringify({ ...head, source: { ...head.source, width: 1e9 } }), /source\.width/],
    ['with something on the side', JSON.stringify({ ...head, more: 1 }), /^head: more/],
  ])('%s is refused', (_, text, message) => {
    expect(() => readHead(text)).toThrow(message);
  });
});
