import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Moment } from '../../../src/core/moment.ts';
import type { Routine } from '../../../src/core/routine.ts';
import { createSession } from '../../../src/core/session.ts';
import type { Settings } from '../../../src/core/session.ts';
import { parseTrack } from '../../../src/core/track.ts';
import type { Track } from '../../../src/core/track.ts';
import { metres } from '../../../src/core/units.ts';
import { once, settingsOf, trackOf } from './recorded.ts';
import type { Recorded } from './recorded.ts';

/** Pose tracks of rendered people who do something else than the walk-out, with their heights. Metres. */
export const HEIGHTS = { squat: 1.61 } as const;
export type Exercise = keyof typeof HEIGHTS;
export type AnyTrack = Recorded | Exercise;

const isExercise = (name: AnyTrack): name is Exercise => name in HEIGHTS;

const exerciseTrack = once((name: Exercise): Track => {
  const file = new URL(`../../fixtures/exercises/${name}.track.json.gz`, import.meta.url);
  return parseTrack(gunzipSync(readFileSync(file)).toString());
});

/** Any recorded track by its name, of the walk-out or of another exercise. */
export const anyTrack = (name: AnyTrack): Track => (isExercise(name) ? exerciseTrack(name) : trackOf(name));
export const anySettings = (name: AnyTrack): Settings =>
  isExercise(name) ? { height: metres(HEIGHTS[name]) } : settingsOf(name);

/** The moments of a session of this routine over a recorded track. */
export function momentsIn(routine: Routine, name: AnyTrack): readonly Moment[] {
  const session = createSession(routine, anySettings(name));
  return anyTrack(name).frames.map((frame) => session.advance(frame));
}
