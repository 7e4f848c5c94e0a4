import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDispute } from '../../src/core/dispute.ts';
import { withHindsight } from '../../src/core/hindsight.ts';
import { createReport, findingKey } from '../../src/core/report.ts';
import { createSession } from '../../src/core/session.ts';
import { createTrack } from '../../src/core/track.ts';
import { findRoutine } from '../../src/routines/index.ts';
import { parseRoutine } from '../../src/routines/parse.ts';
import { makeBundle, readBundle } from '../../src/store/bundle.ts';
import type { BundleAbout } from '../../src/store/bundle.ts';
import { readHead, StoreError } from '../../src/store/session-head.ts';
import { routineOf } from '../../src/app/routine-shelf.ts';
import { readParts } from '../../src/store/stored-session.ts';
import { readZip, zipOf } from '../../src/store/zip.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { recordedMoments, settingsOf, trackOf } from '../core/support/recorded.ts';

/** Frames of the bundle that is broken in a thousand ways: enough for a calibration, a pivot and a finding. */
const FRAMES = 90;
const ROUTINE = { id: 'hip-rotation-walk-out', version: 1 };
const { pose, source, frames } = trackOf('body');
const settings = settingsOf('body');

function record(most = FRAMES) {
  const report = createReport({ appVersion: '0.0.0', pose, source, height: settings.height!, routine: ROUTINE });
  for (const moment of recordedMoments('body').slice(0, most)) report.add(moment, { estimateMs: 61.25, coreMs: 1 });
  return report.finish(3);
}

function trackText(most = FRAMES): string {
  const track = createTrack({ pose, source, measured: { appVersion: '0.0.0', settings, routine: ROUTINE } });
  for (const frame of frames.slice(0, most)) track.add(frame);
  return track.toJson();
}

const SESSION = JSON.stringify(record());
const TRACK = trackText();
const ABOUT: BundleAbout = {
  id: '018f0000-0000-7000-8000-000000000000',
  startedAt: 1_700_000_000_000,
  state: 'whole',
  own: {
    note: 'stiff',
    tags: ['morning'],
    pain: 2,
    pins: [
      {
        t: 1.5,
        note: 'here',
        strokes: [
          [
            { x: 0.25, y: 0.5 },
            { x: 0.3, y: 0.6 },
          ],
        ],
      },
    ],
  },
};
const blob = (content: string | Uint8Array<ArrayBuffer>) => new Blob([content]);
const bundle = (session = SESSION, track = TRACK, about = ABOUT, more: Record<string, string> = {}) =>
  makeBundle(
    about,
    [
      { name: 'session.json', content: blob(session) },
      { name: 'track.json.gz', content: blob(new Uint8Array(gzipSync(track))) },
      { name: 'picture.mp4', content: blob('no picture, but bytes') },
      ...Object.entries(more).map(([name, content]) => ({ name, content: blob(content) })),
    ],
    new Date(2026, 10, 22),
  );
const read = (archive: Blob) => readBundle(archive, routineOf);

/** What a bundle gives, in one text; the sentence it is refused with. Any other error is one of ours. */
async function outcome(archive: Blob): Promise<string> {
  try {
    const { about, head, rows, log, picture } = await read(archive);
    const { record: again, track } = await readParts(head, rows, log);
    return JSON.stringify([about.id, about.own, again, await (await track()).text(), await picture?.content.text()]);
  } catch (error) {
    if (error instanceof StoreError) return `refused: ${error.message}`;
    throw error;
  }
}

describe('a bundle', () => {
  test('gives the session back, byte for byte', async () => {
    const { about, head, rows, log, picture } = await read(await bundle());
    const again = await readParts(head, rows, log);
    expect(JSON.stringify(again.record)).toBe(SESSION);
    expect(await (await again.track()).text()).toBe(TRACK);
    expect(about).toMatchObject(ABOUT);
    expect(await picture?.content.text()).toBe('no picture, but bytes');
  });

  test('gives a session back that was gone over and answered, byte for byte', async () => {
    const live = record(frames.length);
    const [finding] = live.findings;
    const goneOver = withDispute(withHindsight(live, findRoutine(ROUTINE.id)!), findingKey(finding!), true, null);
    expect(goneOver.differences!.length, 'steps that were told otherwise').toBeGreaterThan(0);
    const session = JSON.stringify(goneOver);
    const { head, rows, log } = await read(await bundle(session, trackText(frames.length)));
    expect(JSON.stringify((await readParts(head, rows, log)).record)).toBe(session);
  });

  test('carries a routine of the person’s own, and is understood where that is not on the shelf', async () => {
    const file = readFileSync(new URL('../../docs/examples/soft-bend.json', import.meta.url), 'utf8');
    const routine = parseRoutine(file);
    const ids = { id: routine.id, version: routine.version };
    const engine = createSession(routine, settings, CORRECTIONS.full);
    const report = createReport({ appVersion: '0.0.0', pose, source, height: settings.height!, routine: ids });
    const track = createTrack({ pose, source, measured: { appVersion: '0.0.0', settings, routine: ids } });
    for (const frame of frames.slice(0, FRAMES)) {
      report.add(engine.advance(frame), { estimateMs: 60, coreMs: 1 });
      track.add(frame);
    }
    const session = JSON.stringify(withHindsight(report.finish(0), routine));
    const archive = await bundle(session, track.toJson(), ABOUT, { 'routine.json': file });
    const { head, rows, log } = await read(archive);
    expect(JSON.stringify((await readParts(head, rows, log)).record)).toBe(session);
    expect(routineOf(readHead(head))).toEqual(routine);
    expect(await outcome(await bundle(session, track.toJson()))).toMatch(/routine that is not here/);
    const other = file.replace('"soft-bend"', '"another-one"');
    expect(await outcome(await bundle(session, track.toJson(), ABOUT, { 'routine.json': other }))).toMatch(
      /routine that is not here/,
    );
  });

  test('broken in a thousand ways is refused, or says what it said before; it never hangs or crashes', async () => {
    const whole = new Uint8Array(await (await bundle()).arrayBuffer());
    const good = await outcome(blob(whole));
    expect(good).not.toMatch(/^refused/);
    const at = fc.nat(whole.length - 1);
    // Half of all the blows go to where the structure is: the beginning and the end.
    const where = fc.oneof(
      at,
      fc.nat(300),
      fc.nat(600).map((back) => whole.length - 1 - back),
    );
    const blow = fc.oneof(
      fc.tuple(fc.constant('flip' as const), where, fc.integer({ min: 1, max: 255 })),
      fc.tuple(fc.constant('cut' as const), where, fc.nat(64)),
      fc.tuple(fc.constant('grow' as const), where, fc.nat(64)),
      fc.tuple(fc.constant('zero' as const), where, fc.nat(64)),
    );
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(blow, { minLength: 1, maxLength: 3 }), async (blows) => {
        const said = await outcome(blob(blows.reduce(strike, whole)));
        if (said.startsWith('refused')) refused++;
        else expect(said).toBe(good);
      }),
      { numRuns: 1000, seed: 6 },
    );
    expect(refused).toBeGreaterThan(800);
  }, 120_000);

  function strike(bytes: Uint8Array, [kind, at, by]: readonly [string, number, number]): Uint8Array<ArrayBuffer> {
    if (kind === 'cut') return Uint8Array.from(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + by)]));
    if (kind === 'grow')
      return Uint8Array.from(Buffer.concat([bytes.subarray(0, at), Buffer.alloc(by, 65), bytes.subarray(at)]));
    const struck = Uint8Array.from(bytes);
    if (kind === 'zero') struck.fill(0, at, at + by);
    else struck[at]! ^= by;
    return struck;
  }
});

describe('a bundle of a liar, whose hashes are right', () => {
  const FEW = 12;
  const whole = record(frames.length);
  const few = whole.frames.slice(0, FEW);
  const base = { ...whole, frames: few, source: { ...whole.source, frames: FEW, duration: few.at(-1)!.t } };
  const track = trackText(FEW);
  /** What may stand anywhere in a broken file. */
  const LIES = [null, true, -1, 0.5, 1e300, 'x', '', [], {}, [1], { a: 1 }, '<script>', 'a'.repeat(5000)] as const;

  test('changed in a thousand places is refused, or is what it says, and of the same kind', async () => {
    expect(await outcome(await bundle(JSON.stringify(base), track))).not.toMatch(/^refused/);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1e6)), fc.constantFrom(...LIES), async (choices, lie) => {
        const copy = structuredClone(base) as unknown as Json;
        const told = change(copy, choices, lie);
        const session = JSON.stringify(copy);
        const said = await outcome(await bundle(session, track));
        if (said.startsWith('refused')) return void refused++;
        // Taken in: then it is stored as it was written, and what was changed is still of its kind.
        expect(said).toContain(session.slice(1, -1));
        if (!(NULLABLE.has(told.key) && (told.kind === 'null' || told.was === 'null')))
          expect(told.kind).toBe(told.was);
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(refused).toBeGreaterThan(700);
  }, 240_000);

  type Json = Record<string, unknown>;

  /** Fields that may be null. */
  const NULLABLE = new Set(['step', 'live', 'record', 'halfWidth95', 'firstCueAt', 'fps']);

  /** Puts the lie in the place that the choices lead to, and tells what kind of value stood there and stands now. */
  function change(
    from: Json,
    choices: Iterator<number, unknown>,
    lie: unknown,
  ): { key: string; was: string; kind: string } {
    let at = from;
    for (;;) {
      const keys = Object.keys(at);
      const key = keys[(choices.next().value as number) % keys.length]!;
      const value = at[key];
      const hasMore = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
      if (hasMore && (choices.next().value as number) % 8) {
        at = value as Json;
        continue;
      }
      at[key] = lie;
      return { key, was: kindOf(value), kind: kindOf(lie) };
    }
  }

  const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
});

describe('a bundle whose hashes are right is refused all the same', () => {
  const changed = (change: (session: ReturnType<typeof record>) => unknown) => {
    const session = JSON.parse(SESSION) as ReturnType<typeof record>;
    return JSON.stringify(change(session) ?? session);
  };
  test.each<[string, () => Promise<Blob>, RegExp]>([
    [
      'when a reading in it is no number',
      () => bundle(SESSION.replace(/"value":-?[\d.]+/, '"value":"12"')),
      /frames\.\d+ is not/,
    ],
    [
      'when a reason in it is unknown',
      () => bundle(SESSION.replaceAll('"unseen":"', '"unseen":"x')),
      /frames\.0 is not/,
    ],
    [
      'when a reading was made better',
      () => bundle(SESSION.replace(/"halfWidth95":[\d.]+/, '"halfWidth95":0.00001')),
      /does not agree/,
    ],
    [
      'when an event in it has no time',
      () => bundle(changed((s) => ({ ...s, events: [...s.events, { kind: 'pause', t0: 'a', t1: 1 }] }))),
      /events\.\d+\.t0/,
    ],
    [
      'when an event was taken out of its order',
      () =>
        bundle(
          changed((s) => ({
            ...s,
            events: [...s.events, ...[1, -1].map((t0) => ({ kind: 'pause', t0, t1: t0 + 1 }))],
          })),
        ),
      /events are not in their order/,
    ],
    [
      'when it holds more than a record does',
      () => bundle(changed((s) => ({ ...s, more: '<script>' }))),
      /more: Invalid key/,
    ],
    [
      'when it says of another person than its track does',
      () => bundle(changed((s) => ({ ...s, subject: { height: 1.2 } }))),
      /does not agree/,
    ],
    [
      'when it counts other frames than it has',
      () => bundle(changed((s) => ({ ...s, source: { ...s.source, frames: 7 } }))),
      /does not agree/,
    ],
    [
      'when a frame is missing from the track',
      () => bundle(SESSION, TRACK.replace(/,\n\{"t":[^\n]*\n\]/, '\n]')),
      /same length/,
    ],
    ['when the track lies in the future', () => bundle(SESSION, TRACK.replace('"version":1', '"version":9')), /newer/],
    ['when the track is no JSON', () => bundle(SESSION, TRACK.slice(0, -9)), /cut off/],
    [
      'when it is about a routine that is not here',
      () => bundle(SESSION.replaceAll(ROUTINE.id, 'somersault'), TRACK),
      /routine that is not here/,
    ],
    [
      'when its pain is beyond ten',
      () => bundle(SESSION, TRACK, { ...ABOUT, own: { ...ABOUT.own, pain: 99 } }),
      /own\.pain/,
    ],
    ['when its id leads elsewhere', () => bundle(SESSION, TRACK, { ...ABOUT, id: '../../../../etc/passwd' }), /id/],
    ['when something foreign is in it', () => bundle(SESSION, TRACK, ABOUT, { 'run.exe': 'x' }), /does not belong/],
  ])('%s', async (_, make, message) => {
    const said = await outcome(await make());
    expect(said).toMatch(/^refused/);
    expect(said).toMatch(message);
    expect(said.length).toBeLessThan(400);
  });
});

describe('an archive', () => {
  const NOW = new Date(2026, 10, 22);
  const LIMITS = { files: 3, bytes: 1e6, names: /^[ab]$/ };

  test('gives its files back', async () => {
    const zip = await zipOf(
      [
        { name: 'a', content: blob('hello hello hello') },
        { name: 'b', content: blob('') },
      ],
      NOW,
    );
    const files = await readZip(zip, LIMITS);
    expect(await files.get('a')!.text()).toBe('hello hello hello');
    expect(files.get('b')!.size).toBe(0);
  });

  test('that unpacks to more than is allowed is refused before it is unpacked', async () => {
    const zip = await zipOf([{ name: 'a', content: blob('x'.repeat(2e6)) }], NOW);
    await expect(readZip(zip, LIMITS)).rejects.toThrow('too large');
  });

  test('that unpacks to more than it says stops there', async () => {
    const zip = new Uint8Array(await (await zipOf([{ name: 'a', content: blob('x'.repeat(5e5)) }], NOW)).arrayBuffer());
    const view = new DataView(zip.buffer);
    const central = zip.length - 22 - 47;
    view.setUint32(22, 10, true);
    view.setUint32(central + 24, 10, true);
    await expect(readZip(blob(zip), LIMITS)).rejects.toThrow('damaged');
  });
});
