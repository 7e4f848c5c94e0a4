import type { Side } from './landmarks.ts';
import { isSeen } from './reading.ts';
import type { Seen } from './reading.ts';
import type { SessionRecord } from './session-record.ts';

/** A foot counts once it has stood still this long: on its way through, it was not held. Seconds. */
const HELD = 0.4;

/** The largest toe-out that a foot held; null where it held none that was seen. */
export function bestTurnout({ frames }: Pick<SessionRecord, 'frames'>, side: Side): Seen | null {
  let best: Seen | null = null;
  let since: number | null = null;
  for (const { t, moving, readings } of frames) {
    const reading = readings[`turnout.${side}`];
    if (moving === side || moving === 'both' || !isSeen(reading)) {
      since = null;
      continue;
    }
    since ??= t;
    if (t - since >= HELD && reading.value > (best?.value ?? 0)) best = reading;
  }
  return best;
}
