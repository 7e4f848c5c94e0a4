import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseTruth } from '../../../src/accuracy/truth.ts';
import type { Truth } from '../../../src/accuracy/truth.ts';
import type { Moment } from '../../../src/core/moment.ts';
import type { Routine } from '../../../src/core/routine.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { createSession } from '../../../src/core/session.ts';
import type { Settings } from '../../../src/core/session.ts';
import { parseTrack } from '../../../src/core/track.ts';
import type { Track } from '../../../src/core/track.ts';
import { metres } from '../../../src/core/units.ts';
import { once, settingsOf, trackOf } from './recorded.ts';
import type { Recorded } from './recorded.ts';

/** Pose tracks of people who do something else than the walk-out, with their heights, where they are known. Metres. */
export const HEIGHTS = {
  squat: 1.61,
  range: 1.79,
  'heel-raise': 1.79,
  'balance-oblique': null,
  'balance-behind': null,
  'outdoor-far': null,
} as const;
/** Videos of real people, who balance on one leg or walk. */
export const REAL = ['balance-oblique', 'balance-behind', 'outdoor-far'] as const;
export type Exercise = keyof typeof HEIGHTS;
export type AnyTrack = Recorded | Exercise;

const isExercise = (name: AnyTrack): name is Exercise => name in HEIGHTS;

const unzip = (file: string): string =>
  gunzipSync(readFileSync(new URL(`../../fixtures/exercises/${file}.json.gz`, import.meta.url))).toString();
const exerciseTrack = once((name: Exercise): Track => parseTrack(unzip(`${name}.track`)));

/** What the renderer knows of the range check. */
export const rangeTruth = (): Truth => parseTruth(unzip('range.truth'));

/** Any recorded track by its name, of the walk-out or of another exercise. */
export const anyTrack = (name: AnyTrack): Track => (isExercise(name) ? exerciseTrack(name) : trackOf(name));
export function anySettings(name: AnyTrack): Settings {
  if (!isExercise(name)) return settingsOf(name);
  const height = HEIGHTS[name];
  return height === null ? {} : { height: metres(height) };
}

/** The moments of a session of this routine over a recorded track. */
export function momentsIn(routine: Routine, name: AnyTrack): readonly Moment[] {
  const session = createSession(routine, anySettings(name), CORRECTIONS.full);
  return anyTrack(name).frames.map((frame) => session.advance(frame));
}
