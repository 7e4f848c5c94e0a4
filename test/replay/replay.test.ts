import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../src/core/frame.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { createSession } from '../../src/core/session.ts';
import { degrees, metres } from '../../src/core/units.ts';
import { createTrack, parseTrack } from '../../src/core/track.ts';
import type { TrackHeader } from '../../src/core/track.ts';
import { replay, settingsOf as settingsOfTrack } from '../../src/replay/replay.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import { anyFrames } from '../core/support/bodies.ts';
import { momentsOf, settingsOf, trackOf } from '../core/support/recorded.ts';

const { pose, source, frames } = trackOf('sequence');

/** The frames as they come back from a track file. */
function throughFile(header: TrackHeader, given: readonly Frame[]) {
  const track = createTrack(header);
  for (const frame of given) track.add(frame);
  return parseTrack(track.toJson());
}

describe('a track that was written and read again', () => {
  test('has the very same frames and header', () => {
    const read = throughFile({ pose, source }, frames);
    expect(read).toEqual({ pose, source, frames });
  });

  test('has the very same frames, whatever numbers they hold', () => {
    fc.assert(
      fc.property(anyFrames, (given) => {
        const size = given[0]?.size ?? source;
        expect(throughFile({ pose, source: { ...source, ...size } }, given).frames).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps the times of cameras, which have no even rate', () => {
    const times = [0, 33.366, 66.733, 100.1, 1000 / 3, 16.683 * 1001].map((t) => Math.round(t * 1000) / 1000);
    const given = times.toSorted((a, b) => a - b).map((t) => ({ ...frames[0]!, t: t as Frame['t'] }));
    expect(throughFile({ pose, source }, given).frames.map(({ t }) => t)).toEqual(given.map(({ t }) => t));
  });

  test('says how many frames it has', () => {
    const track = createTrack({ pose, source });
    for (const frame of frames.slice(0, 7)) track.add(frame);
    expect(JSON.parse(track.toJson())).toMatchObject({ format: 'plumbline-track', version: 1, source: { frames: 7 } });
  });

  test('may be empty', () => {
    expect(throughFile({ pose, source }, []).frames).toEqual([]);
  });
});

describe('a replay', () => {
  const settings = settingsOf('sequence');
  // The first 400 frames hold a calibration, pivots, a pause, a bend and a fault.
  const part = frames.slice(0, 400);

  test('gives the very moments of the live session', () => {
    const track = throughFile({ pose, source }, part);
    const replayed = [...replay(track, createSession(hipRotationWalkOut, settings, CORRECTIONS.full))];
    expect(replayed).toEqual(momentsOf(part, settings));
    expect(replayed.some(({ events }) => events.length > 0)).toBe(true);
  });

  test('goes on frame by frame, as asked', () => {
    const moments = replay(
      { pose, source, frames: part },
      createSession(hipRotationWalkOut, settings, CORRECTIONS.full),
    );
    expect(moments.next().value).toMatchObject({ t: part[0]!.t });
    expect(moments.next().value).toMatchObject({ t: part[1]!.t });
  });
});

test('a track carries what it was measured with, and a replay starts from that', () => {
  const measured = {
    appVersion: '0.1.0',
    settings: { height: metres(1.66), cameraFov: degrees(70) },
    routine: { id: 'hip-rotation-walk-out', version: 1 },
  } as const;
  const track = parseTrack(createTrack({ pose, source, measured }).toJson());
  expect(track.measured).toEqual(measured);
  expect(settingsOfTrack(track)).toEqual(measured.settings);
});

test('a track that was never measured has no settings', () => {
  expect(settingsOfTrack(parseTrack(createTrack({ pose, source }).toJson()))).toEqual({});
});

test('a track whose settings still name the network is read, and the name is left to its estimator', () => {
  const settings = { model: 'lite', height: metres(1.66) };
  const measured = { appVersion: '0.1.0', settings, routine: { id: 'hip-rotation-walk-out', version: 1 } };
  const track = parseTrack(createTrack({ pose, source, measured }).toJson());
  expect(settingsOfTrack(track)).toEqual({ height: 1.66 });
});
