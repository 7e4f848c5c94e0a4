import type { Moment } from '../core/moment.ts';
import type { Session } from '../core/session.ts';
import type { Track } from '../core/track.ts';

/** Sends a recorded track through a session, as fast as it goes: the same moments as when it was recorded. */
export function* replay(track: Track, session: Session): Generator<Moment> {
  for (const frame of track.frames) yield session.advance(frame);
}
