import type { Side } from '../../../../src/core/landmarks.ts';
import type { Moving } from '../../../../src/core/moment.ts';
import type { FrameRecord, SessionRecord } from '../../../../src/core/session-record.ts';
import { setRecord } from '../../../support/set-record.ts';
import { readingsOf, seen } from '../../support/readings.ts';

/** What one foot does: seconds that it takes, and the turnout it ends with; it stands still where that does not change. */
export interface Stretch {
  readonly seconds: number;
  readonly to: number;
}

const FPS = 30;
/** Readings of a foot that turns slower than this do not show as movement. Degrees a second. */
const SEEN_TURNING = 10;

/** Turn out, or in, and back, held between. */
export const turnAndBack = (to: number, held = 2): Stretch[] => [
  { seconds: 1, to: 0 },
  { seconds: 1.5, to },
  { seconds: held, to },
  { seconds: 1.5, to: 0 },
  { seconds: 1, to: 0 },
];

/** Frames in which feet do as scripted, one script for each foot; `noise` is added to every turnout. */
export function framesOf(
  scripts: Partial<Record<Side, readonly Stretch[]>>,
  noise: (i: number) => number = () => 0,
  halfWidth95 = 4,
): FrameRecord[] {
  const seconds = Math.max(
    ...Object.values(scripts).map((script) => script.reduce((sum, part) => sum + part.seconds, 0)),
  );
  return Array.from({ length: Math.ceil(seconds * FPS) }, (_, i) => {
    const t = i / FPS;
    const left = turnoutAt(scripts.left ?? [], t);
    const right = turnoutAt(scripts.right ?? [], t);
    const moving: Moving =
      left.turning && right.turning ? 'both' : left.turning ? 'left' : right.turning ? 'right' : 'none';
    const readings = readingsOf({
      'foot-yaw.left': seen(left.turnout + noise(2 * i), halfWidth95),
      'foot-yaw.right': seen(-right.turnout - noise(2 * i + 1), halfWidth95),
      'turnout.left': seen(left.turnout + noise(2 * i), halfWidth95),
      'turnout.right': seen(right.turnout + noise(2 * i + 1), halfWidth95),
    });
    return { t, seen: true, step: 'set-up', moving, readings };
  });
}

function turnoutAt(script: readonly Stretch[], t: number): { readonly turnout: number; readonly turning: boolean } {
  let [before, left] = [0, t];
  for (const { seconds, to } of script) {
    if (left < seconds) {
      const turnout = before + ((to - before) * left) / seconds;
      return { turnout, turning: Math.abs(to - before) / seconds > SEEN_TURNING };
    }
    before = to;
    left -= seconds;
  }
  return { turnout: before, turning: false };
}

/** A record of these frames. */
export const recordOf = (frames: readonly FrameRecord[], given: Partial<SessionRecord> = {}): SessionRecord => ({
  ...setRecord({}),
  events: [],
  findings: [],
  frames,
  ...given,
});
