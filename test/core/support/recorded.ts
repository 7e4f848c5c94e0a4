import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Clip } from '../../../src/accuracy/measure-clip.ts';
import { parseTruth } from '../../../src/accuracy/truth.ts';
import type { Truth } from '../../../src/accuracy/truth.ts';
import type { Frame } from '../../../src/core/frame.ts';
import type { Moment } from '../../../src/core/moment.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { createSession } from '../../../src/core/session.ts';
import type { Settings } from '../../../src/core/session.ts';
import { parseTrack } from '../../../src/core/track.ts';
import type { Track } from '../../../src/core/track.ts';
import { metres } from '../../../src/core/units.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';

/** Recorded pose tracks of rendered people: a clean repetition, one with faults of order and tempo, one of the body. */
export const RECORDED = ['clean', 'sequence', 'body'] as const;
export type Recorded = (typeof RECORDED)[number];

const TRACKS = new URL('../../fixtures/tracks/', import.meta.url);
const unzip = (name: string): string => gunzipSync(readFileSync(new URL(name, TRACKS))).toString();

/** Remembers what was made once: a test file asks for the same recording many times. */
export function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}

export const trackText = once((name: Recorded): string => unzip(`${name}.track.json.gz`));
export const trackOf = once((name: Recorded): Track => parseTrack(trackText(name)));
/** What the renderer knows of the clip. */
export const truthOf = once((name: Recorded): Truth => parseTruth(unzip(`${name}.truth.json.gz`)));
export const clipOf = (name: Recorded): Clip => ({ name, track: trackOf(name), truth: truthOf(name) });
/** What the engine is told of this person. */
export const settingsOf = (name: Recorded): Settings => ({ height: metres(truthOf(name).subject.height_m) });

/** The moments of a session of the walk-out over these frames. */
export function momentsOf(frames: readonly Frame[], settings: Settings): readonly Moment[] {
  const session = createSession(hipRotationWalkOut, settings, CORRECTIONS.full);
  return frames.map((frame) => session.advance(frame));
}

/** The moments of a recorded session, unchanged. */
export const recordedMoments = once((name: Recorded) => momentsOf(trackOf(name).frames, settingsOf(name)));
