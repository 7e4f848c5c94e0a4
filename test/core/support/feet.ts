import { ConstantSpeedFilter } from '../../../src/core/kalman.ts';
import { OUTWARD, SIDES } from '../../../src/core/landmarks.ts';
import type { Side } from '../../../src/core/landmarks.ts';
import { SIGNALS } from '../../../src/core/signals.ts';
import type { SignalId, SignalState, SignalStates } from '../../../src/core/signals.ts';
import { millis, toRadians } from '../../../src/core/units.ts';

/** One turn of one foot: seconds, degrees of toe-out, and the point of the foot that stays, 0 the heel, 1 the toe tip. */
export interface ScriptedTurn {
  readonly foot: Side;
  readonly from: number;
  readonly to: number;
  readonly turnTo: number;
  readonly about: number;
}

/** Where a foot is: room metres, and toe-out. */
interface Foot {
  readonly heelX: number;
  readonly heelZ: number;
  readonly toeOut: number;
}

const FOOT_LENGTH = 0.22;
/** A foot on its ball turns about a point this far along it. */
export const BALL = 0.72;
export const HEEL = 0;

const eased = (share: number): number => (share <= 0 ? 0 : share >= 1 ? 1 : share * share * (3 - 2 * share));

const along = (foot: Side, { heelX, heelZ, toeOut }: Foot, share: number): [number, number] => {
  const yaw = toRadians(OUTWARD[foot] * toeOut);
  return [heelX + share * FOOT_LENGTH * Math.sin(yaw), heelZ + share * FOOT_LENGTH * Math.cos(yaw)];
};

function turned(foot: Side, before: Foot, { turnTo, about }: ScriptedTurn, share: number): Foot {
  const [x, z] = along(foot, before, about);
  const toeOut = before.toeOut + eased(share) * (turnTo - before.toeOut);
  const [dx, dz] = along(foot, { heelX: 0, heelZ: 0, toeOut }, about);
  return { heelX: x - dx, heelZ: z - dz, toeOut };
}

/** Where a foot truly is at `t` seconds, having begun 10 cm to its side, straight ahead, 3 m from the camera. */
export function footAt(foot: Side, script: readonly ScriptedTurn[], t: number): Foot {
  let now: Foot = { heelX: OUTWARD[foot] * 0.1, heelZ: -3, toeOut: 0 };
  for (const turn of script)
    if (turn.foot === foot) now = turned(foot, now, turn, (t - turn.from) / (turn.to - turn.from));
  return now;
}

const NOTHING = Object.fromEntries(Object.keys(SIGNALS).map((id) => [id, { unseen: 'nobody' }])) as Record<
  SignalId,
  SignalState
>;

/** Makes the signals of a script, through the very filters that the engine sees the feet through. */
export function feetSignals(script: readonly ScriptedTurn[]): (t: number) => SignalStates {
  const filters = new Map<SignalId, ConstantSpeedFilter>();
  const filtered = (id: SignalId, t: number, value: number) => {
    if (!filters.has(id)) filters.set(id, new ConstantSpeedFilter(SIGNALS[id].motion));
    return filters.get(id)!.advance(millis(t), value);
  };
  return (t) => {
    const states = { ...NOTHING };
    for (const side of SIDES) {
      const foot = footAt(side, script, t / 1000);
      const [toeX, toeZ] = along(side, foot, 1);
      const seen = { 'heel-x': foot.heelX, 'heel-z': foot.heelZ, 'toe-x': toeX, 'toe-z': toeZ } as const;
      states[`foot-yaw.${side}`] = filtered(`foot-yaw.${side}`, t, OUTWARD[side] * foot.toeOut);
      for (const [point, value] of Object.entries(seen)) {
        const id = `${point as keyof typeof seen}.${side}` as const;
        states[id] = filtered(id, t, value);
      }
    }
    return states;
  };
}
