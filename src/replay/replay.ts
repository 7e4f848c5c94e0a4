import type { Moment } from '../core/moment.ts';
import type { Session, Settings } from '../core/session.ts';
import type { Track } from '../core/track.ts';

/** The settings that a track was recorded with; none for one that was never measured. */
export const settingsOf = ({ measured }: Track): Settings => measured?.settings ?? {};

/** Sends a recorded track through a session, as fast as it goes: the same moments as when it was recorded. */
export function* replay(track: Track, session: Session): Generator<Moment> {
  for (const frame of track.frames) yield session.advance(frame);
}
